internal import Primitives

/// One line of JSON, while it is written.
struct LogLine {
    /// The longest text of a field, in bytes; what is longer is cut.
    static let textBytesMax = 4096

    private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

    init() {
        bytes.reserveCapacity(256)
    }

    /// Adds a field.
    mutating func add(_ name: String, _ value: String) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        append(quoted: name)
        bytes.append(UInt8(ascii: ":"))
        append(quoted: value)
    }

    /// Adds a field whose value is a whole number.
    mutating func add(_ name: String, _ value: Int64) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        append(quoted: name)
        bytes.append(UInt8(ascii: ":"))
        bytes += String(value).utf8
    }

    /// The line, ended.
    consuming func finished() -> [UInt8] {
        bytes.append(UInt8(ascii: "}"))
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// Appends a JSON string (RFC 8259, section 7).
    private mutating func append(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        var written = 0
        for character in text.unicodeScalars {
            guard written < Self.textBytesMax else {
                bytes += "…".utf8
                break
            }
            written += 1
            switch character {
            case "\"": bytes += "\\\"".utf8
            case "\\": bytes += "\\\\".utf8
            case "\n": bytes += "\\n".utf8
            case "\r": bytes += "\\r".utf8
            case "\t": bytes += "\\t".utf8
            case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}":
                // Also those beyond ASCII that a terminal would obey.
                let digits = String(character.value, radix: 16)
                bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            default:
                bytes += String(character).utf8
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A moment as RFC 3339 writes it in UTC, to the millisecond.
    static func text(of time: Timestamp) -> String {
        let dayLength: Int64 = 86_400_000
        let milliseconds = time.microseconds.quotientRoundedDown(by: 1000)
        let days = milliseconds.quotientRoundedDown(by: dayLength)
        let rest = Int(milliseconds - days * dayLength)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let hours = padded(rest / 3_600_000, 2)
        let minutes = padded(rest / 60_000 % 60, 2)
        let seconds = padded(rest / 1000 % 60, 2)
        let date = LocalDate(daysSinceEpoch: Int(days))
        return "\(date)T\(hours):\(minutes):\(seconds).\(padded(rest % 1000, 3))Z"
    }
}

extension Int64 {
    /// The quotient, rounded towards negative infinity.
    fileprivate func quotientRoundedDown(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
