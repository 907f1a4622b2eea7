package import IdentityDomain
package import Messages
package import Primitives
package import RPCCore

/// Answers the calls of `huitou.identity.v1.Access`.
package struct AccessHandlers: IdentityV1.AccessServer {
    /// Who is asked besides the store.
    package struct Ports: Sendable {
        /// Takes codes to people.
        package let sender: any CodeSender
        /// WeChat's one-tap phone number.
        package let weChat: any WeChatPhones
        /// Id tokens of the issuers that are configured.
        package let openID: any OpenIDTokens
        /// Who is staff.
        package let staff: any StaffCredentials
        /// Checks of living persons.
        package let realPerson: any RealPersonCheck
        /// Signs tokens.
        package let tokens: any AccessTokens

        /// Bundles them.
        package init(
            sender: any CodeSender,
            weChat: any WeChatPhones,
            openID: any OpenIDTokens,
            staff: any StaffCredentials,
            realPerson: any RealPersonCheck,
            tokens: any AccessTokens
        ) {
            self.sender = sender
            self.weChat = weChat
            self.openID = openID
            self.staff = staff
            self.realPerson = realPerson
            self.tokens = tokens
        }
    }

    let store: any AccessStore
    let members: any MemberStore
    let ports: Ports
    let rules: SessionRules
    let keys: SigningKeyBook
    let now: @Sendable () -> Timestamp
    private let deliveryFailed: @Sendable (DeliveryFailure) -> Void

    /// Answers from a store and whoever vouches for people.
    ///
    /// - Parameters:
    ///   - store: Codes and sessions.
    ///   - members: Members.
    ///   - ports: Who is asked besides.
    ///   - rules: How long sessions hold.
    ///   - keys: The keys that are published.
    ///   - now: The clock.
    ///   - deliveryFailed: Is told why a code was not handed over.
    package init(
        store: any AccessStore,
        members: any MemberStore,
        ports: Ports,
        rules: SessionRules,
        keys: SigningKeyBook,
        now: @escaping @Sendable () -> Timestamp,
        deliveryFailed: @escaping @Sendable (DeliveryFailure) -> Void
    ) {
        self.store = store
        self.members = members
        self.ports = ports
        self.rules = rules
        self.keys = keys
        self.now = now
        self.deliveryFailed = deliveryFailed
    }

    package func requestCode(
        _ request: IdentityV1.RequestCodeRequest,
        context: CallContext
    ) async throws -> IdentityV1.RequestCodeResponse {
        let asked = try Self.checking { () throws(FieldRefusal) in
            try CodeRequest(
                purpose: CodePurpose(request.purpose),
                identity: request.identity?.draft ?? (nil, ""),
                deviceID: request.deviceID,
                address: request.clientAddress,
                asker: CodeAsker(context.principal?.kind),
                key: try IdentityHandlers.callerKey(request.idempotencyKey, context)
            )
        }
        switch try await StoreFailures.reporting({ try await store.requestCode(asked) }) {
        case .keyReused(let field): throw AccessRefusal.keyReused(field)
        case .replayed(let ticket): return .init(ticket, replayed: true)
        case .limited(let what, let wait): throw AccessRefusal.codeLimited(what, wait)
        case .decided(let ticket, let digits):
            do throws(DeliveryFailure) {
                try await ports.sender.send(
                    CodeMessage(
                        identity: asked.identity,
                        digits: digits,
                        purpose: asked.purpose,
                        challengeID: ticket.challengeID
                    )
                )
            } catch {
                deliveryFailed(error)
                throw AccessRefusal.codeNotSent
            }
            return .init(ticket, replayed: false)
        }
    }

    package func refreshSession(
        _ request: IdentityV1.RefreshSessionRequest,
        context: CallContext
    ) async throws -> IdentityV1.RefreshSessionResponse {
        let outcome = try await StoreFailures.reporting {
            try await store.refresh(request.refreshToken, rules: rules)
        }
        switch outcome {
        case .unknown: throw AccessRefusal.refreshUnknown
        case .over(let end): throw AccessRefusal.sessionEnded(end)
        case .expired: throw AccessRefusal.refreshExpired
        case .reused: throw AccessRefusal.refreshReused
        case .replayed(let session):
            return .init(
                memberID: session.memberID.rawValue,
                tokens: try await tokens(of: session),
                replayed: true
            )
        case .exchanged(let session):
            return .init(
                memberID: session.memberID.rawValue,
                tokens: try await tokens(of: session),
                replayed: false
            )
        }
    }

    package func signOut(
        _ request: IdentityV1.SignOutRequest,
        context: CallContext
    ) async throws -> IdentityV1.SignOutResponse {
        try await StoreFailures.reporting { try await store.signOut(request.refreshToken) }
        return .init()
    }

    package func listDevices(
        _ request: IdentityV1.ListDevicesRequest,
        context: CallContext
    ) async throws -> IdentityV1.ListDevicesResponse {
        let memberID = try MemberID(requested: request.memberID)
        let devices = try await StoreFailures.reporting {
            try await store.devices(of: memberID, rules: rules)
        }
        return .init(
            devices: devices.map { .init($0) }
        )
    }

    package func revokeDevice(
        _ request: IdentityV1.RevokeDeviceRequest,
        context: CallContext
    ) async throws -> IdentityV1.RevokeDeviceResponse {
        let memberID = try MemberID(requested: request.memberID)
        guard (1...64).contains(request.sessionID.utf8.count) else {
            throw RPCError.invalid(field: "session_id", "must be a session_id of ListDevices")
        }
        _ = try await StoreFailures.reporting {
            try await store.revoke(request.sessionID, of: memberID)
        }
        return .init()
    }

    package func revokeAllDevices(
        _ request: IdentityV1.RevokeAllDevicesRequest,
        context: CallContext
    ) async throws -> IdentityV1.RevokeAllDevicesResponse {
        let memberID = try MemberID(requested: request.memberID)
        let count = try await StoreFailures.reporting { try await store.revoke(nil, of: memberID) }
        return .init(revoked: UInt32(clamping: count))
    }
}

// MARK: Common

extension AccessHandlers {
    /// The tokens of a session.
    func tokens(of session: SignedIn) async throws -> IdentityV1.SessionTokens {
        let access = try await StoreFailures.reporting {
            try await ports.tokens.memberToken(session)
        }
        return .init(
            accessToken: access.text.unsafeRevealed,
            accessExpiresAt: access.expiresAt.microseconds,
            refreshToken: session.refreshToken.unsafeRevealed,
            refreshExpiresAt: session.refreshExpiresAt.microseconds,
            sessionID: session.sessionID
        )
    }

    /// Checks a request and gives a refusal of a field its status.
    static func checking<Value>(
        _ body: () throws(FieldRefusal) -> Value
    ) throws(RPCError) -> Value {
        do throws(FieldRefusal) {
            return try body()
        } catch {
            throw error.rpcError
        }
    }
}

extension CodeAsker {
    /// Who asks, by the kind of the caller.
    init(_ kind: Principal.Kind?) {
        switch kind {
        case .member: self = .member
        case .channelApp: self = .channel
        case .service, .till, .staff, .partner, .operator, nil: self = .other
        }
    }
}

extension CodePurpose {
    /// The purpose; `nil` for one that is not known here.
    init?(_ message: IdentityV1.CodePurpose) {
        switch message {
        case .signIn: self = .signIn
        case .stepUp: self = .stepUp
        case .verifyIdentity: self = .verifyIdentity
        case .unspecified, .unrecognized: return nil
        }
    }
}

extension IdentityV1.RequestCodeResponse {
    fileprivate init(_ ticket: CodeTicket, replayed: Bool) {
        self.init(
            challengeID: ticket.challengeID,
            expiresAt: ticket.expiresAt.microseconds,
            resendAt: ticket.resendAt.microseconds,
            replayed: replayed
        )
    }
}

extension IdentityV1.ListDevicesResponse.Device {
    /// A device on the wire, for whom it belongs to.
    init(_ device: SignedInDevice) {
        self.init(
            sessionID: device.sessionID,
            deviceID: device.deviceID,
            deviceName: device.deviceName.unsafeRevealed,
            signedInAt: device.startedAt.microseconds,
            seenAt: device.seenAt.microseconds
        )
    }
}
