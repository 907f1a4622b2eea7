/// How the ids that other systems give to a person are brought into their one form.
///
/// They were copied by programs, not typed: only invisible characters and the spaces around are
/// dropped, and case counts. What they may hold is bounded all the same, so that a text of another
/// kind is noticed.
package enum ChannelUserID {
    /// How long a WeChat id is; 28 as they are given today.
    static let wechatCounts = 20...64
    /// How long an id of WeCom is; 32 as they are given today.
    static let wecomCounts = 8...64
    /// How long the name of an account in the chain's own app is.
    static let accountCounts = 1...64

    /// Brings WeChat's id of a person for all apps of one owner into its one form.
    ///
    /// - Throws: The first refusal that fits.
    static func unionID(_ text: String) throws(IdentityValue.Refusal) -> String {
        try id(text, counts: wechatCounts, allowing: "-_")
    }

    /// Brings WeChat's id of a person in one app into its one form: `wx0123456789abcdef:oABC…`.
    ///
    /// - Throws: The first refusal that fits.
    static func openID(_ text: String) throws(IdentityValue.Refusal) -> String {
        let (app, openID) = try QualifiedID.parts(text)
        return QualifiedID.joined(
            try id(app, counts: 3...32, allowing: ""),
            try id(openID, counts: wechatCounts, allowing: "-_")
        )
    }

    /// Brings Alipay's id of a person into its one form: 16 digits beginning with 2088, or the
    /// newer open id of up to 128 characters.
    ///
    /// - Throws: The first refusal that fits.
    static func alipay(_ text: String) throws(IdentityValue.Refusal) -> String {
        let value = try id(text, counts: 16...128, allowing: "-_")
        if value.utf8.allSatisfy(WrittenText.isDigit) {
            guard value.utf8.count == 16, value.hasPrefix("2088") else { throw .idLengthWrong }
        }
        return value
    }

    /// Brings WeCom's id of an external contact into its one form: `wmABC…`, `woABC…`.
    ///
    /// - Throws: The first refusal that fits.
    static func wecom(_ text: String) throws(IdentityValue.Refusal) -> String {
        let value = try id(text, counts: wecomCounts, allowing: "-_")
        guard value.hasPrefix("wm") || value.hasPrefix("wo") else { throw .wecomPrefixMissing }
        return value
    }

    /// Brings the name of an account in the chain's own app into its one form.
    ///
    /// - Throws: The first refusal that fits.
    static func account(_ text: String) throws(IdentityValue.Refusal) -> String {
        try id(text, counts: accountCounts, allowing: "-_.@+")
    }

    /// Letters, digits and the characters allowed besides, with nothing around.
    static func id(
        _ text: String,
        counts: ClosedRange<Int>,
        allowing others: String
    ) throws(IdentityValue.Refusal) -> String {
        let written = WrittenText.trimmed(text)
        guard !written.isEmpty else { throw .empty }
        let isLegal = written.allSatisfy { byte in
            WrittenText.isLetterOrDigit(byte) || others.utf8.contains(byte)
        }
        guard isLegal else { throw .illegalCharacter }
        guard counts.contains(written.count) else { throw .idLengthWrong }
        return String(decoding: written, as: UTF8.self)
    }

    /// A normalised id with all but its ends hidden: `oA****9z`; short ones are hidden whole.
    static func masked(_ id: some StringProtocol) -> String {
        guard id.count >= 8 else { return "****" }
        return id.prefix(2) + "****" + id.suffix(2)
    }
}
