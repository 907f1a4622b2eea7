package import Primitives

extension ProgramNode {
    /// Reads a text.
    ///
    /// - Parameter byteCount: Its length in bytes of UTF-8.
    /// - Returns: The text.
    /// - Throws: An error where it is no text, or too short or too long.
    package func string(
        byteCount: ClosedRange<Int> = 1...1000
    ) throws(ProgramFileError) -> String {
        guard case .scalar(let text, _) = content, !isNull else {
            throw error("must be a text, is \(kind)")
        }
        guard byteCount.contains(text.utf8.count) else {
            throw error(
                "must have \(byteCount.lowerBound) to \(byteCount.upperBound) bytes, "
                    + "has \(text.utf8.count)"
            )
        }
        return text
    }

    /// Reads a name for use in keys and codes: 1 to 63 characters out of `a`–`z`, `0`–`9`, `-`
    /// and `_`, the first one a letter.
    ///
    /// - Returns: The name.
    /// - Throws: An error where it is none.
    package func name() throws(ProgramFileError) -> String {
        let text = try string(byteCount: 1...63)
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let isName = text.utf8.allSatisfy {
            letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "_")
        }
        guard isName, let first = text.utf8.first, letters.contains(first) else {
            throw error(
                "must be a name of lower-case letters, digits, - and _ that begins with a letter, "
                    + "is \"\(text)\""
            )
        }
        return text
    }

    /// Reads a whole number; `_` may group its digits.
    ///
    /// - Parameter range: What is allowed.
    /// - Returns: The number.
    /// - Throws: An error where it is none, or out of range.
    package func integer(in range: ClosedRange<Int64>) throws(ProgramFileError) -> Int64 {
        let text = try plainText("a whole number")
        let digits = text.replacing("_", with: "")
        guard let number = Int64(digits), !text.hasPrefix("+"), !text.hasPrefix("_"),
            !text.hasSuffix("_")
        else { throw error("must be a whole number, is \"\(text)\"") }
        return try check(number, in: range, scale: 1)
    }

    /// Reads a whole number.
    ///
    /// - Parameter range: What is allowed.
    /// - Returns: The number.
    /// - Throws: An error where it is none, or out of range.
    package func integer(in range: ClosedRange<Int>) throws(ProgramFileError) -> Int {
        Int(try integer(in: Int64(range.lowerBound)...Int64(range.upperBound)) as Int64)
    }

    /// Reads a decimal number exactly, as a whole number of its smallest parts: `1.25` at a scale
    /// of 100 is 125.
    ///
    /// - Parameters:
    ///   - scale: 10, 100, 1000, up to 1,000,000.
    ///   - range: What is allowed, in smallest parts.
    /// - Returns: The number of smallest parts.
    /// - Throws: An error where it is no number, has more decimals than the scale, or is out of
    ///   range.
    package func decimal(
        scale: Int64,
        in range: ClosedRange<Int64>
    ) throws(ProgramFileError) -> Int64 {
        let text = try plainText("a number")
        let decimals = String(scale).utf8.count - 1
        precondition((1...6).contains(decimals), "scale must be 10 to 1,000,000, is \(scale)")
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0)
            .split(separator: ".", omittingEmptySubsequences: false)
        let isNumber = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard isNumber, (1...2).contains(parts.count), let whole = Int64(parts[0]) else {
            throw error("must be a number such as 1.5, is \"\(text)\"")
        }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard fraction.utf8.count <= decimals else {
            throw error("must have at most \(decimals) decimals, is \"\(text)\"")
        }
        let padding = String(repeating: "0", count: decimals - fraction.utf8.count)
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: scale)
        let (sum, sumOverflow) = scaled.addingReportingOverflow(Int64(fraction + padding) ?? 0)
        guard !overflow, !sumOverflow else { throw error("is too large") }
        return try check(isNegative ? -sum : sum, in: range, scale: scale)
    }

    /// Reads `true` or `false`.
    ///
    /// - Returns: The truth value.
    /// - Throws: An error for anything else; `yes` and `on` are not taken.
    package func boolean() throws(ProgramFileError) -> Bool {
        let text = try plainText("true or false")
        switch text {
        case "true": return true
        case "false": return false
        default: throw error("must be true or false, is \"\(text)\"")
        }
    }

    /// Reads one of several words.
    ///
    /// - Parameter type: The words, as raw values.
    /// - Returns: The one that is written.
    /// - Throws: An error that lists the words.
    package func choice<Choice>(
        _ type: Choice.Type = Choice.self
    ) throws(ProgramFileError) -> Choice
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        let text = try string()
        if let choice = Choice(rawValue: text) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        let guess = NearestName.of(text, in: words).map { "; did you mean \($0)?" } ?? ""
        throw error("must be one of \(words.joined(separator: ", ")), is \"\(text)\"\(guess)")
    }

    /// Reads a day: `2026-01-31`.
    ///
    /// - Returns: The day.
    /// - Throws: An error where it is none.
    package func date() throws(ProgramFileError) -> LocalDate {
        let text = try string()
        guard let date = LocalDate(text) else {
            throw error("must be a day such as 2026-01-31, is \"\(text)\"")
        }
        return date
    }

    private func plainText(_ what: String) throws(ProgramFileError) -> String {
        guard case .scalar(let text, let isPlain) = content, !isNull else {
            throw error("must be \(what), is \(kind)")
        }
        guard isPlain else {
            throw error("must be \(what) without quotation marks, is \"\(text)\"")
        }
        return text
    }

    private func check(
        _ number: Int64,
        in range: ClosedRange<Int64>,
        scale: Int64
    ) throws(ProgramFileError) -> Int64 {
        guard range.contains(number) else {
            let low = Self.decimalText(range.lowerBound, scale: scale)
            let high = Self.decimalText(range.upperBound, scale: scale)
            let found = Self.decimalText(number, scale: scale)
            throw error("must be \(low) to \(high), is \(found)")
        }
        return number
    }

    /// A count of smallest parts as a decimal number, without needless zeros.
    static func decimalText(_ number: Int64, scale: Int64) -> String {
        let whole = number.magnitude / scale.magnitude
        let rest = number.magnitude % scale.magnitude
        let sign = number < 0 ? "-" : ""
        guard rest > 0 else { return "\(sign)\(whole)" }
        var fraction = String(String(scale.magnitude + rest).dropFirst())
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(sign)\(whole).\(fraction)"
    }
}
