package import Primitives

/// By what a member signs in.
package enum SignInCredential: Hashable, Sendable {
    /// By a one-time code.
    case code(PresentedCode)
    /// By a phone number that WeChat vouches for.
    case weChat(IdentityValue)
    /// By the subject of an issuer that is configured.
    case openID(issuer: String, subject: String, token: SpentToken)

    /// How that is called.
    package var method: SignInMethod {
        switch self {
        case .code: .oneTimeCode
        case .weChat: .weChat
        case .openID: .openID
        }
    }
}

/// An id token that somebody signs in by, as far as it is remembered: it is good once.
package struct SpentToken: Hashable, Sendable {
    /// What its issuer has signed.
    ///
    /// The signature is left out: it can be written in several ways.
    package let signed: Redacted<String>

    /// How long it is remembered: longer than any verifier takes a token.
    package static let memory: Duration = .seconds(3600)

    /// Takes a token that was verified.
    package init(_ token: Redacted<String>) {
        let text = token.unsafeRevealed
        let end = text.lastIndex(of: ".") ?? text.endIndex
        signed = Redacted(String(text[..<end]))
    }
}

/// What somebody signs in by, as it came: by it a repeat is recognised before a credential that is
/// good once is spent.
package struct SignInProof: Hashable, Sendable {
    /// The path of its field.
    package let field: String
    /// What stood there.
    package let text: Redacted<String>

    /// Describes it.
    package init(field: String, text: Redacted<String>) {
        self.field = field
        self.text = text
    }
}

/// A request to sign a member in.
package struct SignIn: Hashable, Sendable {
    /// By what.
    package let credential: SignInCredential
    /// The same as it came.
    package let proofs: [SignInProof]
    /// What the app calls the device.
    package let deviceID: String
    /// What the member calls it; may be empty, may be personal.
    package let deviceName: Redacted<String>
    /// Whether somebody who is not a member yet becomes one.
    package let registersUnknown: Bool
    /// The caller and the name that it gave to this request.
    package let key: CallerKey
    /// Whether this request has made the member a moment ago.
    package var hasRegistered = false
    /// Who has lost the phone to the member that this request has made: the two may be one person.
    package var formerOwner: MemberID?

    /// The longest name of a device, in characters.
    package static let deviceNameCountMax = 64

    /// Takes a request from outside.
    ///
    /// - Throws: ``FieldRefusal`` for the first field that cannot be what it should be.
    package init(
        credential: SignInCredential,
        proofs: [SignInProof],
        deviceID: String,
        deviceName: String,
        registersUnknown: Bool,
        key: CallerKey
    ) throws(FieldRefusal) {
        self.credential = credential
        self.proofs = proofs
        self.deviceID = try CodeRequest.device(deviceID)
        guard deviceName.count <= Self.deviceNameCountMax, deviceName.utf8.count <= 256 else {
            throw FieldRefusal(
                field: "device_name",
                "must have at most \(Self.deviceNameCountMax) characters"
            )
        }
        self.deviceName = Redacted(deviceName)
        self.registersUnknown = registersUnknown
        self.key = key
    }

    /// The request, as far as a repeat of it is recognised.
    package var keyed: KeyedRequest {
        Self.keyed(proofs, deviceID: deviceID, key: key)
    }

    /// The same before the credential is known.
    package static func keyed(
        _ proofs: [SignInProof],
        deviceID: String,
        key: CallerKey
    ) -> KeyedRequest {
        KeyedRequest(
            key: key,
            method: "SignIn",
            fields: proofs.map { .init($0.field, $0.text.unsafeRevealed) }
                + [.init("device_id", deviceID)]
        )
    }
}

/// What became of a sign-in, in order of precedence.
package enum SignInOutcome: Sendable {
    /// Another request came before under this key; the first field that differs.
    case keyReused(String)
    /// The same request came before, and its answer may have been lost.
    case replayed(SignedIn, hasRegistered: Bool)
    /// The code is not good.
    case codeRefused(CodeOutcome)
    /// Somebody has signed in by the id token before.
    case tokenSpent
    /// Nobody has the identity, and nobody shall become a member.
    case unknown
    /// Nobody has this identity: somebody becomes a member with it, and signs in again. It was
    /// taken from a member that had it without proof, where one is named.
    case registrationNeeded(IdentityValue, takenFrom: MemberID?)
    /// The member is closed, erased or gone.
    case memberGone
    /// The member is signed in.
    case decided(SignedIn, hasRegistered: Bool)
}

/// What became of binding a phone to a subject of an issuer.
package enum LinkOutcome: Hashable, Sendable {
    /// Somebody signs in by the phone, and from now on by the subject.
    case linked
    /// Nobody does. It was taken from a member that had it without proof, where one is named.
    case unknown(takenFrom: MemberID?)
}

/// A session that has just begun or goes on.
package struct SignedIn: Hashable, Sendable {
    /// Who it is.
    package let memberID: MemberID
    /// The name of the session.
    package let sessionID: String
    /// When the member proved who it is.
    package let authenticatedAt: Timestamp
    /// How.
    package let method: SignInMethod
    /// By which the next tokens are got.
    package let refreshToken: Redacted<String>
    /// Until when.
    package let refreshExpiresAt: Timestamp

    /// Describes a session.
    package init(
        memberID: MemberID,
        sessionID: String,
        authenticatedAt: Timestamp,
        method: SignInMethod,
        refreshToken: Redacted<String>,
        refreshExpiresAt: Timestamp
    ) {
        self.memberID = memberID
        self.sessionID = sessionID
        self.authenticatedAt = authenticatedAt
        self.method = method
        self.refreshToken = refreshToken
        self.refreshExpiresAt = refreshExpiresAt
    }
}

/// What became of a refresh token, in order of precedence.
package enum RefreshOutcome: Sendable {
    /// We never made such a token.
    case unknown
    /// The session is over, now or since before.
    case over(SessionEnd)
    /// Nobody came for too long.
    case expired
    /// It came a second time: the session is over from now on.
    case reused
    /// The same answer as a moment ago.
    case replayed(SignedIn)
    /// The tokens that follow.
    case exchanged(SignedIn)
}

/// Where a member is signed in.
package struct SignedInDevice: Hashable, Sendable {
    /// The name of the session.
    package let sessionID: String
    /// What the app calls the device.
    package let deviceID: String
    /// What the member calls it.
    package let deviceName: Redacted<String>
    /// When the member signed in.
    package let startedAt: Timestamp
    /// When its tokens were last got.
    package let seenAt: Timestamp

    /// Describes a device.
    package init(
        sessionID: String,
        deviceID: String,
        deviceName: Redacted<String>,
        startedAt: Timestamp,
        seenAt: Timestamp
    ) {
        self.sessionID = sessionID
        self.deviceID = deviceID
        self.deviceName = deviceName
        self.startedAt = startedAt
        self.seenAt = seenAt
    }
}
