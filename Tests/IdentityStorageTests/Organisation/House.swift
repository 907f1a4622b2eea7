import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// Requests of the organisation, as tests send them.
enum House {
    static let alice = Actor.installation(name: "operator:alice")

    static func path(_ text: String) throws -> OrganisationPath {
        try #require(OrganisationPath(text))
    }

    static func key(_ text: String, _ caller: String = "operator:alice") throws -> CallerKey {
        CallerKey(caller: caller, key: try #require(IdempotencyKey(text)))
    }

    /// A unit; the path is the key where none is given.
    static func put(
        _ text: String,
        _ kind: UnitKind,
        name: String = "A unit",
        isClosed: Bool = false,
        key: String? = nil
    ) -> PutUnit {
        guard let path = OrganisationPath(text), let name = UnitName(name),
            let key = IdempotencyKey(key ?? (isClosed ? text + "-closed" : text))
        else { preconditionFailure("\(text) is no unit") }
        return PutUnit(
            key: CallerKey(caller: alice.name, key: key),
            actor: alice,
            path: path,
            kind: kind,
            name: name,
            isClosed: isClosed
        )
    }

    static func credential(_ subject: String) throws -> StaffCredential {
        try #require(
            StaffCredential(issuer: "https://id.acme", subject: "subject-\(subject)")
        )
    }

    static func staff(
        _ id: String,
        in unit: String = "acme/north/s1",
        subject: String? = nil
    ) throws -> PutStaff {
        PutStaff(
            key: try key("staff-\(id)"),
            actor: alice,
            staffID: id,
            organisation: try path(unit),
            name: try #require(MemberName("Ben of \(id)")),
            number: "17",
            credential: try credential(subject ?? id)
        )
    }

    static func change(
        _ id: String,
        _ change: ChangeStaff.Change,
        key text: String
    ) throws -> ChangeStaff {
        ChangeStaff(
            key: try key(text),
            actor: alice,
            staffID: id,
            change: change,
            reason: try #require(ReasonText("new shift"))
        )
    }

    static func subject() throws -> ApprovalSubject {
        let member = try #require(MemberID(rawValue: 7))
        return try #require(
            ApprovalSubject(act: .eraseMember, memberID: member, reference: "asked in writing")
        )
    }

    static func approval() throws -> RequestApproval {
        RequestApproval(
            key: try key("ask", "staff:anna"),
            subject: try subject(),
            organisation: try path("acme/north"),
            reason: try #require(ReasonText("asked by the member"))
        )
    }

    static func decide(_ approvalID: Int64, by id: String) throws -> DecideApproval {
        DecideApproval(
            key: try key("decide", "staff:\(id)"),
            actor: .staff(id, in: try path("acme"), roles: [.hqAdmin]),
            approvalID: approvalID,
            isApproved: true,
            reason: try #require(ReasonText("seen"))
        )
    }

    static func use(_ approvalID: Int64, key text: String) throws -> UseApproval {
        UseApproval(
            key: try key(text, "service:points"),
            approvalID: approvalID,
            subject: try subject()
        )
    }

    static func partner(
        _ id: String,
        pins: Set<CertificatePin> = [],
        key text: String? = nil
    ) throws -> PutPartner {
        PutPartner(
            key: try key(text ?? "partner-\(id)"),
            actor: alice,
            partner: Partner(
                partnerID: id,
                organisation: try path("acme/north"),
                name: try #require(UnitName("Blossom")),
                rights: [.earn, .resolve],
                callsPerSecond: 10,
                burst: 20,
                isActive: true,
                pins: pins,
                changedAt: TestStore.start
            )
        )
    }

    static func link(
        _ member: MemberID,
        _ version: String?,
        key text: String
    ) throws -> ChangeLink {
        ChangeLink(
            key: try key(text, "member:\(member)"),
            memberID: member,
            partnerID: "blossom",
            consentVersion: version
        )
    }
}

extension SQLMemberStore {
    /// A headquarters with two regions, one with a store, and one that sounds like another.
    func makeUnits() async throws {
        for (path, kind) in [
            ("acme", UnitKind.headquarters), ("acme/north", .region), ("acme/north/s1", .store),
            ("acme/northwest", .region), ("acme/south", .region),
        ] {
            guard case .answered = try await put(House.put(path, kind)) else {
                Issue.record("\(path) was not put")
                return
            }
        }
    }
}
