package import Primitives

/// The 18 digits that a member shows at a till: a kind, 16 digits and a check digit.
///
/// | kind | 16 digits |
/// |---|---|
/// | 7, made by identity | random, for one use within 60 seconds |
/// | 8, made by the device | handle (8), authentication code (8) |
///
/// No payment code begins with 7 or 8 (WeChat 10–15, Alipay 25–30, UnionPay 62), so that a till
/// tells them apart by the first digit.
package struct MemberCode: Hashable, Sendable {
    /// Who made it.
    package enum Kind: Int, CaseIterable, Hashable, Sendable {
        /// Identity.
        case online = 7
        /// The member's device, without a network.
        case offline = 8
    }

    /// How many digits a code has.
    package static let digitCount = 18
    /// How many digits lie between the kind and the check digit.
    package static let bodyDigitCount = 16
    /// How long a code holds, and how long a time slot of offline codes is.
    package static let lifetime: Duration = .seconds(60)
    /// How long a code that was used or is over is told apart from one that never was.
    package static let memory: Duration = .seconds(3600)
    /// How many wrong codes a till may send.
    package static let guessLimits = [
        RateLimit(10, within: .seconds(60)), RateLimit(60, within: .seconds(3600)),
    ]

    /// Who made it.
    package let kind: Kind
    /// The 16 digits in the middle, by a name that a reviewer sees.
    package let unsafeBody: String

    /// Makes a code.
    ///
    /// - Parameters:
    ///   - kind: Who makes it.
    ///   - body: 16 digits.
    package init?(_ kind: Kind, body: String) {
        guard body.utf8.count == Self.bodyDigitCount, Self.digits(body) != nil else { return nil }
        self.kind = kind
        unsafeBody = body
    }

    /// Reads a code as a till has it; fails for anything else than said here.
    ///
    /// - Parameter text: 18 digits, spaces between them do not matter.
    package init?(_ text: String) {
        guard text.utf8.count <= 2 * Self.digitCount else { return nil }
        let code = text.filter { $0 != " " }
        guard code.utf8.count == Self.digitCount, let digits = Self.digits(code),
            Damm.check(digits) == 0, let kind = Kind(rawValue: digits[0])
        else { return nil }
        self.kind = kind
        unsafeBody = String(code.dropFirst().dropLast())
    }

    /// The 18 digits, by a name that a reviewer sees.
    package var unsafeText: String {
        let text = String(kind.rawValue) + unsafeBody
        return text + String(Damm.check(Self.digits(text) ?? []))
    }

    /// A new code of identity, each of the 10¹⁶ as likely as any other.
    package static func random(_ random: () -> UInt64) -> MemberCode? {
        let halves = (0..<2).map { _ in digits(8, random: random) }
        return MemberCode(.online, body: halves.joined())
    }

    /// That many random digits, at most 18.
    package static func digits(_ count: Int, random: () -> UInt64) -> String {
        let range = (0..<count).reduce(UInt64(1)) { product, _ in product * 10 }
        let fair = UInt64.max - UInt64.max % range
        var bits = random()
        while bits >= fair { bits = random() }
        return padded(bits % range, to: count)
    }

    /// A number with zeros before it.
    package static func padded(_ number: UInt64, to count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }

    private static func digits(_ text: String) -> [Int]? {
        var digits: [Int] = []
        for byte in text.utf8 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            digits.append(Int(byte - UInt8(ascii: "0")))
        }
        return digits
    }
}

extension MemberCode: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<redacted>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// The check digit of Damm (2004): finds every wrong digit and every swap of neighbours.
package enum Damm {
    private static let table: [[Int]] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9], [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5], [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ]

    /// The digit that belongs after these; 0 where the last one is the right check digit.
    package static func check(_ digits: [Int]) -> Int {
        digits.reduce(0) { table[$0][$1] }
    }
}

/// A code of identity as it is stored, as far as it decides about its use.
package struct IssuedMemberCode: Hashable, Sendable {
    /// When it was made.
    package let issuedAt: Timestamp
    /// Whether it was used.
    package let isUsed: Bool

    /// Describes a code.
    package init(issuedAt: Timestamp, isUsed: Bool) {
        self.issuedAt = issuedAt
        self.isUsed = isUsed
    }

    /// When it ends.
    package var expiresAt: Timestamp { issuedAt.advanced(by: MemberCode.lifetime) }

    /// Decides about its use.
    package func decide(now: Timestamp) -> MemberCodeVerdict {
        guard !isUsed else { return .used }
        guard now < expiresAt, now.advanced(by: RecentRequests.clockSkewMax) >= issuedAt else {
            return .late
        }
        return .accepted
    }
}

/// What a code is worth, in order of precedence.
package enum MemberCodeVerdict: Hashable, Sendable {
    /// It was used before.
    case used
    /// Its time is over.
    case late
    /// It is good; it is used by this.
    case accepted
}
