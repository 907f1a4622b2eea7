import Cryptography
import Primitives

/// The keys under which the members' own keys are wrapped.
///
/// New keys are wrapped under the current one, the last of the file; older ones stay for what they
/// wrapped, until everything is wrapped anew.
package struct MasterKeyRing: Sendable {
    /// Why a file holds no ring.
    package struct ParseError: Error, Hashable, Sendable, CustomStringConvertible {
        /// The line at fault, from 1; 0 for the whole file.
        package let line: Int
        /// What would be right; without the key.
        package let message: String

        package var description: String {
            line == 0 ? message : "line \(line): \(message)"
        }
    }

    /// One key and its number.
    struct Key: Sendable {
        let id: Int64
        let bytes: Redacted<[UInt8]>
    }

    /// The most keys in one file.
    package static let keyCountMax = 64
    /// The longest file that is read, in bytes.
    package static let fileByteCountMax = 65_536

    private let keys: [Key]

    /// The key under which new keys are wrapped.
    let current: Key

    /// Reads a ring.
    ///
    /// - Parameter text: One key a line: its number (1 or more, each once), a space and 64
    ///   hexadecimal digits. Without a number it is key 1. Lines that are empty or start with `#`
    ///   do not count.
    /// - Throws: ``ParseError`` for the first line that is none, or where there is no key.
    package init(parsing text: String) throws(ParseError) {
        guard text.utf8.count <= Self.fileByteCountMax else {
            throw ParseError(line: 0, message: "a master key file is no longer than 64 KiB")
        }
        var keys: [Key] = []
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard let key = Self.key(words) else {
                throw ParseError(
                    line: index + 1,
                    message: "must be a number, a space and 64 hexadecimal digits"
                )
            }
            guard !keys.contains(where: { $0.id == key.id }) else {
                throw ParseError(line: index + 1, message: "key \(key.id) stands above already")
            }
            keys.append(key)
        }
        guard let current = keys.last else {
            throw ParseError(line: 0, message: "holds no key")
        }
        guard keys.count <= Self.keyCountMax else {
            throw ParseError(line: 0, message: "holds more than \(Self.keyCountMax) keys")
        }
        self.keys = keys
        self.current = current
    }

    private static func key(_ words: [Substring]) -> Key? {
        guard let digits = words.last, words.count <= 2,
            let bytes = Hexadecimal.decode(String(digits)), bytes.count == AESGCM.keyByteCount
        else { return nil }
        guard words.count == 2 else { return Key(id: 1, bytes: Redacted(bytes)) }
        guard let id = Int64(words[0]), id > 0 else { return nil }
        return Key(id: id, bytes: Redacted(bytes))
    }

    /// Whether the ring holds every key of another one as it is there.
    func contains(_ other: MasterKeyRing) -> Bool {
        other.keys.allSatisfy { key($0.id)?.bytes == $0.bytes }
    }

    /// A key by its number; `nil` where the file does not hold it.
    func key(_ id: Int64) -> Key? {
        keys.first { $0.id == id }
    }
}

extension MasterKeyRing: CustomStringConvertible {
    package var description: String { "master keys \(keys.map(\.id))" }
}
