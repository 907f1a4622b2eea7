/// A decimal number with at most six places after the point, exactly.
package struct ExactDecimal: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number in millionths.
    package let millionths: Int64

    private static let unit: Int64 = 1_000_000
    private static let placesMax = 6

    /// Wraps a number of millionths.
    package init(millionths: Int64) {
        self.millionths = millionths
    }

    /// Reads a number such as `12`, `-3` or `1.50`; `nil` for anything else, for more than six
    /// places that are not zero, and for what is beyond 9 · 10^12.
    ///
    /// - Parameter text: Digits, perhaps with a sign before them, perhaps with a point and digits
    ///   after them; nothing else.
    package init?(_ text: some StringProtocol) {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        let parts = bytes.split(
            separator: UInt8(ascii: "."),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard let whole = parts.first, let wholeNumber = Self.number(whole) else { return nil }
        var fraction: Int64 = 0
        if parts.count == 2 {
            let places = parts[1].trimmingZeros
            guard Self.number(parts[1].prefix(1)) != nil, places.count <= Self.placesMax else {
                return nil
            }
            guard let number = places.isEmpty ? 0 : Self.number(places) else { return nil }
            fraction = (places.count..<Self.placesMax).reduce(number) { number, _ in number * 10 }
        }
        guard wholeNumber <= 9_000_000_000_000 else { return nil }
        let magnitude = wholeNumber * Self.unit + fraction
        millionths = isNegative ? -magnitude : magnitude
    }

    package var description: String {
        let magnitude = millionths.magnitude
        let whole = (millionths < 0 ? "-" : "") + String(magnitude / UInt64(Self.unit))
        let fraction = String(magnitude % UInt64(Self.unit))
        guard fraction != "0" else { return whole }
        let padded = String(repeating: "0", count: Self.placesMax - fraction.utf8.count) + fraction
        return whole + "." + String(decoding: Array(padded.utf8)[...].trimmingZeros, as: UTF8.self)
    }

    package static func < (lhs: ExactDecimal, rhs: ExactDecimal) -> Bool {
        lhs.millionths < rhs.millionths
    }

    /// At most 18 digits and nothing else.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        guard (1...18).contains(digits.count) else { return nil }
        var number: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return number
    }
}

extension ArraySlice<UInt8> {
    /// Without the zeros at its end.
    fileprivate var trimmingZeros: ArraySlice<UInt8> {
        prefix(upTo: (lastIndex { $0 != UInt8(ascii: "0") }).map { $0 + 1 } ?? startIndex)
    }
}
