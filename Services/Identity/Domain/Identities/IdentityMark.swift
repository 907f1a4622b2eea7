package import Primitives

/// How somebody made sure that an identity is its member's.
///
/// The raw values are stored and are those of the `.proto` file: they never change.
package enum VerificationMethod: Int, CaseIterable, Hashable, Sendable {
    /// A code that was sent to it came back.
    case oneTimeCode = 1
    /// A token of an identity provider named it.
    case oidc = 2
    /// WeChat named it.
    case wechat = 3
    /// A member of staff saw a proof of it.
    case staff = 4
    /// A partner vouched for it.
    case partner = 5

    /// Whether the member itself has shown it: only then it signs in by the identity.
    ///
    /// A look-up key that others vouch for is no credential.
    package var isMembersOwnAct: Bool {
        switch self {
        case .oneTimeCode, .oidc, .wechat: true
        case .staff, .partner: false
        }
    }
}

/// That an identity was verified.
package struct IdentityMark: Hashable, Sendable {
    /// How.
    package let method: VerificationMethod
    /// When it was booked.
    package let verifiedAt: Timestamp

    /// Notes a verification.
    package init(method: VerificationMethod, verifiedAt: Timestamp) {
        self.method = method
        self.verifiedAt = verifiedAt
    }
}
