/// What a member is contacted for, or what its data is used for.
package struct ContactPurpose: Hashable, Sendable {
    /// The purpose as it is written: `marketing`, `partner:blossom`.
    package let rawValue: String
    /// What holds of it.
    package let kind: Kind

    /// What sort of purpose it is.
    package enum Kind: Hashable, Sendable {
        /// Receipts, codes, whatever the member waits for.
        case transactional
        /// About the member's own account.
        case service
        /// Offers.
        case marketing
        /// Handing the profile on to a partner, and the partner's offers.
        case partner
        /// Choosing by what the member did: a switch, not a contact.
        case personalisation
        /// Using what the member does, without any contact.
        case use
    }

    private static let partnerPrefix = "partner:"
    private static let partnerByteCountMax = 63

    /// Choosing by what the member did.
    package static let personalisation = ContactPurpose(
        rawValue: "personalisation",
        kind: .personalisation
    )

    /// Recording what the member looks at, searches for and clicks, and choosing by it.
    package static let behaviour = ContactPurpose(rawValue: "behaviour", kind: .use)
    /// Showing staff what the member looked at and bought.
    package static let guidance = ContactPurpose(rawValue: "guidance", kind: .use)

    private init(rawValue: String, kind: Kind) {
        self.rawValue = rawValue
        self.kind = kind
    }

    /// Takes a purpose from outside; fails for anything else than said here.
    ///
    /// - Parameter rawValue: `transactional`, `service`, `marketing`, `personalisation`,
    ///   `behaviour`, `guidance`, or `partner:` and 1 to 63 characters out of `a`–`z`, `0`–`9`,
    ///   `-` and `_`.
    package init?(_ rawValue: String) {
        switch rawValue {
        case "transactional": self.init(rawValue: rawValue, kind: .transactional)
        case "service": self.init(rawValue: rawValue, kind: .service)
        case "marketing": self.init(rawValue: rawValue, kind: .marketing)
        case "personalisation": self = .personalisation
        case "behaviour": self = .behaviour
        case "guidance": self = .guidance
        default:
            guard rawValue.hasPrefix(Self.partnerPrefix) else { return nil }
            let id = rawValue.utf8.dropFirst(Self.partnerPrefix.utf8.count)
            let isID = id.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            }
            guard (1...Self.partnerByteCountMax).contains(id.count), isID else { return nil }
            self.init(rawValue: rawValue, kind: .partner)
        }
    }
}

extension ContactPurpose {
    /// The purpose of a partner; fails for what is no partner's name.
    package init?(partnerID: String) {
        self.init(Self.partnerPrefix + partnerID)
    }

    /// Whose purpose it is; `nil` for our own.
    package var partnerID: String? {
        kind == .partner ? String(rawValue.dropFirst(Self.partnerPrefix.count)) : nil
    }
}

extension ContactPurpose: CustomStringConvertible {
    package var description: String { rawValue }
}

/// A way by which a member is contacted; the raw values are stored.
package enum ContactChannel: Int, CaseIterable, Hashable, Sendable {
    /// No way: for purposes that contact nobody.
    case none = 0
    /// A text message.
    case sms = 1
    /// A notice of the app.
    case push = 2
    /// A message in WeChat.
    case wechat = 3
    /// A letter by e-mail.
    case email = 4
}
