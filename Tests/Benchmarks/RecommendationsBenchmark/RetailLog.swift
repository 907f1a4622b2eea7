import Foundation
import HuitouTool
import Primitives
import RecommendationsLearning

/// Which things are recommended.
enum ItemLevel: String, CaseIterable {
    case product
    case type
}

/// The receipts of the retail data as a log to learn from, at one level.
struct RetailLog {
    let level: ItemLevel
    let log: TrainingLog
    /// The household of each history.
    let households: [Int32]
    /// What each item is called in the files: a product's number, or a type.
    let itemNames: [String]

    /// The number of each item by its name.
    var itemNumbers: [String: Int32] {
        Dictionary(uniqueKeysWithValues: itemNames.enumerated().map { ($1, Int32($0)) })
    }

    /// Numbers texts from 0, in the order in which they come.
    private struct Numbering {
        var numbers: [String: Int32] = [:]

        mutating func number(_ text: String) -> Int32 {
            if let number = numbers[text] { return number }
            let number = Int32(numbers.count)
            numbers[text] = number
            return number
        }
    }

    /// The catalogue while it is read.
    private struct Items {
        var names: [String] = []
        var group: [Int32] = []
        var wideGroup: [Int32] = []
        var department: [Int32] = []
        var maker: [Int32] = []
        var isOwnBrand: [Bool] = []
        var ofProduct: [String: Int32] = [:]
    }

    /// Reads products, receipts, campaigns and redemptions.
    init(folder: String, level: ItemLevel) throws {
        self.level = level
        let items = try Self.items(folder, level)
        itemNames = items.names
        var histories: [PurchaseHistory] = []
        var numbers: [Int32: Int] = [:]
        var households: [Int32] = []
        let reader = try CSVReader(
            path: "\(folder)/transactions_to_2017-11-30.csv.gz",
            columns: [
                "household_id", "store_id", "product_id", "quantity", "sales_value",
                "retail_disc", "local_date",
            ]
        )
        let household = reader.index(of: "household_id")
        let store = reader.index(of: "store_id")
        let product = reader.index(of: "product_id")
        let quantity = reader.index(of: "quantity")
        let value = reader.index(of: "sales_value")
        let discount = reader.index(of: "retail_disc")
        let date = reader.index(of: "local_date")
        var days: [String: Int32] = [:]
        while let record = try reader.next() {
            let fields = record.fields
            guard let item = items.ofProduct[fields[product]],
                let pieces = Float(fields[quantity]), pieces > 0,
                let id = Int32(fields[household]), let spend = Float(fields[value])
            else { continue }
            let day = try Self.day(fields[date], &days)
            let number = numbers[id] ?? histories.count
            if number == histories.count {
                numbers[id] = number
                histories.append(PurchaseHistory())
                households.append(id)
            }
            histories[number].append(
                PurchaseHistory.Line(
                    item: item,
                    quantity: pieces,
                    spend: spend,
                    discount: Float(fields[discount]) ?? 0
                ),
                day: day,
                store: Int32(fields[store]) ?? -1
            )
        }
        self.households = households
        log = TrainingLog(
            catalogue: ItemCatalogue(
                group: items.group,
                wideGroup: items.wideGroup,
                department: items.department,
                maker: items.maker,
                isOwnBrand: items.isOwnBrand
            ),
            histories: histories,
            offers: try Self.offers(folder, items.ofProduct, numbers)
        )
    }

    private static func day(_ text: String, _ days: inout [String: Int32]) throws -> Int32 {
        if let day = days[text] { return day }
        guard let date = LocalDate(text) else { throw BenchmarkFailure("no date: \(text)") }
        let day = Int32(date.daysSinceEpoch)
        days[text] = day
        return day
    }

    private static func items(_ folder: String, _ level: ItemLevel) throws -> Items {
        let reader = try CSVReader(
            path: "\(folder)/products.csv.gz",
            columns: [
                "product_id", "manufacturer_id", "department", "brand", "product_category",
                "product_type", "in_scope",
            ]
        )
        let columns = [
            "product_id", "product_type", "product_category", "department", "manufacturer_id",
            "brand", "in_scope",
        ].map { reader.index(of: $0) }
        var types = Numbering()
        var categories = Numbering()
        var departments = Numbering()
        var makers = Numbering()
        var items = Items()
        var known: [String: Int32] = [:]
        while let record = try reader.next() {
            let fields = columns.map { record.fields[$0] }
            guard fields[6] == "1" else { continue }
            let name = level == .product ? fields[0] : fields[1]
            if known[name] == nil {
                known[name] = Int32(items.names.count)
                items.names.append(name)
                let category = categories.number(fields[2])
                let department = departments.number(fields[3])
                items.group.append(level == .product ? types.number(fields[1]) : category)
                items.wideGroup.append(level == .product ? category : department)
                items.department.append(department)
                items.maker.append(level == .product ? makers.number(fields[4]) : category)
                items.isOwnBrand.append(level == .product && fields[5] == "Private")
            }
            items.ofProduct[fields[0]] = known[name]
        }
        return items
    }

    private static func offers(
        _ folder: String,
        _ items: [String: Int32],
        _ households: [Int32: Int]
    ) throws -> CouponCalendar {
        var members: [String: Set<Int32>] = [:]
        try each("\(folder)/campaigns.csv.gz", ["campaign_id", "household_id"]) { fields in
            guard let id = Int32(fields[1]), let number = households[id] else { return }
            members[fields[0], default: []].insert(Int32(number))
        }
        var coupons: [String: [Int32: Int32]] = [:]
        try each("\(folder)/coupons.csv.gz", ["campaign_id", "product_id"]) { fields in
            guard let item = items[fields[1]] else { return }
            coupons[fields[0], default: [:]][item, default: 0] += 1
        }
        var campaigns: [CouponCalendar.Campaign] = []
        var days: [String: Int32] = [:]
        let descriptions = "\(folder)/campaign_descriptions.csv"
        try each(descriptions, ["campaign_id", "start_date", "end_date"]) { fields in
            campaigns.append(
                CouponCalendar.Campaign(
                    firstDay: try day(fields[1], &days),
                    lastDay: try day(fields[2], &days),
                    members: members[fields[0]] ?? [],
                    coupons: coupons[fields[0]] ?? [:]
                )
            )
        }
        var redemptions: [Int32: [Int32]] = [:]
        let used = "\(folder)/coupon_redemptions_to_2017-11-30.csv.gz"
        try each(used, ["household_id", "redemption_date"]) { fields in
            guard let id = Int32(fields[0]), let number = households[id] else { return }
            redemptions[Int32(number), default: []].append(try day(fields[1], &days))
        }
        return CouponCalendar(campaigns: campaigns, redemptions: redemptions)
    }

    private static func each(
        _ path: String,
        _ columns: [String],
        _ body: ([String]) throws -> Void
    ) throws {
        let reader = try CSVReader(path: path, columns: columns)
        let places = columns.map { reader.index(of: $0) }
        while let record = try reader.next() { try body(places.map { record.fields[$0] }) }
    }
}

/// Why the benchmark cannot go on.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
