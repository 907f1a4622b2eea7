package import IdentityDomain
package import Messages
package import Primitives
package import RPCCore
import Synchronization

/// What the privacy service needs besides its store.
package struct PrivacySettings: Sendable {
    /// Whether an erasure needs an approval by a second person.
    package let needsSecondPerson: Bool
    /// Who saw a member's personal data unmasked.
    package let reads: @Sendable (MemberID) async throws -> [RPCV1.AuditRecord]
    /// What other parts of identity hold; `nil` for nothing.
    package let parts: ExportParts?

    /// Bundles them.
    package init(
        needsSecondPerson: Bool,
        reads: @escaping @Sendable (MemberID) async throws -> [RPCV1.AuditRecord],
        parts: ExportParts? = nil
    ) {
        self.needsSecondPerson = needsSecondPerson
        self.reads = reads
        self.parts = parts
    }
}

/// Answers the calls of `huitou.identity.v1.Privacy`.
package final class PrivacyHandlers: IdentityV1.PrivacyServer {
    let store: any PrivacyStore
    private let settings: PrivacySettings
    private let now: @Sendable () -> Timestamp
    private let searches = Mutex(SearchAllowance())

    /// The most members that one search shows.
    package static let matchesMax = 20
    /// The most keys that one call wraps anew.
    package static let keysMax: UInt32 = 5_000
    private static let keysDefault: UInt32 = 1_000

    /// Answers from a store.
    package init(
        store: any PrivacyStore,
        settings: PrivacySettings,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.settings = settings
        self.now = now
    }

    package func exportMember(
        _ request: IdentityV1.ExportMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.ExportMemberResponse {
        let memberID = try MemberID(requested: request.memberID)
        let export = try await StoreFailures.reporting {
            try await store.export(memberID, reach: KeyedCall(context: context).reach)
        }
        guard let export else { throw RPCError.memberUnknown }
        try await context.audit(
            unmasked: ["name", "identities", "profiles", "devices", "tags", "merges"],
            of: memberID
        )
        var response = IdentityV1.ExportMemberResponse(export, exportedAt: now())
        for profile in export.profiles {
            response.reads += try await settings.reads(profile.member.memberID)
        }
        if let parts = settings.parts {
            let member = export.member
            response = try await StoreFailures.reporting { [response] in
                var filled = response
                try await parts.fill(&filled, of: member)
                return filled
            }
        }
        return response
    }

    package func requestErasure(
        _ request: IdentityV1.RequestErasureRequest,
        context: CallContext
    ) async throws -> IdentityV1.RequestErasureResponse {
        let call = KeyedCall(context: context)
        let command = try Self.command(request.memberID, request.reason, call)
        let keyed = try call.request(
            "RequestErasure",
            key: request.idempotencyKey,
            [.init("member_id", request.memberID), .init("reason", request.reason)]
        )
        let outcome = try await StoreFailures.reporting {
            try await store.requestErasure(command, reach: call.reach, request: keyed)
        }
        switch outcome {
        case .memberUnknown: throw RPCError.memberUnknown
        case .keyReused(let field): throw RPCError.keyReused(field)
        case .replayed(let at): return .init(requestedAt: at.microseconds, replayed: true)
        case .requested(let at): return .init(requestedAt: at.microseconds, replayed: false)
        }
    }

    package func eraseMember(
        _ request: IdentityV1.EraseMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.EraseMemberResponse {
        let call = KeyedCall(context: context)
        let command = try Self.command(request.memberID, request.reason, call)
        let keyed = try call.request(
            "EraseMember",
            key: request.idempotencyKey,
            [
                .init("member_id", request.memberID), .init("reason", request.reason),
                .init("forfeits_value", request.forfeitsValue ? 1 : 0),
                .init("approval_id", request.approvalID),
            ]
        )
        guard settings.needsSecondPerson || request.approvalID == 0 else {
            throw RPCError.invalid(field: "approval_id", "must be 0: no second person is needed")
        }
        guard request.forfeitsValue else { throw RPCError.erasureUnconfirmed }
        let outcome = try await StoreFailures.reporting {
            try await store.erase(
                command,
                reach: call.reach,
                approvalID: settings.needsSecondPerson ? request.approvalID : nil,
                request: keyed
            )
        }
        switch outcome {
        case .memberUnknown: throw RPCError.memberUnknown
        case .keyReused(let field): throw RPCError.keyReused(field)
        case .replayed(let at): return .init(erasedAt: at.microseconds, replayed: true)
        case .alreadyErased: throw RPCError.memberErased
        case .notApproved(let outcome): throw outcome.rpcError
        case .erased(let at): return .init(erasedAt: at.microseconds, replayed: false)
        }
    }

    package func findByPhoneEnd(
        _ request: IdentityV1.FindByPhoneEndRequest,
        context: CallContext
    ) async throws -> IdentityV1.FindByPhoneEndResponse {
        guard let end = PhoneEnd(request.digits) else {
            throw RPCError.invalid(field: "digits", "must be four digits")
        }
        guard request.nameInitial.count == 1, let initial = request.nameInitial.first else {
            throw RPCError.invalid(field: "name_initial", "must be one character")
        }
        let organisation = try OrganisationPath(requested: request.organisation)
        let caller = try KeyedCall(context: context).caller
        if let wait = searches.withLock({ $0.take(by: caller, now: now()) }) {
            throw RPCError.searchesExhausted(wait)
        }
        let found = try await StoreFailures.reporting {
            try await store.members(
                phoneEnd: end,
                nameInitial: initial,
                within: organisation,
                countMax: Self.matchesMax
            )
        }
        return IdentityV1.FindByPhoneEndResponse(
            matches: found.members.map { .init($0, endingIn: end) },
            hasMore: found.hasMore
        )
    }

    package func rotateMasterKey(
        _ request: IdentityV1.RotateMasterKeyRequest,
        context: CallContext
    ) async throws -> IdentityV1.RotateMasterKeyResponse {
        guard request.keysMax <= Self.keysMax else {
            throw RPCError.invalid(field: "keys_max", "must be at most \(Self.keysMax)")
        }
        let after =
            try request.afterMemberID == 0 ? nil : MemberID(requested: request.afterMemberID)
        let count = request.keysMax == 0 ? Self.keysDefault : request.keysMax
        let rotation = try await StoreFailures.reporting {
            try await store.rotateMasterKey(after: after, countMax: Int(count))
        }
        return IdentityV1.RotateMasterKeyResponse(
            masterKeyID: rotation.masterKeyID,
            wrapped: UInt32(rotation.wrappedCount),
            nextMemberID: rotation.next?.rawValue ?? 0,
            remaining: UInt64(rotation.remainingCount)
        )
    }

    package func backUp(
        _ request: IdentityV1.BackUpRequest,
        context: CallContext
    ) async throws -> IdentityV1.BackUpResponse {
        guard request.folder.hasPrefix("/"), request.folder.utf8.count <= 1_024 else {
            throw RPCError.invalid(field: "folder", "must be the whole path of a folder")
        }
        let backup = try await StoreFailures.reporting {
            try await store.backUp(into: request.folder)
        }
        return IdentityV1.BackUpResponse(
            dataFile: backup.dataFile,
            keysFile: backup.keysFile,
            members: UInt64(backup.memberCount)
        )
    }

    private static func command(
        _ memberID: Int64,
        _ reason: String,
        _ call: KeyedCall
    ) throws(RPCError) -> ErasureCommand {
        guard let text = ReasonText(reason) else {
            throw .invalid(
                field: "reason",
                "must be 1 to \(ReasonText.characterCountMax) characters without long numbers"
            )
        }
        return ErasureCommand(
            memberID: try MemberID(requested: memberID),
            caller: try call.caller,
            reason: text
        )
    }
}
