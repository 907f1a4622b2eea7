package import Primitives

/// How a member proved who it is.
///
/// The raw values are stored: they never change.
package enum SignInMethod: Int, CaseIterable, Hashable, Sendable {
    /// By a one-time code.
    case oneTimeCode = 1
    /// By WeChat's one-tap phone number.
    case weChat = 2
    /// By an id token of an OpenID provider.
    case openID = 3

    /// The method in the claim `amr` of tokens.
    package var name: String {
        switch self {
        case .oneTimeCode: "otp"
        case .weChat: "wechat"
        case .openID: "oidc"
        }
    }
}

/// Why a session is over.
///
/// The raw values are stored: they never change.
package enum SessionEnd: Int, CaseIterable, Hashable, Sendable {
    /// The member signed out on the device.
    case signedOut = 1
    /// The member, or an operator for it, ended it from elsewhere.
    case revoked = 2
    /// A refresh token came a second time: somebody else has it.
    case reused = 3
    /// The member is closed, erased or gone.
    case memberGone = 4
    /// The same device signed in again.
    case replaced = 5
}

/// How long sessions and tokens hold.
package struct SessionRules: Hashable, Sendable {
    /// How long an access token holds.
    package var accessLifetime: Duration
    /// How long a refresh token holds: a session that is idle for longer is over.
    package var idleMax: Duration
    /// How long a session lives at most.
    package var lifetimeMax: Duration
    /// For how long an answer that was lost is given again.
    package var replayMax: Duration

    /// How many sessions of one member go on at once; the ones idle longest end first.
    package static let sessionsMax = 50

    /// Bundles times; what is left out is as in most programs.
    package init(
        accessLifetime: Duration = .seconds(900),
        idleMax: Duration = .seconds(30 * 86_400),
        lifetimeMax: Duration = .seconds(180 * 86_400),
        replayMax: Duration = .seconds(10)
    ) {
        self.accessLifetime = accessLifetime
        self.idleMax = idleMax
        self.lifetimeMax = lifetimeMax
        self.replayMax = replayMax
    }

    /// When a refresh token ends.
    package func refreshExpiry(startedAt: Timestamp, refreshedAt: Timestamp) -> Timestamp {
        min(refreshedAt.advanced(by: idleMax), startedAt.advanced(by: lifetimeMax))
    }
}

/// A session as it is stored, as far as it decides about a refresh.
package struct SessionState: Hashable, Sendable {
    /// When the member signed in.
    package let startedAt: Timestamp
    /// When the refresh token was last exchanged.
    package let refreshedAt: Timestamp
    /// Counts the exchanges.
    package let generation: Int64
    /// Why it is over; `nil` while it goes on.
    package let end: SessionEnd?

    /// Describes a session.
    package init(
        startedAt: Timestamp,
        refreshedAt: Timestamp,
        generation: Int64,
        end: SessionEnd?
    ) {
        self.startedAt = startedAt
        self.refreshedAt = refreshedAt
        self.generation = generation
        self.end = end
    }

    /// What the member behind the session is now.
    package enum Owner: Hashable, Sendable {
        /// It may go on.
        case present
        /// It is closed, erased or gone.
        case gone
    }

    /// Decides about a refresh token of this session that is genuine: made by us.
    ///
    /// - Parameters:
    ///   - generation: The exchange by which the token was made.
    ///   - owner: What the member is now.
    ///   - rules: The times.
    ///   - now: The time.
    /// - Returns: The first outcome that applies.
    package func decide(
        generation: Int64,
        owner: Owner,
        rules: SessionRules,
        now: Timestamp
    ) -> RefreshVerdict {
        if let end { return .over(end) }
        guard owner == .present else { return .memberGone }
        let expiry = rules.refreshExpiry(startedAt: startedAt, refreshedAt: refreshedAt)
        if generation == self.generation {
            return now < expiry ? .exchanged : .expired
        }
        // Only the very last token, and only at once: its answer may have been lost. It gets the
        // same successor, so that two who hold it still meet at the next exchange.
        if generation == self.generation - 1, now < refreshedAt.advanced(by: rules.replayMax) {
            return .replayed
        }
        return .reused
    }
}

/// What becomes of a refresh token, in order of precedence.
package enum RefreshVerdict: Hashable, Sendable {
    /// The session was over before.
    case over(SessionEnd)
    /// The member may not go on: the session ends.
    case memberGone
    /// The token was exchanged before: somebody else has it, and the session ends for both.
    case reused
    /// Nobody came for too long, or the session has lived long enough.
    case expired
    /// It was exchanged a moment ago: the same answer again.
    case replayed
    /// It is exchanged now.
    case exchanged
}
