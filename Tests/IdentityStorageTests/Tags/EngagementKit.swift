import IdentityDomain
import Primitives
import Synchronization
import Testing

@testable import IdentityStorage

/// A clock that a test moves.
final class MovedClock: Sendable {
    private let moment: Mutex<Timestamp>

    init(_ start: Timestamp = TestStore.start) { moment = Mutex(start) }

    var now: Timestamp { moment.withLock { $0 } }

    func move(days: Int) {
        moment.withLock { $0 = $0.advanced(byMicroseconds: Int64(days) * 86_400_000_000) }
    }
}

/// Rules and facts for the tests of tags and invitations.
enum EngagementKit {
    static let today = 20_370

    static func rules(atLeast: Int64 = 2, version: Int64 = 1) -> TagReview.Rules {
        TagReview.Rules(
            library: TagLibrary(
                version: version,
                definitions: [
                    TagDefinition(tag: "vip", group: "g", english: "e", chinese: "c", rule: nil),
                    TagDefinition(
                        tag: "skin",
                        group: "g",
                        english: "e",
                        chinese: "c",
                        rule: TagRule([
                            .bought(
                                ProductMatcher(categories: ["skin/*"]),
                                .products,
                                atLeast: atLeast,
                                withinDays: 30
                            )
                        ])
                    ),
                ]
            ),
            zone: .utc
        )
    }

    static func program(
        budget: Int64 = 10_000,
        returnDays: Int = 7,
        perDay: Int = 100
    ) throws -> ReferralProgram {
        ReferralProgram(
            campaigns: [
                ReferralCampaign(
                    code: "friends",
                    version: 1,
                    organisation: try #require(OrganisationPath("acme")),
                    currency: "points",
                    inviterAmount: 500,
                    inviteeAmount: 100,
                    budget: budget,
                    claimDays: 30,
                    returnDays: returnDays,
                    claimsPerDayMax: perDay
                )
            ],
            zone: .utc
        )
    }

    static func key(
        _ name: String,
        _ fields: String...,
        method: String = "TagMember"
    ) throws -> KeyedRequest {
        KeyedRequest(
            key: CallerKey(caller: "staff:alice", key: try #require(IdempotencyKey(name))),
            method: method,
            fields: fields.enumerated().map { KeyedRequest.Field("f\($0.offset)", $0.element) }
        )
    }

    /// An order of `sku` in `skin/…`, paid at a moment.
    static func paid(
        _ member: MemberID,
        _ order: String,
        at moment: Timestamp,
        sku: String = "a",
        fen: Int64 = 1000
    ) -> PurchaseFact {
        let reference = OrderReference(channel: "pos", orderID: order)
        return .paid(
            member,
            reference,
            order: PurchasedOrder(
                digest: reference.digest,
                day: ZoneRules.utc.date(moment).daysSinceEpoch,
                hour: 12,
                channel: "pos",
                store: "acme/north/store-1",
                paid: Fen(fen),
                lines: [
                    PurchasedOrder.Line(
                        sku: sku,
                        category: "skin/sensitive",
                        brand: "x",
                        quantity: 1,
                        paid: Fen(fen)
                    )
                ]
            ),
            paidAt: moment
        )
    }

    static func takenBack(_ member: MemberID, _ order: String) -> PurchaseFact {
        .takenBack(member, OrderReference(channel: "pos", orderID: order))
    }

    /// Events of one partition from a position on.
    static func batch(from position: Int64, _ facts: PurchaseFact?...) -> PurchaseBatch {
        PurchaseBatch(
            source: "points",
            events: facts.enumerated().map { index, fact in
                PurchaseBatch.Event(
                    partition: 3,
                    position: position + Int64(index),
                    fact: fact
                )
            }
        )
    }
}

extension SQLMemberStore {
    /// Makes a member by a number that nobody else has.
    func enrol(_ number: Int) async throws -> MemberID {
        let outcome = try await register(
            .sample(phone: "138\(10_000_000 + number)", card: nil, key: "member-\(number)")
        )
        return try #require(outcome.answer?.memberID)
    }

    /// The tags that may be known outside.
    func tagNames(of memberID: MemberID) async throws -> [String]? {
        try await member(memberID)?.facts.tags
    }

    /// Merges two members; the merge's id.
    func mergeMembers(_ absorbed: MemberID, into survivor: MemberID) async throws -> Int64 {
        let outcome = try await join(absorbed, into: survivor, key: "merge-\(absorbed)").get()
        guard case .decided(let mergeID?) = outcome else { throw MemberStoreError.corrupt }
        return mergeID
    }

    /// Undoes a merge.
    func undoMerge(_ mergeID: Int64) async throws {
        _ = try await part(mergeID, key: "unmerge-\(mergeID)").get()
    }
}
