package import IdentityDomain
package import Primitives

/// WeChat and a vendor of face checks for development: they believe what they are told.
package struct DevelopmentVouchers: WeChatPhones, RealPersonCheck {
    /// Makes them.
    package init() {}

    /// `phone:13800000000` vouches for that phone; any other code is unknown.
    package func phone(code: String) async throws(VouchingFailure) -> IdentityValue? {
        guard code.hasPrefix("phone:") else { return nil }
        // A code that holds no phone is one that WeChat does not know.
        return try? IdentityValue(.phone, normalising: String(code.dropFirst(6)))
    }

    /// `passed:<reference>` and `failed:<reference>` are results; any other ticket is unknown.
    package func check(
        ticket: Redacted<String>
    ) async throws(VouchingFailure) -> RealPersonResult? {
        let parts = ticket.unsafeRevealed.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, ["passed", "failed"].contains(parts[0]) else { return nil }
        return RealPersonResult(isPassed: parts[0] == "passed", reference: String(parts[1]))
    }
}

/// An installation without WeChat and without a vendor of face checks.
package struct NoVouchers: WeChatPhones, RealPersonCheck {
    /// Makes it.
    package init() {}

    package func phone(code: String) async throws(VouchingFailure) -> IdentityValue? {
        throw .notConfigured
    }

    package func check(
        ticket: Redacted<String>
    ) async throws(VouchingFailure) -> RealPersonResult? {
        throw .notConfigured
    }
}
