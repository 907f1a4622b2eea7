import IdentityDomain
import IdentityService
import Messages
import Primitives
import RPCCore
import Synchronization
import Testing

/// A member with everything, and callers.
enum MembersSamples {
    static let now = IdentityHandlersTests.now
    static let anna = IdentityHandlersTests.anna

    static let program = IdentityProgram(
        attributes: [
            AttributeDefinition(name: "job", kind: .text(lengthMax: 10), isPersonal: true),
            AttributeDefinition(name: "pet", kind: .boolean, isPersonal: false),
        ],
        preferences: IdentityProgram.standard.preferences.map(\.value),
        childStages: IdentityProgram.standard.childStages
    )

    static func profile() throws -> MemberProfile {
        let member = try IdentityHandlersTests.member()
        var personal = PersonalProfile()
        personal.gender = .female
        personal.birthday.birthday = Birthday(year: 1990, month: 5, day: 17)
        personal.children = [try #require(LocalDate("2020-01-31"))]
        personal.values = AttributeValues(attributes: ["job": "教师"])
        personal.addresses = [
            PostalAddress(
                recipient: "王小明",
                phone: "+8613800001234",
                text: "北京",
                postcode: "",
                label: ""
            )
        ]
        personal.stateNote = StateNote(
            reason: Redacted("looked into"),
            changedBy: "staff:9",
            changedAt: now
        )
        return MemberProfile(
            member: member,
            marks: [
                member.identities[0]: IdentityMark(method: .oneTimeCode, verifiedAt: now)
            ],
            personal: personal,
            values: AttributeValues(
                attributes: ["job": "教师", "pet": "true"],
                preferences: ["language": "zh"]
            ),
            acquisition: try Acquisition(validating: Acquisition.Draft(channel: "app"))
        )
    }

    static func staff(_ roles: StaffRole..., in unit: String? = "acme") -> Principal {
        Principal(
            kind: .staff,
            id: "g7",
            organisation: unit.flatMap { OrganisationPath($0) },
            roles: Set(roles)
        )
    }

    static let self_ = Principal(kind: .member, id: "\(anna.rawValue)")
    static let app = Principal(kind: .channelApp, id: "app")

    static func context(
        _ principal: Principal?,
        purpose: String = "",
        auditor: (any CallAuditor)? = nil
    ) -> CallContext {
        CallContext(
            method: IdentityV1.MembersMethods.getProfile,
            principal: principal,
            peer: nil,
            deadline: nil,
            metadata: CallMetadata(purpose: purpose),
            auditor: auditor
        )
    }

    /// Notes what was shown in full; or cannot, and says so.
    final class Reads: CallAuditor {
        private let reads = Mutex<[(fields: [String], action: AuditedAction)]>([])
        private let isAble: Bool

        init(isAble: Bool = true) { self.isAble = isAble }

        var all: [(fields: [String], action: AuditedAction)] { reads.withLock(\.self) }

        func began(_ action: AuditedAction) async throws(RPCError) -> AuditTicket {
            AuditTicket(lane: 0, number: 1)
        }

        func ended(_ ticket: AuditTicket, error: RPCError?) async {}

        func shows(_ fields: [String], by action: AuditedAction) async throws(RPCError) {
            guard isAble else { throw RPCError(.unavailable, message: "no audit") }
            reads.withLock { $0.append((fields, action)) }
        }
    }

    static func handlers(_ store: StubProfileStore) -> MembersHandlers {
        MembersHandlers(
            store: store,
            rules: ProfileRules(program: program, zone: .utc),
            now: { now }
        )
    }
}
