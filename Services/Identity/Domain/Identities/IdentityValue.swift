/// One name of a member, in the only form in which it is compared, hashed and stored.
///
/// It is personal data: no description shows it.
package struct IdentityValue: Hashable, Sendable {
    /// Why a text is no identity of its kind.
    ///
    /// The cases stand in the order in which they are looked for.
    package enum Refusal: Error, Hashable, Sendable, CaseIterable {
        /// Nothing is left once separators are gone.
        case empty
        /// More bytes than `byteCountMax`.
        case tooLong
        /// A character that this kind does not have.
        case illegalCharacter
        /// A telephone number that does not say its country and is no Chinese mobile number.
        case countryCodeMissing
        /// Fewer or more digits than a telephone number of its country has.
        case digitCountWrong
        /// Fewer or more than the characters of a card number.
        case cardLengthWrong
        /// An e-mail address without a name, an `@` and a domain.
        case emailMalformed
        /// No province, office and serial of five or six characters.
        case plateMalformed
        /// An id that counts only with its giver, without one.
        case giverMissing
        /// An external contact of WeCom whose id does not begin with wm or wo.
        case wecomPrefixMissing
        /// Fewer or more characters than an id of its kind.
        case idLengthWrong
    }

    /// What sort of name it is.
    package let kind: IdentityKind
    /// The normalised text, by a name that a reviewer sees.
    package let unsafeText: String

    /// The longest text that is looked at, in bytes, before anything else is done with it.
    package static let byteCountMax = 160

    /// Normalises a text from outside; each kind has its own rules.
    ///
    /// - Parameters:
    ///   - kind: What sort of name it is.
    ///   - text: The name as a person or a program wrote it.
    /// - Throws: ``Refusal`` where it cannot be one.
    package init(_ kind: IdentityKind, normalising text: String) throws(Refusal) {
        guard text.utf8.count <= Self.byteCountMax else { throw .tooLong }
        self.kind = kind
        switch kind {
        case .phone: unsafeText = try PhoneNumber.normalise(text)
        case .card: unsafeText = try CardNumber.normalise(text)
        case .email: unsafeText = try EmailAddress.normalise(text)
        case .wechatUnionID: unsafeText = try ChannelUserID.unionID(text)
        case .wechatOpenID: unsafeText = try ChannelUserID.openID(text)
        case .alipayUser: unsafeText = try ChannelUserID.alipay(text)
        case .wecomExternalUser: unsafeText = try ChannelUserID.wecom(text)
        case .appAccount: unsafeText = try ChannelUserID.account(text)
        case .vehiclePlate: unsafeText = try VehiclePlate.normalise(text)
        case .partnerExternal, .faceToken: unsafeText = try QualifiedID.normalise(text)
        }
    }

    /// Takes a text back from the store; fails unless it is already in normal form.
    ///
    /// - Parameters:
    ///   - kind: What sort of name it is.
    ///   - text: The text as `unsafeText` gave it.
    package init?(_ kind: IdentityKind, stored text: String) {
        // The reason does not matter here: whatever is wrong, the stored text is not ours.
        guard let value = try? IdentityValue(kind, normalising: text), value.unsafeText == text
        else { return nil }
        self = value
    }

    /// The name as others than its owner may see it: `138****1234`.
    ///
    /// As many stars whatever the length: that is not told either.
    package var masked: String {
        switch kind {
        case .phone: PhoneNumber.masked(unsafeText)
        case .card: CardNumber.masked(unsafeText)
        case .email: EmailAddress.masked(unsafeText)
        case .wechatUnionID, .alipayUser, .wecomExternalUser, .appAccount:
            ChannelUserID.masked(unsafeText)
        case .vehiclePlate: VehiclePlate.masked(unsafeText)
        case .wechatOpenID, .partnerExternal, .faceToken: QualifiedID.masked(unsafeText)
        }
    }
}

extension IdentityValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(kind):<redacted>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["kind": kind]) }
}

extension IdentityValue.Refusal: CustomStringConvertible {
    /// A sentence for the caller; without the value.
    package var description: String {
        switch self {
        case .empty:
            "must not be empty"
        case .tooLong:
            "must have at most \(IdentityValue.byteCountMax) bytes"
        case .illegalCharacter:
            "holds a character that identities of this kind do not have"
        case .countryCodeMissing:
            "must start with + and the country code, or be a Chinese mobile number of 11 digits"
        case .digitCountWrong:
            "does not have as many digits as a telephone number of its country"
        case .cardLengthWrong:
            "must have \(CardNumber.characterCounts.lowerBound) to "
                + "\(CardNumber.characterCounts.upperBound) letters and digits"
        case .emailMalformed:
            "must be an e-mail address such as anna@example.com"
        case .plateMalformed:
            "must be a plate such as 京A12345 or 粤BD12345"
        case .giverMissing:
            "must be who gave the id, a colon, and the id"
        case .wecomPrefixMissing:
            "must begin with wm or wo"
        case .idLengthWrong:
            "does not have as many characters as an id of its kind"
        }
    }
}
