import Foundation
import Glibc

/// Personal values in every form in which they might lie somewhere, and where they do.
struct PersonalBytes {
    /// The values, each with the bytes of its forms.
    private let needles: [(value: String, form: String, bytes: Data)]

    /// Takes values; each must be long enough not to come about by chance.
    init(_ values: [String]) {
        needles = values.flatMap { value in
            Self.spellings(of: value).flatMap { spelling in
                Self.forms(of: spelling).map { (value, $0.form, $0.bytes) }
            }
        }
    }

    /// What of the values some bytes hold: `value as form`, each once.
    func found(in bytes: Data) -> [String] {
        needles.filter { Self.isFound($0.bytes, in: bytes) }.map { "\($0.value) as \($0.form)" }
    }

    /// Whether a number of some digits stands somewhere, not as a part of a longer one.
    static func isFound(digits: String, in bytes: Data) -> Bool {
        let needle = Data(digits.utf8)
        let isDigit = { (index: Int) in
            bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index])
        }
        var from = bytes.startIndex
        while let range = bytes.range(of: needle, in: from..<bytes.endIndex) {
            if !isDigit(range.lowerBound - 1), !isDigit(range.upperBound) { return true }
            from = range.lowerBound + 1
        }
        return false
    }

    private static func isFound(_ needle: Data, in bytes: Data) -> Bool {
        guard let first = needle.first else { return false }
        return bytes.withUnsafeBytes { hay in
            needle.withUnsafeBytes { needle in
                guard var at = hay.baseAddress, let wanted = needle.baseAddress else {
                    return false
                }
                var left = hay.count
                while left >= needle.count, let next = memchr(at, Int32(first), left) {
                    left -= UnsafeRawPointer(next) - at
                    if left < needle.count { return false }
                    if memcmp(next, wanted, needle.count) == 0 { return true }
                    at = UnsafeRawPointer(next) + 1
                    left -= 1
                }
                return false
            }
        }
    }

    /// What the files below a folder hold, and how many bytes were looked at.
    ///
    /// - Parameters:
    ///   - folder: Where.
    ///   - digits: Numbers that may stand nowhere either.
    ///   - left: The names of files that are not looked at.
    /// - Throws: Where a file cannot be read.
    /// - Returns: What was found, in which files was looked.
    func found(
        below folder: URL,
        digits: [String] = [],
        except left: Set<String> = []
    ) throws -> (findings: [String], files: [String], bytes: Int) {
        var findings: [String] = []
        var files: [String] = []
        var count = 0
        let paths = FileManager.default.enumerator(
            at: folder,
            includingPropertiesForKeys: [.isRegularFileKey]
        )
        while let file = paths?.nextObject() as? URL {
            let isFile = try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
            guard isFile == true, !left.contains(file.lastPathComponent) else { continue }
            let bytes = try Data(contentsOf: file)
            count += bytes.count
            files.append(file.lastPathComponent)
            findings += found(in: bytes).map { "\(file.lastPathComponent): \($0)" }
            findings += digits.filter { Self.isFound(digits: $0, in: bytes) }
                .map { "\(file.lastPathComponent): \($0)" }
        }
        return (findings, files, count)
    }

    /// As written, in other cases, and without the country's code.
    static func spellings(of value: String) -> Set<String> {
        var spellings: Set<String> = [value, value.lowercased(), value.uppercased()]
        if value.hasPrefix("+86") { spellings.insert(String(value.dropFirst(3))) }
        if value.hasPrefix("+") { spellings.insert(String(value.dropFirst())) }
        return spellings
    }

    /// UTF-8, UTF-16 both ways, hexadecimal digits, and Base64 wherever it may begin.
    static func forms(of text: String) -> [(form: String, bytes: Data)] {
        let utf8 = Data(text.utf8)
        var forms: [(form: String, bytes: Data)] = [
            ("UTF-8", utf8), ("UTF-16LE", text.data(using: .utf16LittleEndian) ?? utf8),
            ("UTF-16BE", text.data(using: .utf16BigEndian) ?? utf8),
        ]
        let hex = utf8.map { String(format: "%02x", $0) }.joined()
        forms += [("hex", Data(hex.utf8)), ("HEX", Data(hex.uppercased().utf8))]
        for before in 0..<3 {
            let encoded = (Data(repeating: 0, count: before) + utf8).base64EncodedString()
            // Without what the bytes beside it have a part in.
            let first = [0, 2, 3][before]
            let whole = (before + utf8.count) * 8 / 6
            let part = encoded.dropFirst(first).prefix(whole - first)
            forms.append(("Base64 at \(before)", Data(part.utf8)))
            let safe = part.replacing("+", with: "-").replacing("/", with: "_")
            forms.append(("Base64URL at \(before)", Data(safe.utf8)))
        }
        return forms
    }
}
