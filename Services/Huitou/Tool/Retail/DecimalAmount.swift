/// An exact decimal number as it stands in a file: no binary fraction ever touches money.
package struct DecimalAmount: Hashable {
    /// The number times 10 to the power of `scale`.
    package let units: Int128
    /// How many digits stand behind the point, 0 to 36.
    package let scale: Int

    private static let scaleMax = 36
    private static let digitsMax = 18

    /// Reads a number such as `-12.50` or `1.776357e-15`.
    ///
    /// Fails for anything else, for more than 18 digits and for more than 36 behind the point.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        guard let mantissa = parts.first else { return nil }
        var digits = mantissa.utf8[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        var units: Int128 = 0
        var count = 0
        var behindPoint: Int?
        for byte in digits {
            if byte == UInt8(ascii: "."), behindPoint == nil {
                behindPoint = 0
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), count < Self.digitsMax
            else { return nil }
            units = units * 10 + Int128(byte - UInt8(ascii: "0"))
            count += 1
            behindPoint = behindPoint.map { $0 + 1 }
        }
        var scale = behindPoint ?? 0
        if parts.count == 2 {
            guard let exponent = Int(parts[1]), abs(exponent) <= Self.scaleMax else { return nil }
            scale -= exponent
        }
        guard count > 0, (0...Self.scaleMax).contains(scale) else { return nil }
        self.units = isNegative ? -units : units
        self.scale = scale
    }

    private init(units: Int128, scale: Int) {
        self.units = units
        self.scale = scale
    }

    /// The exact difference; `nil` where it does not fit in 127 bits.
    package static func difference(_ lhs: DecimalAmount, _ rhs: DecimalAmount) -> DecimalAmount? {
        let scale = max(lhs.scale, rhs.scale)
        guard let left = lhs.scaled(to: scale), let right = rhs.scaled(to: scale) else {
            return nil
        }
        let (units, overflow) = left.subtractingReportingOverflow(right)
        return overflow ? nil : DecimalAmount(units: units, scale: scale)
    }

    /// The exact sum; `nil` where it does not fit in 127 bits.
    package static func sum(_ lhs: DecimalAmount, _ rhs: DecimalAmount) -> DecimalAmount? {
        difference(lhs, DecimalAmount(units: -rhs.units, scale: rhs.scale))
    }

    /// 100 times the number, rounded half to even; `nil` where it does not fit in 64 bits.
    package var roundedHundredths: Int64? {
        guard scale > 2 else { return scaled(to: 2).flatMap { Int64(exactly: $0) } }
        let divisor = Self.power(scale - 2)
        let (quotient, remainder) = units.quotientAndRemainder(dividingBy: divisor)
        let twice = 2 * remainder.magnitude
        let half = divisor.magnitude
        let isUp = twice > half || (twice == half && quotient % 2 != 0)
        let rounded = isUp ? quotient + (units < 0 ? -1 : 1) : quotient
        return Int64(exactly: rounded)
    }

    private func scaled(to other: Int) -> Int128? {
        let (product, overflow) = units.multipliedReportingOverflow(by: Self.power(other - scale))
        return overflow ? nil : product
    }

    private static func power(_ exponent: Int) -> Int128 {
        (0..<exponent).reduce(Int128(1)) { product, _ in product * 10 }
    }
}
