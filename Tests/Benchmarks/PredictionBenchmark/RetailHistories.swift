import Foundation
import Primitives
import RecommendationsPrediction

/// The members of the retail data, read from its files.
enum RetailHistories {
    /// A household's day while it is being added up.
    private struct Draft {
        var spend = 0.0
        var lines = 0
        var categories: UInt64 = 0
        var promotions = 0.0
        var coupons = 0.0
        var stores: [Int32: Double] = [:]
    }

    /// The households of the grocery data, in the order of their numbers; with their demographics,
    /// which the service has not, where that is asked for.
    static func grocery(
        _ folder: String,
        withDemographics: Bool = false
    ) throws -> [MemberHistory] {
        let groups = try groups(folder)
        var drafts: [Int64: [Int32: Draft]] = [:]
        var days: [String: Int32] = [:]
        try readLines(folder, "transactions_to_2017-11-30.csv.gz") { fields in
            guard fields.count == 11, let household = Int64(fields[0]),
                let spend = Double(fields[5]), let day = days[fields[10]] ?? Self.day(fields[10])
            else { return }
            days[fields[10]] = day
            var draft = drafts[household, default: [:]][day] ?? Draft()
            draft.spend += spend
            draft.lines += 1
            if let group = groups[fields[3]] { draft.categories |= 1 << group }
            draft.promotions += abs(Double(fields[6]) ?? 0)
            draft.coupons += abs(Double(fields[7]) ?? 0) + abs(Double(fields[8]) ?? 0)
            draft.stores[Int32(fields[1]) ?? 0, default: 0] += spend
            drafts[household, default: [:]][day] = draft
        }
        let contacts = try campaigns(folder)
        let redemptions = try redemptions(folder)
        let attributes = withDemographics ? try demographics(folder) : [:]
        let unknown = [Double](repeating: 0, count: withDemographics ? 7 : 0)
        return drafts.keys.sorted().map { household in
            let days = (drafts[household] ?? [:]).map { day, draft in
                PurchaseDay(
                    day: day,
                    spend: draft.spend,
                    lines: draft.lines,
                    categories: draft.categories,
                    promotions: draft.promotions,
                    coupons: draft.coupons,
                    store: draft.stores.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
                )
            }
            return MemberHistory(
                member: household,
                days: days,
                contacts: contacts[household] ?? [],
                redemptions: redemptions[household] ?? [],
                attributes: attributes[household] ?? unknown
            )
        }
    }

    /// The customers of CDNOW.
    static func cdnow(_ folder: String) throws -> [MemberHistory] {
        let text = try String(
            contentsOfFile: folder + "/CDNOW_master_to_1997-09-30.txt",
            encoding: .utf8
        )
        var drafts: [Int64: [Int32: (spend: Double, lines: Int)]] = [:]
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: " ")
            guard fields.count == 4, let id = Int64(fields[0]), let date = Int(fields[1]),
                let lines = Int(fields[2]), let spend = Double(fields[3]),
                let local = LocalDate(year: date / 10_000, month: date / 100 % 100, day: date % 100)
            else { continue }
            let day = Int32(local.daysSinceEpoch)
            let draft = drafts[id, default: [:]][day] ?? (0, 0)
            // A free disc is a purchase too: a cent keeps the day.
            drafts[id, default: [:]][day] = (draft.spend + max(spend, 0.01), draft.lines + lines)
        }
        return drafts.keys.sorted().map { id in
            let days = (drafts[id] ?? [:]).map { day, draft in
                PurchaseDay(day: day, spend: draft.spend, lines: draft.lines)
            }
            return MemberHistory(member: id, days: days)
        }
    }

    /// The answers of the validation period, by column name.
    static func answers(_ folder: String, _ name: String) throws -> [Int64: [String: Int]] {
        let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline)
        let names = lines[0].split(separator: ",").map(String.init)
        var answers: [Int64: [String: Int]] = [:]
        for line in lines.dropFirst() {
            let fields = line.split(separator: ",").compactMap { Int($0) }
            guard fields.count == names.count else { continue }
            answers[Int64(fields[0])] = Dictionary(
                uniqueKeysWithValues: zip(names.dropFirst(), fields.dropFirst())
            )
        }
        return answers
    }

    /// Days since 1970-01-01 of a date in ISO 8601.
    static func day(_ text: String) -> Int32? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3,
            let date = LocalDate(year: parts[0], month: parts[1], day: parts[2])
        else { return nil }
        return Int32(date.daysSinceEpoch)
    }

    /// The group of each product's category: 64 groups, dealt out by the categories' names.
    private static func groups(_ folder: String) throws -> [String: Int] {
        let hash = SipHash(key: 1, 2)
        var products: [String: Int] = [:]
        try readLines(folder, "products.csv.gz") { fields in
            guard fields.count == 8 else { return }
            products[fields[0]] = Int(hash.hash(fields[4].utf8) % 64)
        }
        return products
    }

    private static func campaigns(_ folder: String) throws -> [Int64: [CampaignContact]] {
        var campaigns: [String: CampaignContact] = [:]
        try readLines(folder, "campaign_descriptions.csv") { fields in
            guard fields.count == 4, let start = day(fields[2]), let end = day(fields[3])
            else { return }
            campaigns[fields[0]] = CampaignContact(start: start, end: end)
        }
        var contacts: [Int64: [CampaignContact]] = [:]
        try readLines(folder, "campaigns.csv.gz") { fields in
            guard let household = Int64(fields[1]), let campaign = campaigns[fields[0]]
            else { return }
            contacts[household, default: []].append(campaign)
        }
        return contacts
    }

    private static func redemptions(_ folder: String) throws -> [Int64: [Int32]] {
        var days: [Int64: [Int32]] = [:]
        try readLines(folder, "coupon_redemptions_to_2017-11-30.csv.gz") { fields in
            guard let household = Int64(fields[0]), let day = day(fields[3]) else { return }
            days[household, default: []].append(day)
        }
        return days
    }

    /// Known, age, income, owner, married, household size, children; 0 where nothing is said.
    private static func demographics(_ folder: String) throws -> [Int64: [Double]] {
        let ages = ["19-24", "25-34", "35-44", "45-54", "55-64", "65+"]
        let incomes = [
            "Under 15K", "15-24K", "25-34K", "35-49K", "50-74K", "75-99K", "100-124K",
            "125-149K", "150-174K", "175-199K", "200-249K", "250K+",
        ]
        func rank(_ text: String, _ list: [String]) -> Double {
            Double(list.firstIndex(of: text) ?? list.count / 2) - Double(list.count - 1) / 2
        }
        func number(_ text: String) -> Double {
            Double(text.filter(\.isNumber)) ?? 0
        }
        var rows: [Int64: [Double]] = [:]
        try readLines(folder, "demographics.csv.gz") { fields in
            guard fields.count == 8, let household = Int64(fields[0]) else { return }
            rows[household] = [
                1, rank(fields[1], ages), rank(fields[2], incomes),
                fields[3] == "Homeowner" ? 1 : 0, fields[4] == "Married" ? 1 : 0,
                number(fields[5]), number(fields[7]),
            ]
        }
        return rows
    }
}
