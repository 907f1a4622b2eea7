import StorageCore

/// The tables of campaigns.
enum CampaignSchema {
    /// Campaigns, whom they reached, what their coupons are for, and who used them.
    ///
    /// Members keep the ids under which they were told, and are read through merges.
    static let tables = Migration(
        "recommendations-campaigns-1-expand-tables",
        [
            """
            CREATE TABLE campaigns (
                campaign_id TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                first_day INTEGER NOT NULL,
                last_day INTEGER NOT NULL CHECK (last_day >= first_day)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE campaign_members (
                member_id INTEGER NOT NULL CHECK (member_id > 0),
                campaign_id TEXT NOT NULL,
                PRIMARY KEY (member_id, campaign_id)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE campaign_items (
                campaign_id TEXT NOT NULL,
                coupon_id TEXT NOT NULL,
                sku TEXT NOT NULL,
                PRIMARY KEY (campaign_id, coupon_id, sku)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE campaign_redemptions (
                member_id INTEGER NOT NULL CHECK (member_id > 0),
                campaign_id TEXT NOT NULL,
                coupon_id TEXT NOT NULL,
                day INTEGER NOT NULL,
                PRIMARY KEY (member_id, campaign_id, coupon_id, day)
            ) STRICT, WITHOUT ROWID
            """,
        ]
    )

    /// Numbers the changes of a campaign's coupons, so that they are read again only after one.
    static let revisions = Migration(
        "recommendations-campaigns-2-expand-revisions",
        ["ALTER TABLE campaigns ADD COLUMN coupons_revision INTEGER NOT NULL DEFAULT 0"]
    )
}
