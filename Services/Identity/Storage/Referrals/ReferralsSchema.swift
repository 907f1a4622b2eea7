import StorageCore

/// The tables of invitations; nothing in them names anybody.
enum ReferralsSchema {
    static let migrations = [
        Migration(
            "identity-referrals-1",
            [
                """
                CREATE TABLE invite_codes (
                    code TEXT PRIMARY KEY,
                    member_id INTEGER NOT NULL,
                    campaign TEXT NOT NULL,
                    made_at INTEGER NOT NULL,
                    UNIQUE (member_id, campaign)
                ) STRICT, WITHOUT ROWID
                """,
                // One row per new member: one inviter, for ever. A booking is that of
                // `Referral.Reward`; 0 for no reward.
                """
                CREATE TABLE referrals (
                    referral_id INTEGER PRIMARY KEY CHECK (referral_id > 0),
                    invitee INTEGER NOT NULL UNIQUE,
                    inviter INTEGER NOT NULL CHECK (inviter <> invitee),
                    campaign TEXT NOT NULL,
                    organisation TEXT NOT NULL,
                    claimed_at INTEGER NOT NULL,
                    claimed_day INTEGER NOT NULL,
                    version INTEGER NOT NULL CHECK (version >= 1),
                    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 8),
                    refusal TEXT,
                    order_channel TEXT,
                    order_id TEXT,
                    paid_at INTEGER,
                    qualifies_at INTEGER,
                    inviter_amount INTEGER NOT NULL CHECK (inviter_amount >= 0),
                    inviter_booking INTEGER NOT NULL CHECK (inviter_booking BETWEEN 0 AND 4),
                    inviter_entry INTEGER,
                    invitee_amount INTEGER NOT NULL CHECK (invitee_amount >= 0),
                    invitee_booking INTEGER NOT NULL CHECK (invitee_booking BETWEEN 0 AND 4),
                    invitee_entry INTEGER,
                    giver TEXT,
                    currency TEXT,
                    rule_version TEXT,
                    due_at INTEGER
                ) STRICT
                """,
                "CREATE INDEX referrals_inviter ON referrals (inviter, referral_id)",
                """
                CREATE INDEX referrals_due ON referrals (due_at, referral_id)
                WHERE due_at IS NOT NULL
                """,
                """
                CREATE INDEX referrals_order ON referrals (order_id, order_channel)
                WHERE order_id IS NOT NULL
                """,
                "CREATE INDEX referrals_campaign ON referrals (campaign, state)",
                """
                CREATE TABLE referral_budgets (
                    campaign TEXT PRIMARY KEY,
                    taken INTEGER NOT NULL CHECK (taken >= 0)
                ) STRICT, WITHOUT ROWID
                """,
                // Keyed hashes of what apps know devices by.
                """
                CREATE TABLE referral_devices (
                    device_index BLOB NOT NULL CHECK (length(device_index) = 16),
                    member_id INTEGER NOT NULL,
                    PRIMARY KEY (device_index, member_id)
                ) STRICT, WITHOUT ROWID
                """,
                "CREATE INDEX referral_devices_member ON referral_devices (member_id)",
                // How many wrong codes a member has tried on its last such day.
                """
                CREATE TABLE referral_tries (
                    member_id INTEGER PRIMARY KEY,
                    day INTEGER NOT NULL,
                    tries INTEGER NOT NULL
                ) STRICT
                """,
                // Of two claims that would close a ring together, one waits for the other.
                "CREATE TABLE referral_turns (turn INTEGER PRIMARY KEY) STRICT",
                "INSERT INTO referral_turns (turn) VALUES (1)",
            ]
        )
    ]
}
