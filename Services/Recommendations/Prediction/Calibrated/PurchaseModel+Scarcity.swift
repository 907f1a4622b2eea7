extension PurchaseModel {
    /// The rows at the latest cut from which on a model can be trained.
    package static let membersMin = 30

    /// The settings for what there is, where it is enough to train from.
    ///
    /// Of a short past less is asked for before the first cut, so that there are cuts at all.
    ///
    /// - Parameters:
    ///   - task: What is asked.
    ///   - histories: All members; what lies on or after `day` is not looked at.
    ///   - day: The first day that is not known.
    /// - Returns: The usual settings, with a shorter history where there is only that; `nil` where
    ///   too few members bought for too short a time.
    package static func settings(
        for task: PurchaseTask,
        _ histories: [MemberHistory],
        before day: Int32
    ) -> Settings? {
        guard let first = histories.compactMap({ $0.days.first?.day }).min() else { return nil }
        var settings = Settings()
        let latest = day - (task.horizonDays + 6) / 7 * 7
        settings.historyDaysMin = min(settings.historyDaysMin, (latest - first) / 2)
        guard settings.historyDaysMin >= 14 else { return nil }
        let asked = histories.filter { task.applies(to: $0, on: latest) }
        let answers = asked.map { task.answer(of: $0, on: latest) }
        guard asked.count >= membersMin, Set(answers).count == 2 else { return nil }
        return settings
    }
}
