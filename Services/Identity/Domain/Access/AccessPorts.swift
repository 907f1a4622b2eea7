package import Primitives

/// Takes a one-time code to a person: an SMS gateway, or a file for development.
package protocol CodeSender: Sendable {
    /// Hands a code over for delivery.
    ///
    /// - Throws: ``DeliveryFailure`` where that is not known to have happened.
    func send(_ message: CodeMessage) async throws(DeliveryFailure)
}

/// A code on its way to a person.
///
/// No description shows it.
package struct CodeMessage: Hashable, Sendable {
    /// Whom it goes to.
    package let identity: IdentityValue
    /// The digits.
    package let digits: Redacted<String>
    /// What it is for.
    package let purpose: CodePurpose
    /// The name under which it is used; a gateway recognises repeats by it.
    package let challengeID: String

    /// Bundles a message.
    package init(
        identity: IdentityValue,
        digits: Redacted<String>,
        purpose: CodePurpose,
        challengeID: String
    ) {
        self.identity = identity
        self.digits = digits
        self.purpose = purpose
        self.challengeID = challengeID
    }
}

/// Why a code was not handed over; without code and phone.
package struct DeliveryFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What happened.
    package let description: String

    /// Says what happened.
    package init(_ description: String) {
        self.description = description
    }
}

/// WeChat's one-tap phone number.
package protocol WeChatPhones: Sendable {
    /// The phone behind a code of `getPhoneNumber`; `nil` where WeChat does not know the code.
    ///
    /// - Throws: ``VouchingFailure`` where WeChat cannot be asked.
    func phone(code: String) async throws(VouchingFailure) -> IdentityValue?
}

/// Somebody who vouches for people does not answer, or is not configured.
package enum VouchingFailure: Error, Hashable, Sendable {
    /// The installation has none.
    case notConfigured
    /// It does not answer; try again.
    case unavailable
}

/// Who bears an id token, once it is verified.
package struct OpenIDSubject: Hashable, Sendable {
    /// Who says so.
    package let issuer: String
    /// The issuer's name for the person.
    package let subject: String
    /// A phone that the issuer has verified.
    package let phone: IdentityValue?

    /// Describes a person.
    package init(issuer: String, subject: String, phone: IdentityValue?) {
        self.issuer = issuer
        self.subject = subject
        self.phone = phone
    }
}

/// Verifies id tokens of the issuers that are configured.
package protocol OpenIDTokens: Sendable {
    /// Verifies a token.
    ///
    /// - Returns: Its bearer; `nil` where the token is not good.
    /// - Throws: ``VouchingFailure`` where no issuer is configured, or its keys cannot be got.
    func subject(
        ofToken token: Redacted<String>,
        nonce: String,
        audience: OpenIDAudience
    ) async throws(VouchingFailure) -> OpenIDSubject?
}

/// For whom an issuer vouches.
package enum OpenIDAudience: String, CaseIterable, Hashable, Sendable {
    /// Members.
    case members
    /// Staff.
    case staff
}

/// Checks that a living person is there: a vendor of face verification.
package protocol RealPersonCheck: Sendable {
    /// Has a ticket checked that the vendor's software on the device gave.
    ///
    /// - Returns: The result; `nil` where the vendor does not know the ticket.
    /// - Throws: ``VouchingFailure`` where there is no vendor, or it does not answer.
    func check(
        ticket: Redacted<String>
    ) async throws(VouchingFailure) -> RealPersonResult?
}

/// Signs tokens.
package protocol AccessTokens: Sendable {
    /// A token by which a member's device calls.
    func memberToken(_ session: SignedIn) async throws -> IssuedToken

    /// A token by which a member of staff calls.
    func staffToken(_ account: StaffRecord, for scope: StaffScope) async throws -> IssuedToken

    /// A proof that a member was there, for one caller.
    ///
    /// - Parameters:
    ///   - memberID: The member.
    ///   - caller: Who may show the proof, `till:17`.
    ///   - provenAt: When the member was there.
    /// - Returns: The proof.
    /// - Throws: Where it cannot be signed.
    func stepUpProof(
        of memberID: MemberID,
        for caller: String,
        provenAt: Timestamp
    ) async throws -> IssuedToken
}

/// A signed token.
package struct IssuedToken: Hashable, Sendable {
    /// The token itself.
    package let text: Redacted<String>
    /// When it ends.
    package let expiresAt: Timestamp

    /// Bundles a token.
    package init(text: Redacted<String>, expiresAt: Timestamp) {
        self.text = text
        self.expiresAt = expiresAt
    }
}
