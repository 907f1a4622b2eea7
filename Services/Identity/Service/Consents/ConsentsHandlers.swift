package import IdentityDomain
package import Messages
import Primitives
package import RPCCore

/// Answers the calls of `huitou.identity.v1.Consents`.
package struct ConsentsHandlers: IdentityV1.ConsentsServer {
    private let store: any ConsentsStore

    /// Answers from a store.
    package init(store: any ConsentsStore) {
        self.store = store
    }

    package func putPolicy(
        _ request: IdentityV1.PutPolicyRequest,
        context: CallContext
    ) async throws -> IdentityV1.PutPolicyResponse {
        let policy: ConsentPolicy
        do throws(FieldRefusal) {
            policy = try ConsentPolicy(
                purpose: request.purpose,
                version: request.version,
                language: request.language,
                text: request.text
            )
        } catch {
            throw error.rpcError
        }
        let keyed = try KeyedCall(context: context).request(
            "PutPolicy",
            key: request.idempotencyKey,
            [
                .init("purpose", request.purpose), .init("version", request.version),
                .init("language", request.language), .init("text", request.text),
            ]
        )
        let (outcome, published) = try await StoreFailures.reporting {
            let outcome = try await store.put(policy, request: keyed)
            let published = try await store.policy(
                of: policy.purpose,
                version: policy.version,
                language: policy.language
            )
            return (outcome, published)
        }
        return IdentityV1.PutPolicyResponse(
            hash: published?.hash ?? "",
            replayed: try outcome.isReplayOrRefusal()
        )
    }

    package func getPolicy(
        _ request: IdentityV1.GetPolicyRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetPolicyResponse {
        guard let purpose = ContactPurpose(request.purpose) else {
            throw FieldRefusal.purpose.rpcError
        }
        let version = try request.version.isEmpty ? nil : Self.version(request.version)
        let language: String
        do throws(FieldRefusal) {
            language = try ConsentPolicy.language(request.language)
        } catch {
            throw error.rpcError
        }
        let found = try await StoreFailures.reporting {
            try await store.policy(of: purpose, version: version, language: language)
        }
        guard let found else { throw RPCError.policyUnknown }
        return IdentityV1.GetPolicyResponse(policy: IdentityV1.Policy(found))
    }

    package func setConsent(
        _ request: IdentityV1.SetConsentRequest,
        context: CallContext
    ) async throws -> IdentityV1.SetConsentResponse {
        let call = KeyedCall(context: context)
        let memberID = try MemberID(requested: request.memberID)
        let statement = try Self.statement(request)
        let keyed = try call.request(
            "SetConsent",
            key: request.idempotencyKey,
            [
                .init("member_id", request.memberID), .init("purpose", request.purpose),
                .init("channel", Int64(request.channel.rawValue)),
                .init("given", request.given ? 1 : 0),
                .init("policy_version", request.policyVersion), .init("source", request.source),
            ]
        )
        let outcome = try await StoreFailures.reporting {
            try await store.record(statement, of: memberID, reach: call.reach, request: keyed)
        }
        let (at, isReplay) = try outcome.bookingOrRefusal()
        var consent = IdentityV1.Consent(statement)
        consent.at = at.microseconds
        return IdentityV1.SetConsentResponse(consent: consent, replayed: isReplay)
    }

    package func getConsents(
        _ request: IdentityV1.GetConsentsRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetConsentsResponse {
        let memberID = try MemberID(requested: request.memberID)
        let found = try await StoreFailures.reporting {
            try await store.consents(of: memberID, reach: KeyedCall(context: context).reach)
        }
        guard let found else { throw RPCError.memberUnknown }
        return IdentityV1.GetConsentsResponse(found)
    }

    package func setQuietHours(
        _ request: IdentityV1.SetQuietHoursRequest,
        context: CallContext
    ) async throws -> IdentityV1.SetQuietHoursResponse {
        let call = KeyedCall(context: context)
        let memberID = try MemberID(requested: request.memberID)
        let hours = try request.quietHours.map { hours throws(RPCError) in
            let taken = QuietHours(
                fromMinute: Int(hours.fromMinute),
                untilMinute: Int(hours.untilMinute)
            )
            guard let taken else {
                throw .invalid(field: "quiet_hours", "must be minutes from 0 to 1439")
            }
            return taken
        }
        let keyed = try call.request(
            "SetQuietHours",
            key: request.idempotencyKey,
            [
                .init("member_id", request.memberID),
                .init("quiet_hours.from_minute", Int64(hours?.fromMinute ?? -1)),
                .init("quiet_hours.until_minute", Int64(hours?.untilMinute ?? -1)),
            ]
        )
        let outcome = try await StoreFailures.reporting {
            try await store.setQuietHours(
                hours,
                of: memberID,
                reach: call.reach,
                request: keyed
            )
        }
        return IdentityV1.SetQuietHoursResponse(replayed: try outcome.bookingOrRefusal().isReplay)
    }

    package func mayContact(
        _ request: IdentityV1.MayContactRequest,
        context: CallContext
    ) async throws -> IdentityV1.MayContactResponse {
        let call = KeyedCall(context: context)
        let question = ContactQuestion(
            memberID: try MemberID(requested: request.memberID),
            purpose: try Self.contactPurpose(request.purpose, isContact: true),
            channel: try Self.channel(request.channel, isContact: true),
            occurrence: request.reserve
                ? try call.key(request.occurrence, field: "occurrence") : nil
        )
        if context.principal?.kind == .partner,
            question.purpose.rawValue != "partner:\(context.principal?.id ?? "")"
        {
            throw RPCError.invalid(field: "purpose", "must be the partner's own")
        }
        let decision = try await StoreFailures.reporting {
            try await store.mayContact(question, reach: call.reach)
        }
        guard let decision else { throw RPCError.memberUnknown }
        return IdentityV1.MayContactResponse(decision)
    }

    package func setPersonalisation(
        _ request: IdentityV1.SetPersonalisationRequest,
        context: CallContext
    ) async throws -> IdentityV1.SetPersonalisationResponse {
        let call = KeyedCall(context: context)
        let memberID = try MemberID(requested: request.memberID)
        let statement = ConsentStatement(
            purpose: .personalisation,
            channel: .none,
            isGiven: request.personalised,
            policyVersion: nil,
            source: try Self.source(request.source),
            at: .min
        )
        let keyed = try call.request(
            "SetPersonalisation",
            key: request.idempotencyKey,
            [
                .init("member_id", request.memberID),
                .init("personalised", request.personalised ? 1 : 0),
                .init("source", request.source),
            ]
        )
        let outcome = try await StoreFailures.reporting {
            try await store.setPersonalisation(
                statement,
                of: memberID,
                reach: call.reach,
                request: keyed
            )
        }
        return IdentityV1.SetPersonalisationResponse(
            replayed: try outcome.bookingOrRefusal().isReplay
        )
    }
}

// MARK: Fields

extension ConsentsHandlers {
    private static func version(_ text: String) throws(RPCError) -> PolicyVersion {
        guard let version = PolicyVersion(text) else {
            throw .invalid(
                field: "policy_version",
                "must be 1 to \(PolicyVersion.byteCountMax) letters, digits, dots and dashes"
            )
        }
        return version
    }

    private static func source(_ text: String) throws(RPCError) -> ChannelName {
        guard let source = ChannelName(text) else {
            throw .invalid(
                field: "source",
                "must be 1 to \(ChannelName.byteCountMax) of a-z, 0-9 and _"
            )
        }
        return source
    }

    /// A purpose for which members are contacted, or agree to something.
    private static func contactPurpose(
        _ text: String,
        isContact: Bool = false
    ) throws(RPCError) -> ContactPurpose {
        guard let purpose = ContactPurpose(text) else { throw FieldRefusal.purpose.rpcError }
        guard purpose.kind != .personalisation else {
            throw .invalid(field: "purpose", "is switched by SetPersonalisation")
        }
        guard !isContact || purpose.kind != .use else {
            throw .invalid(field: "purpose", "is none for which members are contacted")
        }
        return purpose
    }

    private static func channel(
        _ channel: IdentityV1.ContactChannel,
        isContact: Bool
    ) throws(RPCError) -> ContactChannel {
        let found: ContactChannel?
        switch channel {
        case .unspecified: found = isContact ? nil : ContactChannel.none
        case .sms: found = .sms
        case .push: found = .push
        case .wechat: found = .wechat
        case .email: found = .email
        case .unrecognized: found = nil
        }
        guard let found else {
            throw .invalid(field: "channel", "must be a way of contact that there is")
        }
        return found
    }

    private static func statement(
        _ request: IdentityV1.SetConsentRequest
    ) throws(RPCError) -> ConsentStatement {
        let purpose = try contactPurpose(request.purpose)
        guard purpose.kind != .use || request.channel == .unspecified else {
            throw .invalid(field: "channel", "must be unspecified: the purpose contacts nobody")
        }
        guard purpose.kind != .transactional else {
            throw .invalid(field: "purpose", "needs no consent: the member waits for it")
        }
        guard !request.given || !request.policyVersion.isEmpty else {
            throw .invalid(field: "policy_version", "must say what the member was shown")
        }
        return ConsentStatement(
            purpose: purpose,
            channel: try channel(
                request.channel,
                isContact: purpose.kind != .partner && purpose.kind != .use
            ),
            isGiven: request.given,
            policyVersion: request.policyVersion.isEmpty
                ? nil : try version(request.policyVersion),
            source: try source(request.source),
            at: .min
        )
    }
}
