package import Primitives

/// What a one-time code is for; it is good for nothing else.
///
/// The raw values are stored and are those of the `.proto` file: they never change.
package enum CodePurpose: Int, CaseIterable, Hashable, Sendable {
    /// Signing in.
    case signIn = 1
    /// Showing that the member is there now, before much is spent.
    case stepUp = 2
    /// Showing that an identity is one's own.
    case verifyIdentity = 3
}

/// The rules of one-time codes.
package enum OneTimeCode {
    /// How many digits a code has.
    package static let digitCount = 6
    /// How many codes there are.
    package static let codeCount: UInt64 = 1_000_000
    /// How long a code holds.
    package static let lifetime: Duration = .seconds(300)
    /// How often a code may be tried.
    package static let triesMax = 5
    /// How long to wait before the next code for one identity.
    package static let resendTime: Duration = .seconds(60)

    /// How many codes are sent to one identity.
    package static let identityLimits = [
        RateLimit(1, within: resendTime), RateLimit(5, within: .seconds(3600)),
        RateLimit(10, within: .seconds(86_400)),
    ]
    /// How many codes one device may ask for.
    package static let deviceLimits = [
        RateLimit(10, within: .seconds(3600)), RateLimit(20, within: .seconds(86_400)),
    ]
    /// How many codes may be asked for from one network address; families and offices share one.
    package static let addressLimits = [RateLimit(60, within: .seconds(3600))]
    /// How many codes one caller may ask for: a channel's backend asks for all its members.
    package static let callerLimits = [RateLimit(300, within: .seconds(60))]

    /// How many codes one member may ask for with its own token: texts cost money, and a member
    /// has no need of more.
    package static let memberCallerLimits = [
        RateLimit(5, within: .seconds(3600)), RateLimit(10, within: .seconds(86_400)),
    ]

    /// The digits of a code, each of the million as likely as any other.
    ///
    /// - Parameter random: 64 random bits; asked again where they would make some codes likelier.
    /// - Returns: Six digits.
    package static func digits(random: () -> UInt64) -> Redacted<String> {
        let fair = UInt64.max - UInt64.max % codeCount
        var bits = random()
        while bits >= fair { bits = random() }
        let number = String(bits % codeCount)
        return Redacted(String(repeating: "0", count: digitCount - number.count) + number)
    }
}

/// A code that was sent, as far as it decides about a try.
package struct SentCode: Hashable, Sendable {
    /// What it is for.
    package let purpose: CodePurpose
    /// When it was sent.
    package let sentAt: Timestamp
    /// How often it was tried in vain.
    package let triedCount: Int
    /// Whether it was used.
    package let isUsed: Bool

    /// Describes a code.
    package init(purpose: CodePurpose, sentAt: Timestamp, triedCount: Int, isUsed: Bool) {
        self.purpose = purpose
        self.sentAt = sentAt
        self.triedCount = triedCount
        self.isUsed = isUsed
    }

    /// When it ends.
    package var expiresAt: Timestamp { sentAt.advanced(by: OneTimeCode.lifetime) }

    /// Decides about a try.
    ///
    /// - Parameters:
    ///   - isMatch: Whether the digits are those that were sent.
    ///   - purpose: What the try is for.
    ///   - now: The time.
    /// - Returns: The first outcome that applies.
    package func decide(isMatch: Bool, for purpose: CodePurpose, now: Timestamp) -> CodeOutcome {
        guard self.purpose == purpose else { return .unknown }
        guard !isUsed else { return .used }
        guard triedCount < OneTimeCode.triesMax else { return .exhausted }
        // A code from the future was sent by a clock that had run ahead: nobody knows its age.
        guard now < expiresAt, now.advanced(by: RecentRequests.clockSkewMax) >= sentAt else {
            return .late
        }
        return isMatch ? .accepted : .wrong(triesLeft: OneTimeCode.triesMax - triedCount - 1)
    }
}

/// What became of a try, in order of precedence.
package enum CodeOutcome: Hashable, Sendable {
    /// No such code was sent for this purpose.
    case unknown
    /// It was used before.
    case used
    /// It was tried too often.
    case exhausted
    /// Its time is over.
    case late
    /// These are other digits; counts as a try.
    case wrong(triesLeft: Int)
    /// These are the digits; the code is used by it.
    case accepted
}
