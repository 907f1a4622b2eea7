import ArgumentParser
import Foundation
import HuitouTool
import Primitives
import RecommendationsLearning

/// `recommendations-benchmark content`: what it costs to match new items by what they are like.
struct ContentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "content",
        abstract: "Times the matching of new items by what the catalogue says.",
        discussion: """
            Reads the whole catalogue of the retail data, matches the products that were bought \
            on fewer than 17 days before the day with what was bought, and asks for every \
            household. Seconds are of the processor.
            """
    )

    @Option(help: "The folder of the retail data.")
    var data = ProcessInfo.processInfo.environment["HUITOU_RETAIL_DATA"] ?? ""

    @Option(name: .customLong("as-of"), help: "The day before which everything is known.")
    var asOf = "2017-11-01"

    @Option(help: "How many new products are matched; the service takes at most 5,000.")
    var items = 5000

    func run() throws {
        guard !data.isEmpty else { throw BenchmarkFailure("HUITOU_RETAIL_DATA names no folder") }
        guard let date = LocalDate(asOf) else { throw BenchmarkFailure("no day: \(asOf)") }
        let day = Int32(date.daysSinceEpoch)
        let retail = try RetailLog(folder: data, level: .product)
        let products = try RetailProduct.readAll(path: "\(data)/products.csv.gz")
        let statistics = ItemStatistics(
            histories: retail.log.histories,
            catalogue: retail.log.catalogue,
            today: day
        )
        // Products keep the numbers that they have in the log; the others come after them.
        let numbers = retail.itemNumbers
        let known = products.filter { numbers[$0.product] != nil }
            .sorted { (numbers[$0.product] ?? 0) < (numbers[$1.product] ?? 0) }
        let catalogue = known + products.filter { numbers[$0.product] == nil }
        var time = ProcessorTime()
        let model = ContentModel(count: catalogue.count) { ContentDocument(catalogue[$0]) }
        print("reading \(catalogue.count) products: \(time.lap()) s")
        let bought = known.indices.map { statistics.daysLately(of: Int32($0)) > 0 }
        let few = known.indices.filter { bought[$0] && !statistics.isEligible[$0] }
        let new = few.prefix(items).map { Int32($0) }
        time = ProcessorTime()
        let matches = NewItems(new, model: model) { Int($0) < bought.count && bought[Int($0)] }
        print("matching \(new.count) new ones of \(few.count): \(time.lap()) s")
        time = ProcessorTime()
        var found = 0
        for history in retail.log.histories {
            var counts: [Int32: Double] = [:]
            for index in 0..<history.dayCount(before: day) {
                for line in history.lines(of: index) { counts[line.item, default: 0] += 1 }
            }
            let own = counts.map { (item: $0.key, weight: $0.value) }
            found += matches.newItems(for: own, countMax: 2).count
        }
        let each = time.seconds() / Double(max(1, retail.log.histories.count))
        print("a household's, its counts included: \((each * 1e6).formatted(digits: 0)) us")
        print("\(found) found for \(retail.log.histories.count) households")
    }
}

extension ContentDocument {
    /// What the service reads of a product of the import.
    fileprivate init(_ product: RetailProduct) {
        self.init()
        addText(product.name)
        addValue("type", product.type)
        addValue("category", product.category)
        addValue("department", product.department)
        addValue("brand", product.brand)
        addValue("maker", product.maker)
    }
}
