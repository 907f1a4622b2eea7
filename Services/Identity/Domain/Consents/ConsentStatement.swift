package import Primitives

/// What a member has said about one purpose on one channel, once.
package struct ConsentStatement: Hashable, Sendable {
    /// The purpose.
    package let purpose: ContactPurpose
    /// The channel.
    package let channel: ContactChannel
    /// Whether it is given; else it is withdrawn.
    package let isGiven: Bool
    /// What the member was shown; `nil` where it was shown nothing.
    package let policyVersion: PolicyVersion?
    /// The way by which the member said so.
    package let source: ChannelName
    /// When it was booked.
    package let at: Timestamp

    /// Describes a statement.
    package init(
        purpose: ContactPurpose,
        channel: ContactChannel,
        isGiven: Bool,
        policyVersion: PolicyVersion?,
        source: ChannelName,
        at: Timestamp
    ) {
        self.purpose = purpose
        self.channel = channel
        self.isGiven = isGiven
        self.policyVersion = policyVersion
        self.source = source
        self.at = at
    }
}

extension ConsentStatement {
    /// What holds now: the last statement for each purpose and channel, in the order in which each
    /// was first spoken of.
    ///
    /// - Parameter history: Every statement, the oldest first.
    /// - Returns: At most one statement for each purpose and channel.
    package static func current(of history: [ConsentStatement]) -> [ConsentStatement] {
        struct Subject: Hashable {
            let purpose: ContactPurpose
            let channel: ContactChannel
        }
        var order: [Subject] = []
        var last: [Subject: ConsentStatement] = [:]
        for statement in history {
            let subject = Subject(purpose: statement.purpose, channel: statement.channel)
            if last.updateValue(statement, forKey: subject) == nil { order.append(subject) }
        }
        return order.compactMap { last[$0] }
    }
}

extension ConsentStatement {
    /// The purposes that contact nobody and to which a member agrees, partners left out, sorted.
    ///
    /// - Parameter history: Every statement, the oldest first.
    /// - Returns: Their names.
    package static func uses(in history: [ConsentStatement]) -> [String] {
        current(of: history).filter { $0.isGiven && $0.purpose.kind == .use }
            .map(\.purpose.rawValue).sorted()
    }
}

/// The name of a version of a policy: `2026-1`.
package struct PolicyVersion: Hashable, Sendable {
    /// The name itself.
    package let rawValue: String

    /// The longest name, in bytes.
    package static let byteCountMax = 32

    /// Takes a name from outside; fails for anything else than said here.
    ///
    /// - Parameter rawValue: 1 to 32 letters, digits, dots and dashes.
    package init?(_ rawValue: String) {
        guard (1...Self.byteCountMax).contains(rawValue.utf8.count),
            rawValue.utf8.allSatisfy({ byte in
                byte.isASCIILetterOrDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            })
        else { return nil }
        self.rawValue = rawValue
    }
}

extension UInt8 {
    fileprivate var isASCIILetterOrDigit: Bool {
        isASCIILetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }

    fileprivate var isASCIILetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
    }
}

/// A version of the text that members agree to, in one language; it never changes.
package struct ConsentPolicy: Hashable, Sendable {
    /// What it is about.
    package let purpose: ContactPurpose
    /// Its name.
    package let version: PolicyVersion
    /// The language, as in `zh-CN`.
    package let language: String
    /// The text.
    package let text: String

    /// The longest text, in bytes.
    package static let textByteCountMax = 65_536

    /// Takes a policy from outside.
    ///
    /// - Throws: The first field that cannot be what it should be.
    package init(
        purpose: String,
        version: String,
        language: String,
        text: String
    ) throws(FieldRefusal) {
        guard let purpose = ContactPurpose(purpose) else { throw .purpose }
        guard let version = PolicyVersion(version) else {
            throw FieldRefusal(
                field: "version",
                "must be 1 to \(PolicyVersion.byteCountMax) letters, digits, dots and dashes"
            )
        }
        self.purpose = purpose
        self.version = version
        self.language = try Self.language(language)
        guard (1...Self.textByteCountMax).contains(text.utf8.count) else {
            throw FieldRefusal(
                field: "text",
                "must have 1 to \(Self.textByteCountMax) bytes"
            )
        }
        self.text = text
    }

    /// Takes the name of a language.
    ///
    /// - Throws: `language`, for anything else than 2 to 16 letters and dashes.
    package static func language(_ text: String) throws(FieldRefusal) -> String {
        guard (2...16).contains(text.utf8.count),
            text.utf8.allSatisfy({ $0.isASCIILetter || $0 == UInt8(ascii: "-") })
        else {
            throw FieldRefusal(
                field: "language",
                "must be a language such as zh-CN: 2 to 16 letters and dashes"
            )
        }
        return text
    }
}

extension FieldRefusal {
    /// A purpose that there is not.
    package static let purpose = FieldRefusal(
        field: "purpose",
        "must be transactional, service, marketing, personalisation, behaviour, guidance or "
            + "partner:<id>"
    )
}
