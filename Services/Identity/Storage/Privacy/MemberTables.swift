/// What becomes of every table that names members when one of them is erased.
///
/// A test compares both lists with the schema: a table that names members stands in one of them.
enum MemberTables {
    /// Tables whose rows go with their member, named in the column `member_id`.
    ///
    /// A table that holds something about a person, sealed or not, belongs here.
    static let erased = [
        // Who it is, and how it is found.
        "member_keys", "identities", "phone_ends", "openid_subjects",
        // How it was won: a code or a link may have been made for nobody else.
        "acquisitions",
        // How it comes in.
        "sessions", "member_codes", "offline_handles", "real_person_checks",
        // What it wants, and when it was contacted.
        "quiet_hours", "contact_slots", "erasure_requests", "partner_links",
        // What it does.
        "member_purchases", "member_tags", "tag_reviews",
        // Whom it invites, and from where.
        "invite_codes", "referral_devices", "referral_tries",
    ]

    /// Tables whose rows stay, and why; nothing personal is left in them.
    static let kept = [
        "members": "the number says that there was somebody; record and facts are empty",
        "erased_members": "says who is erased",
        "registrations": "counted by the chain of groups; what was asked for is overwritten",
        "consent_statements": "the proof that the member was asked: purpose, version and time",
        "outbox": "what other services were told, by number",
        "approvals": "who allowed what, by number",
        "merges": "which numbers are one person; the reasons cannot be opened any more",
        "member_joins": "which numbers are one person, for invitations",
        "referrals": "who was rewarded for whom, by number: budgets and the ledger must agree",
    ]

    /// Tables whose rows go with either of the two members that they name.
    static let erasedPairs = ["reviews"]
}
