internal import FoundationEssentials
internal import Primitives

extension SettingKey where Value == Int {
    /// A whole number.
    package static func integer(
        _ name: String,
        default defaultText: String,
        in range: ClosedRange<Int>,
        _ summary: String
    ) -> SettingKey {
        let kind = "\(range.lowerBound) to \(range.upperBound)"
        return SettingKey(
            SettingDescription(
                name: name,
                kind: kind,
                defaultText: defaultText,
                summary: summary,
                isSecret: false
            )
        ) { (text) throws(SettingRefusal) in
            guard let number = Int(text), range.contains(number) else {
                throw SettingRefusal("must be a whole number from \(kind)")
            }
            return number
        }
    }
}

extension SettingKey where Value == String {
    /// A text.
    package static func text(
        _ name: String,
        default defaultText: String = "",
        kind: String = "text",
        isSecret: Bool = false,
        byteCountMax: Int = 4096,
        _ summary: String
    ) -> SettingKey {
        SettingKey(
            SettingDescription(
                name: name,
                kind: kind,
                defaultText: defaultText,
                summary: summary,
                isSecret: isSecret
            )
        ) { (text) throws(SettingRefusal) in
            guard text.utf8.count <= byteCountMax, !text.utf8.contains(0) else {
                throw SettingRefusal("must have at most \(byteCountMax) bytes and no NUL")
            }
            return text
        }
    }

    /// The path of a file or folder, relative to the working directory or absolute.
    package static func path(
        _ name: String,
        default defaultText: String = "",
        _ summary: String
    ) -> SettingKey {
        .text(name, default: defaultText, kind: "path", summary)
    }
}

extension SettingKey where Value == Bool {
    /// `true` or `false`.
    package static func boolean(
        _ name: String,
        default defaultText: String = "false",
        _ summary: String
    ) -> SettingKey {
        SettingKey(
            SettingDescription(
                name: name,
                kind: "true or false",
                defaultText: defaultText,
                summary: summary,
                isSecret: false
            )
        ) { (text) throws(SettingRefusal) in
            guard let value = Bool(text) else { throw SettingRefusal("must be true or false") }
            return value
        }
    }
}

extension SettingKey where Value == Duration {
    /// A duration such as `250ms`, `10s`, `5m` or `24h`.
    package static func duration(
        _ name: String,
        default defaultText: String,
        in range: ClosedRange<Duration>,
        _ summary: String
    ) -> SettingKey {
        let kind =
            "\(DurationText.write(range.lowerBound)) to \(DurationText.write(range.upperBound))"
        return SettingKey(
            SettingDescription(
                name: name,
                kind: kind,
                defaultText: defaultText,
                summary: summary,
                isSecret: false
            )
        ) { (text) throws(SettingRefusal) in
            guard let duration = DurationText.read(text), range.contains(duration) else {
                throw SettingRefusal("must be a duration such as 250ms, 10s or 5m, from \(kind)")
            }
            return duration
        }
    }
}

extension SettingKey {
    /// One of several words.
    package static func choice(
        _ name: String,
        default defaultText: String,
        _ summary: String
    ) -> SettingKey where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
        let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
        return SettingKey(
            SettingDescription(
                name: name,
                kind: words,
                defaultText: defaultText,
                summary: summary,
                isSecret: false
            )
        ) { (text) throws(SettingRefusal) in
            guard let value = Value(rawValue: text) else {
                throw SettingRefusal("must be one of \(words)")
            }
            return value
        }
    }
}

extension SettingKey where Value == Timestamp? {
    /// A moment as RFC 3339 writes it in UTC, or nothing.
    package static func moment(_ name: String, _ summary: String) -> SettingKey {
        SettingKey(
            SettingDescription(
                name: name,
                kind: "2026-01-31T08:00:00Z",
                defaultText: "",
                summary: summary,
                isSecret: false
            )
        ) { (text) throws(SettingRefusal) in
            guard !text.isEmpty else { return nil }
            // Anything that is no such moment is refused just below.
            guard text.hasSuffix("Z"), let date = try? Date(text, strategy: .iso8601) else {
                throw SettingRefusal("must be a moment such as 2026-01-31T08:00:00Z")
            }
            let time = Timestamp(microseconds: Int64(date.timeIntervalSince1970 * 1_000_000))
            guard time.isInRange else { throw SettingRefusal("must lie in the years 1900 to 9999") }
            return time
        }
    }
}

extension SettingKey where Value == [HostAndPort] {
    /// `host:port`, or several of them with commas between.
    package static func addresses(
        _ name: String,
        default defaultText: String,
        addressesMax: Int = 64,
        _ summary: String
    ) -> SettingKey {
        SettingKey(
            SettingDescription(
                name: name,
                kind: "host:port, or several with commas between",
                defaultText: defaultText,
                summary: summary,
                isSecret: false
            )
        ) { (text) throws(SettingRefusal) in
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            let addresses = parts.compactMap { part in
                HostAndPort(String(part.drop { $0 == " " }))
            }
            guard addresses.count == parts.count, addresses.count <= addressesMax else {
                throw SettingRefusal(
                    "must be host:port, such as 127.0.0.1:7402 or [::1]:7402, "
                        + "or up to \(addressesMax) of them with commas between"
                )
            }
            return addresses
        }
    }
}

extension SettingKey where Value == HostAndPort? {
    /// `host:port` to listen on, the port 0 for any free one, or `off`.
    package static func listener(
        _ name: String,
        default defaultText: String,
        _ summary: String
    ) -> SettingKey {
        SettingKey(
            SettingDescription(
                name: name,
                kind: "host:port or off",
                defaultText: defaultText,
                summary: summary,
                isSecret: false
            )
        ) { (text) throws(SettingRefusal) in
            if text == "off" { return nil }
            guard let address = HostAndPort(text, portMin: 0) else {
                throw SettingRefusal("must be host:port, such as 127.0.0.1:7452, or off")
            }
            return address
        }
    }
}

/// Durations as people write them.
enum DurationText {
    private static let units: [(suffix: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000),
    ]

    /// Reads `250ms`, `10s`, `5m`, `24h`; `nil` for anything else.
    static func read(_ text: String) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let suffix = text.dropFirst(digits.count)
        guard let number = Int64(digits), number <= 1_000_000_000,
            let unit = units.first(where: { $0.suffix == suffix })
        else { return nil }
        return .milliseconds(number * unit.milliseconds)
    }

    /// Writes a duration of whole milliseconds in the largest unit that fits.
    static func write(_ duration: Duration) -> String {
        let milliseconds = duration.microseconds / 1000
        let unit = units.last { milliseconds % $0.milliseconds == 0 && milliseconds != 0 }
        guard let unit else { return "\(milliseconds)ms" }
        return "\(milliseconds / unit.milliseconds)\(unit.suffix)"
    }
}
