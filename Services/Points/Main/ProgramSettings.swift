import PointsDomain
import PointsService
import ServiceRuntime

/// The settings of the program that only the ledger needs.
enum ProgramSettings {
    /// How many months points live.
    static let expiryMonths = SettingKey<Int>.integer(
        "program.expiry_months",
        default: "0",
        in: 0...1200,
        "Without program.currencies: whole months that points live from activation; 0 for ever."
    )
    /// How long points are pending.
    static let activationDelay = SettingKey<Duration>.duration(
        "program.activation_delay",
        default: "0s",
        in: .zero...(.seconds(366 * 86_400)),
        "Without program.currencies: how long after an order its points become spendable."
    )

    /// In how many lanes commands are carried out.
    static let lanes = SettingKey<Int>.integer(
        "ledger.lanes",
        default: "2",
        in: 1...16,
        "On PostgreSQL, in how many lanes the process writes, each a connection of its own."
    )

    /// How often is looked for what time has done to accounts.
    static let sweepInterval = SettingKey<Duration>.duration(
        "ledger.sweep_interval",
        default: "10m",
        in: .seconds(1)...(.seconds(86_400)),
        "How often lapsed points and overdue holds are booked; no answer depends on it."
    )

    /// How much is given back without a second person.
    static let refundMax = SettingKey<Int>.integer(
        "refunds.second_person_above",
        default: "0",
        in: 0...1_000_000_000_000,
        "Refunds of more than this, in fen or points, need a second person; 0 for never."
    )

    static let all = [
        expiryMonths.setting, activationDelay.setting, lanes.setting,
        sweepInterval.setting, refundMax.setting,
    ]

    /// The program as its file states it, or the settings where there is none.
    static func program(_ runtime: Runtime) throws -> Program {
        let zone = try runtime.zoneRules()
        let path = runtime.settings[CommonSettings.programCurrencies]
        if !path.isEmpty {
            let text = try runtime.programText(CommonSettings.programCurrencies)
            return try Program(file: text, name: path, zone: zone)
        }
        let months = runtime.settings[expiryMonths]
        var points = CurrencyRules(currency: .points)
        points.expiry = months == 0 ? .never : .months(months, throughEndOf: nil)
        points.activationDelay = runtime.settings[activationDelay]
        return Program(zone: zone, currencies: [points])
    }
}
