/// The way by which something reached us: `pos`, `mini_program`, `app`, `web`, `import`.
package struct ChannelName: Hashable, Sendable {
    /// The name itself.
    package let rawValue: String

    /// The longest name, in bytes.
    package static let byteCountMax = 32

    /// Takes a name from outside; fails for anything else than said here.
    ///
    /// - Parameter rawValue: 1 to 32 characters out of `a`–`z`, `0`–`9` and `_`.
    package init?(_ rawValue: String) {
        let isName = rawValue.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "_")
        }
        guard (1...Self.byteCountMax).contains(rawValue.utf8.count), isName else { return nil }
        self.rawValue = rawValue
    }
}

extension ChannelName: CustomStringConvertible {
    package var description: String { rawValue }
}
