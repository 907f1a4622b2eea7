extension PurchaseModel {
    /// The members that can be asked on the latest known day from which on a model can be trained.
    package static let membersMin = 30

    /// With fewer days before the first cut nothing is trained.
    private static let historyDaysLeast: Int32 = 14

    /// The settings for what there is, where it is enough to train from.
    ///
    /// Of a short past less is asked for before the first cut, so that there are cuts at all.
    ///
    /// - Parameters:
    ///   - task: What is asked.
    ///   - histories: All members; what lies on or after `day` is not looked at.
    ///   - day: The first day that is not known.
    ///   - usual: The settings for a long past.
    ///   - answersMin: With fewer yes, or fewer no, on the latest known day nothing is trained.
    /// - Returns: The usual settings, with a shorter history where there is only that; `nil` where
    ///   too few members bought for too short a time.
    package static func settings(
        for task: PurchaseTask,
        _ histories: [MemberHistory],
        before day: Int32,
        from usual: Settings = Settings(),
        answersMin: Int = 1
    ) -> Settings? {
        guard let first = histories.compactMap({ $0.days.first?.day }).min() else { return nil }
        var settings = usual
        let latest = day - (task.horizonDays + 6) / 7 * 7
        settings.historyDaysMin = min(settings.historyDaysMin, (latest - first) / 2)
        guard settings.historyDaysMin >= historyDaysLeast else { return nil }
        let asked = histories.filter { task.applies(to: $0, on: latest) }
        let yes = asked.count { task.answer(of: $0, on: latest) }
        return asked.count >= membersMin && min(yes, asked.count - yes) >= max(1, answersMin)
            ? settings : nil
    }
}
