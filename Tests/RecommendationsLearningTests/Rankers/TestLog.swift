import Primitives

@testable import RecommendationsLearning

/// A made-up chain: members with a rhythm each, kinds of items, a few stores.
enum TestLog {
    static let days: Int32 = 200
    static let itemCount = 60

    static let catalogue = ItemCatalogue(
        group: (0..<Int32(itemCount)).map { $0 / 4 },
        wideGroup: (0..<Int32(itemCount)).map { $0 / 12 },
        department: (0..<Int32(itemCount)).map { $0 / 30 },
        maker: (0..<Int32(itemCount)).map { $0 % 7 },
        isOwnBrand: (0..<itemCount).map { $0 % 3 == 0 }
    )

    /// Members who buy four items of their own every few days, and others by chance.
    static func log(members: Int = 80, seed: UInt64 = 1) -> TrainingLog {
        var random = SeededRandom(seed: seed)
        let histories = (0..<members).map { member -> PurchaseHistory in
            let rhythm = Int32.random(in: 3...9, using: &random)
            let taste = Int32.random(in: 0..<15, using: &random)
            var history = PurchaseHistory()
            for day in stride(from: Int32(member % 5), to: days, by: Int(rhythm)) {
                for own in 0..<4 where Int.random(in: 0..<3, using: &random) > 0 {
                    append(&history, (taste * 4 + Int32(own)) % Int32(itemCount), day, &random)
                }
                append(&history, Int32.random(in: 0..<60, using: &random), day, &random)
            }
            return history
        }
        let campaign = CouponCalendar.Campaign(
            firstDay: 100,
            lastDay: 190,
            members: [0, 1, 2],
            coupons: [5: 2]
        )
        return TrainingLog(
            catalogue: catalogue,
            histories: histories,
            offers: CouponCalendar(campaigns: [campaign], redemptions: [1: [120, 150]])
        )
    }

    private static func append(
        _ history: inout PurchaseHistory,
        _ item: Int32,
        _ day: Int32,
        _ random: inout SeededRandom
    ) {
        history.append(
            PurchaseHistory.Line(
                item: item,
                quantity: Float(Int.random(in: 1...3, using: &random)),
                spend: Float.random(in: 1...9, using: &random),
                discount: Bool.random(using: &random) ? 1 : 0
            ),
            day: day,
            store: Int32.random(in: 1...3, using: &random)
        )
    }

    /// The same log, everything from a day on replaced by something else.
    static func changed(_ log: TrainingLog, from day: Int32) -> TrainingLog {
        var random = SeededRandom(seed: 77)
        let histories = log.histories.map { history in
            var changed = PurchaseHistory()
            for index in 0..<history.dayCount(before: day) {
                for line in history.lines(of: index) {
                    changed.append(line, day: history.days[index], store: history.stores[index])
                }
            }
            for later in day..<days {
                append(&changed, Int32.random(in: 0..<60, using: &random), later, &random)
            }
            return changed
        }
        return TrainingLog(catalogue: log.catalogue, histories: histories, offers: log.offers)
    }

    static func settings(_ task: RankingTask) -> Training.Settings {
        var settings = Training.Settings(task: task)
        settings.cutAges = [30, 60]
        settings.model.ridge = 10
        settings.boosting.trees = 15
        settings.boosting.leafRowsMin = 20
        return settings
    }

    /// What one task's training makes; `nil` never.
    static func trained(_ task: RankingTask, _ log: TrainingLog, day: Int32) -> TrainedModels? {
        TrainedModels.train(log, before: day, settings: [settings(task)])
    }
}
