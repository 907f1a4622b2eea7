import Messages
import PointsDomain
import PointsService
import RPCCore
import Testing

/// Who may call what, and on whose entries.
struct AccessTests {
    private let store = MemoryStore(program: KeyedMethod.program)
    private var handlers: PointsHandlers { PointsHandlers(store) }

    private static let channels: Set<Principal.Kind> = [.service, .till, .channelApp, .operator]
    private static let partners = channels.union([.partner])
    private static let rules: [String: Set<Principal.Kind>] = [
        "Earn": partners, "Burn": partners, "PlaceHold": partners, "Capture": partners,
        "Release": partners, "Reverse": partners, "Transfer": channels,
        "Adjust": [.service, .staff, .operator],
        "DecideAdjustment": [.service, .staff, .operator],
        "WriteOff": [.service, .operator],
        "MergeMembers": [.service, .operator],
        "UnmergeMembers": [.service, .operator],
        "ConfirmNotice": [.service, .channelApp, .operator],
        "GetBalance": partners.union([.member, .staff]),
        "ListStatement": channels.union([.member, .staff]),
        "ExplainEntry": channels.union([.member]),
        "GetLiability": [.staff, .operator],
        "GetTrialBalance": [.operator],
        "VerifyPoints": [.operator],
        "CommitOrder": channels, "ReverseOrder": channels, "GetOrder": channels,
    ]

    @Test func everyMethodSaysWhoMayCall() {
        let declared = PointsV1.PointsMethods.all.map { ($0.name, $0.access.kinds) }
        #expect(Dictionary(uniqueKeysWithValues: declared) == Self.rules)
        for method in PointsV1.PointsMethods.all where method.access.kinds.contains(.staff) {
            #expect(method.access.roles.contains(.hqAdmin), "\(method.name)")
            #expect(!method.access.roles.contains(.cashier), "\(method.name)")
            // Auditors read what belongs to members, and change nothing.
            let isReading = ["GetBalance", "ListStatement"].contains(method.name)
            #expect(method.access.roles.contains(.auditor) == isReading, "\(method.name)")
        }
        for method in PointsV1.PointsMethods.all {
            let isReading =
                method.name.hasPrefix("Get") || method.name.hasPrefix("List")
                || ["ExplainEntry", "VerifyPoints"].contains(method.name)
            #expect(method.idempotency == (isReading ? .idempotent : .keyed), "\(method.name)")
        }
    }

    @Test func partnersTakeBackWhatTheyHaveBookedAlone() async throws {
        func blossom(_ id: String) -> CallContext {
            context(.partner, id: id, scope: "acme/partners/blossom")
        }
        var earn = KeyedMethod.earn(10, key: "e")
        earn.organisation = "acme/partners/blossom"
        let own = try await handlers.earn(earn, context: blossom("blossom"))
        earn.idempotencyKey = "till"
        let other = try await handlers.earn(earn, context: context(.till, scope: "acme"))
        func reverse(
            _ booked: PointsV1.BookedResponse,
            as id: String
        ) async throws
            -> PointsV1.BookedResponse
        {
            try await handlers.reverse(
                PointsV1.ReverseRequest(
                    memberID: 5,
                    organisation: "acme/partners/blossom",
                    reasonCode: "returned",
                    idempotencyKey: "r",
                    entryID: booked.entries[0].entryID
                ),
                context: blossom(id)
            )
        }
        await expectRefusal("points.entry_not_found", "entry_id") {
            try await reverse(own, as: "rival")
        }
        await expectRefusal("points.entry_not_found", "entry_id") {
            try await reverse(other, as: "blossom")
        }
        #expect(try await !reverse(own, as: "blossom").replayed)
        #expect(try await reverse(own, as: "blossom").replayed)
    }

    @Test func entriesOfOtherCompaniesCannotBeTakenBack() async throws {
        try await KeyedMethod.reverse.prepare(handlers)
        var request = PointsV1.ReverseRequest(
            memberID: 5,
            organisation: "rival/s1",
            reasonCode: "returned",
            idempotencyKey: "k",
            entryID: 3
        )
        let rival = request
        for kind in [Principal.Kind.till, .channelApp] {
            await expectRefusal("points.entry_not_found", "entry_id") {
                try await handlers.reverse(rival, context: context(kind, scope: "rival"))
            }
        }
        // Anywhere in the same company.
        request.organisation = "acme/south"
        let answer = try await handlers.reverse(request, context: context(.till, scope: "acme"))
        #expect(answer.entries.map(\.amount) == [40])
        let other = try await handlers.earn(
            KeyedMethod.earn(1, of: 6, key: "x"),
            context: context()
        )
        request.entryID = other.entries[0].entryID
        request.idempotencyKey = "k2"
        let foreign = request
        await expectRefusal("points.entry_not_found", "entry_id") {
            try await handlers.reverse(foreign, context: context(.till, scope: "acme"))
        }
    }

    @Test func tillsUndoOnlyWhatTillsMayBook() async throws {
        try await KeyedMethod.writeOff.prepare(handlers)
        let booked = [
            try await handlers.writeOff(
                .init(
                    memberID: 5,
                    organisation: KeyedMethod.store,
                    reasonCode: "goodwill",
                    idempotencyKey: "forgiven",
                    currency: "points",
                    amount: 900
                ),
                context: context()
            ),
            try await handlers.adjust(KeyedMethod.adjust(60, key: "given"), context: context()),
            try await handlers.adjust(KeyedMethod.adjust(-10, key: "taken"), context: context()),
        ]
        for (index, response) in booked.enumerated() {
            let request = PointsV1.ReverseRequest(
                memberID: 5,
                organisation: KeyedMethod.store,
                reasonCode: "corrected",
                idempotencyKey: "undo-\(index)",
                entryID: response.entries[0].entryID
            )
            for kind in [Principal.Kind.till, .channelApp] {
                await expectRefusal("points.entry_not_found", "entry_id") {
                    try await handlers.reverse(request, context: context(kind, scope: "acme"))
                }
            }
            for kind in [Principal.Kind.service, .operator] {
                var request = request
                request.idempotencyKey += kind.rawValue
                request.amount = 5
                let answer = try await handlers.reverse(request, context: context(kind))
                #expect(answer.entries.map(\.kind) == [.reversal])
            }
        }
    }

    @Test func proposalsAreDecidedOnWithinTheOwnPartOnly() async throws {
        try await KeyedMethod.decideAdjustment.prepare(handlers)
        func decide(_ scope: String) async throws -> PointsV1.BookedResponse {
            try await KeyedMethod.decideAdjustment.call(
                handlers,
                context: context(.staff, id: "manager", scope: scope)
            )
        }
        await expectRefusal("points.proposal_not_found", "proposal_id") {
            try await decide("acme/south")
        }
        #expect(try await decide("acme/north").entries.map(\.amount) == [500])
    }

    /// A partner acts for its own unit in a company whose tills it has nothing to do with.
    @Test func partnersEndOnlyTheirOwnHolds() async throws {
        try await KeyedMethod.capture.prepare(handlers)
        let partner = context(.partner, id: "blossom", scope: "acme/blossom")
        let capture = PointsV1.CaptureRequest(
            memberID: 5,
            organisation: "acme/blossom",
            reasonCode: "purchase",
            idempotencyKey: "c",
            holdID: "h1",
            amount: 10
        )
        await expectRefusal("points.hold_not_found", "hold_id") {
            try await handlers.capture(capture, context: partner)
        }
        let release = PointsV1.ReleaseRequest(
            memberID: 5,
            organisation: "acme/blossom",
            reasonCode: "cancelled",
            idempotencyKey: "r",
            holdID: "h1"
        )
        await expectRefusal("points.hold_not_found", "hold_id") {
            try await handlers.release(release, context: partner)
        }
        let balance = PointsV1.GetBalanceRequest(memberID: 5)
        let seen = try await handlers.getBalance(balance, context: partner)
        #expect(seen.holds.map(\.holdID) == ["", ""])
        let till = try await handlers.getBalance(balance, context: context(.till, scope: "acme"))
        #expect(till.holds.map(\.holdID) == ["h1", "h2"])
    }

    @Test func liabilityOfAllDivisionsIsForHeadquarters() async throws {
        let request = PointsV1.GetLiabilityRequest(
            currency: "points",
            firstDay: "2026-01-01",
            lastDay: "2026-01-02"
        )
        for scope in ["acme/north", nil] {
            await expectRefusal("rpc.scope_denied") {
                try await handlers.getLiability(request, context: context(.staff, scope: scope))
            }
        }
        let answer = try await handlers.getLiability(
            request,
            context: context(.staff, scope: "acme")
        )
        // The store in memory has no days; what counts is that it was asked.
        #expect(answer.days == [])
    }

    @Test func callWithoutAPrincipalIsRefused() async {
        let nobody = CallContext(
            method: PointsV1.PointsMethods.all[0],
            principal: nil,
            peer: nil,
            deadline: nil,
            metadata: CallMetadata()
        )
        await expectRefusal("rpc.unauthenticated") {
            try await handlers.earn(KeyedMethod.earn(1, key: "k"), context: nobody)
        }
    }
}
