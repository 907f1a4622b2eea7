extension TrainedModels {
    private static let kind: StaticString = "HTTM"
    private static let version: UInt16 = 2

    /// Everything that was learned, as bytes.
    ///
    /// What all members did, which items speak for which, and the trees. Who has coupons is of the
    /// moment, and no part of it.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter(kind: Self.kind, version: Self.version)
        knowledge.catalogue.write(to: &writer)
        knowledge.statistics.write(to: &writer)
        writer.write(knowledge.model.encoded())
        writer.write(UInt8(rankers.count))
        for task in RankingTask.allCases {
            guard let ranker = rankers[task] else { continue }
            writer.write(UInt8(task.rawValue))
            writer.write(ranker.trees.encoded())
        }
        for isBought in isBought { writer.write(isBought ? UInt8(1) : 0) }
        return writer.finished()
    }

    /// Reads what was learned; refuses bytes that are something else, and rankers over other
    /// features than there are now.
    ///
    /// - Parameters:
    ///   - bytes: What `encoded()` gave.
    ///   - offers: Who has coupons.
    /// - Throws: What is wrong with the bytes.
    package init(
        decoding bytes: [UInt8],
        offers: CouponCalendar = CouponCalendar()
    ) throws(ModelBytesError) {
        var reader = try ByteReader(bytes, kind: Self.kind, version: Self.version)
        let catalogue = try ItemCatalogue(from: &reader)
        let statistics = try ItemStatistics(from: &reader, catalogue: catalogue)
        let model = try ItemModel(decoding: try reader.file())
        guard model.itemCount == catalogue.itemCount else { throw .impossible("an item") }
        var rankers: [RankingTask: Ranker] = [:]
        for _ in 0..<(try reader.number(UInt8.self)) {
            guard let task = RankingTask(rawValue: Int(try reader.number(UInt8.self))),
                rankers[task] == nil
            else { throw .impossible("a task") }
            let trees = try BoostedTrees(
                decoding: try reader.file(),
                featureNames: Feature.names
            )
            rankers[task] = Ranker(task: task, trees: trees)
        }
        var isBought: [Bool] = []
        isBought.reserveCapacity(catalogue.itemCount)
        for _ in 0..<catalogue.itemCount {
            let byte = try reader.number(UInt8.self)
            guard byte <= 1 else { throw .impossible("whether an item was bought") }
            isBought.append(byte == 1)
        }
        try reader.end()
        self.init(
            knowledge: Knowledge(
                catalogue: catalogue,
                statistics: statistics,
                model: model,
                offers: offers
            ),
            rankers: rankers,
            isBought: isBought
        )
    }
}
