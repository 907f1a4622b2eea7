package import Primitives

/// One campaign of the retail data set: whom it reached, what its coupons are for, who used them.
package struct RetailCampaign: Hashable {
    /// That a household used a coupon.
    package struct Redemption: Hashable {
        /// The household's number.
        package let household: Int64
        /// The coupon's number.
        package let coupon: String
        /// When.
        package let day: LocalDate
    }

    /// The campaign's number.
    package let campaign: String
    /// Type A, Type B, Type C.
    package let kind: String
    /// The first day.
    package let firstDay: LocalDate
    /// The last day.
    package let lastDay: LocalDate
    /// The households that it reached.
    package var households: [Int64] = []
    /// Each coupon's products, in the order of the file.
    package var coupons: [String: [String]] = [:]
    /// Who used them.
    package var redemptions: [Redemption] = []

    /// The files of campaigns.
    package struct Files {
        /// Numbers, kinds and days.
        package let descriptions: String
        /// Whom each campaign reached.
        package let households: String
        /// What each coupon is for.
        package let coupons: String
        /// Who used which coupon.
        package let redemptions: String

        /// Names the files.
        package init(
            descriptions: String,
            households: String,
            coupons: String,
            redemptions: String
        ) {
            self.descriptions = descriptions
            self.households = households
            self.coupons = coupons
            self.redemptions = redemptions
        }
    }

    /// Reads what had happened by a day.
    ///
    /// - Parameters:
    ///   - files: The files.
    ///   - until: The last day, `2017-03-31`; `nil` for all. Campaigns that begin later are left
    ///     out, and so is what was used later.
    /// - Returns: The campaigns in the order of the file.
    /// - Throws: `RetailError` naming the line that is wrong.
    package static func readAll(_ files: Files, until: String?) throws -> [RetailCampaign] {
        let last = until.flatMap { LocalDate($0) } ?? .max
        var campaigns: [RetailCampaign] = []
        var places: [String: Int] = [:]
        var later: Set<String> = []
        let columns = ["campaign_id", "campaign_type", "start_date", "end_date"]
        try each(files.descriptions, columns) { fields, fail in
            guard let first = LocalDate(fields[2]), let end = LocalDate(fields[3]), first <= end
            else { throw fail("start_date and end_date: two days in order are expected") }
            guard first <= last else {
                later.insert(fields[0])
                return
            }
            places[fields[0]] = campaigns.count
            campaigns.append(
                RetailCampaign(
                    campaign: fields[0],
                    kind: fields[1],
                    firstDay: first,
                    lastDay: end
                )
            )
        }
        func place(_ name: String, _ fail: (String) -> RetailError) throws -> Int? {
            if let place = places[name] { return place }
            guard later.contains(name) else { throw fail("campaign_id: no such campaign") }
            return nil
        }
        func household(_ text: String, _ fail: (String) -> RetailError) throws -> Int64 {
            guard let number = Int64(text), number > 0 else {
                throw fail("household_id: a positive number is expected")
            }
            return number
        }
        try each(files.households, ["campaign_id", "household_id"]) { fields, fail in
            guard let place = try place(fields[0], fail) else { return }
            campaigns[place].households.append(try household(fields[1], fail))
        }
        try each(files.coupons, ["campaign_id", "coupon_upc", "product_id"]) { fields, fail in
            guard let place = try place(fields[0], fail) else { return }
            campaigns[place].coupons[fields[1], default: []].append(fields[2])
        }
        let used = ["campaign_id", "household_id", "coupon_upc", "redemption_date"]
        try each(files.redemptions, used) { fields, fail in
            guard let day = LocalDate(fields[3]) else {
                throw fail("redemption_date: a day is expected")
            }
            guard let place = try place(fields[0], fail), day <= last else { return }
            campaigns[place].redemptions.append(
                Redemption(household: try household(fields[1], fail), coupon: fields[2], day: day)
            )
        }
        return campaigns
    }

    private static func each(
        _ path: String,
        _ columns: [String],
        _ body: ([String], (String) -> RetailError) throws -> Void
    ) throws {
        let csv = try CSVReader(path: path, columns: columns)
        let places = columns.map { csv.index(of: $0) }
        while let record = try csv.next() {
            try body(places.map { record.fields[$0] }) { message in
                RetailError(file: path, line: record.line, message: message)
            }
        }
    }
}
