/// Everything that a training learns from.
package struct TrainingLog: Sendable {
    /// Where items belong.
    package let catalogue: ItemCatalogue
    /// What each member bought; a member's number is its place.
    package let histories: [PurchaseHistory]
    /// Who had coupons.
    package let offers: CouponCalendar
    /// Per item whether anybody bought it, members without a history here included.
    package let isBought: [Bool]

    /// Puts the log together.
    ///
    /// - Parameters:
    ///   - catalogue: Where items belong.
    ///   - histories: What each member bought that is learned from.
    ///   - offers: Who had coupons.
    ///   - isBought: Per item whether anybody at all bought it; `nil` where all purchases are in
    ///     the histories.
    package init(
        catalogue: ItemCatalogue,
        histories: [PurchaseHistory],
        offers: CouponCalendar,
        isBought: [Bool]? = nil
    ) {
        self.catalogue = catalogue
        self.histories = histories
        self.offers = offers
        var found = isBought ?? Array(repeating: false, count: catalogue.itemCount)
        precondition(found.count == catalogue.itemCount, "a value for each item")
        for history in histories {
            for line in history.lines { found[Int(line.item)] = true }
        }
        self.isBought = found
    }

    /// What was known before a day.
    ///
    /// - Parameters:
    ///   - day: The day.
    ///   - settings: How the item model is learned.
    /// - Returns: Counts and item model of everything before it.
    package func knowledge(
        before day: Int32,
        model settings: ItemModel.Settings = ItemModel.Settings()
    ) -> Knowledge {
        let statistics = ItemStatistics(histories: histories, catalogue: catalogue, today: day)
        let model = itemModel(before: day, isEligible: statistics.isEligible, settings)
        return Knowledge(
            catalogue: catalogue,
            statistics: statistics,
            model: model,
            offers: offers
        )
    }

    /// What was known before a day, with an item model of that day or of an earlier one.
    package func knowledge(before day: Int32, model: ItemModel) -> Knowledge {
        Knowledge(
            catalogue: catalogue,
            statistics: ItemStatistics(histories: histories, catalogue: catalogue, today: day),
            model: model,
            offers: offers
        )
    }

    private func itemModel(
        before day: Int32,
        isEligible: [Bool],
        _ settings: ItemModel.Settings
    ) -> ItemModel {
        var trail = MemberTrail(catalogue: catalogue)
        var rows: [[(item: Int32, value: Float)]] = []
        for history in histories where history.dayCount(before: day) >= Training.daysMin {
            trail.read(history, today: day)
            rows.append(
                zip(trail.items, trail.itemTrails).map {
                    ($0, settings.countsPurchases ? EvidenceReader.strength($1.season) : 1)
                }
            )
        }
        return ItemModel(
            rows: rows,
            itemCount: catalogue.itemCount,
            isWanted: isEligible,
            settings: settings
        )
    }
}
