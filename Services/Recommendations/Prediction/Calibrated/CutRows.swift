import RecommendationsLearning

/// The rows of every cut, made once: models are fitted to several choices of cuts.
struct CutRows {
    private var tables: [Int32: TrainingRows] = [:]

    /// How many rows there are in all.
    private(set) var count = 0

    init(
        _ histories: [MemberHistory],
        task: PurchaseTask,
        cuts: [Int32],
        features: PurchaseFeatures,
        settings: PurchaseModel.Settings
    ) {
        let latest = cuts.max() ?? 0
        let wanted = histories.count * cuts.count
        let every = max(1, (wanted + settings.rowsMax - 1) / max(1, settings.rowsMax))
        for (index, cut) in cuts.enumerated() {
            let age = Double(latest - cut) / settings.halfLifeDays
            let weight = Elementary.exp(-age * 0.693_147)
            var table: TrainingRows?
            for place in stride(from: index % every, to: histories.count, by: every) {
                let history = histories[place]
                guard task.applies(to: history, on: cut) else { continue }
                let row = features.values(of: history, on: cut)
                if table == nil { table = TrainingRows(width: row.count) }
                table?.append(row, answer: task.answer(of: history, on: cut), weight: weight)
            }
            count += table?.count ?? 0
            tables[cut] = table
        }
    }

    /// The rows of some cuts as one table.
    func joined(_ cuts: [Int32]) -> TrainingRows {
        let parts = cuts.compactMap { tables[$0] }
        var rows = TrainingRows(width: parts.first?.width ?? 0)
        for part in parts { rows.append(part) }
        return rows
    }
}
