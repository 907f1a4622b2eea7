import PointsDomain
import ServiceRuntime

/// The settings of the program that only the ledger needs.
enum ProgramSettings {
    /// How many months points live.
    static let expiryMonths = SettingKey<Int>.integer(
        "program.expiry_months",
        default: "0",
        in: 0...1200,
        "Whole months that points live from their activation on, to the end of the day; 0 for ever."
    )
    /// How long points are pending.
    static let activationDelay = SettingKey<Duration>.duration(
        "program.activation_delay",
        default: "0s",
        in: .zero...(.seconds(366 * 86_400)),
        "How long after an order its points become spendable."
    )

    /// In how many lanes commands are carried out.
    static let lanes = SettingKey<Int>.integer(
        "ledger.lanes",
        default: "2",
        in: 1...16,
        "On PostgreSQL, in how many lanes the process writes, each a connection of its own."
    )

    static let all = [expiryMonths.setting, activationDelay.setting, lanes.setting]

    /// The program as the settings state it.
    static func program(_ runtime: Runtime) throws -> Program {
        let months = runtime.settings[expiryMonths]
        return Program(
            expiry: months == 0 ? .never : .months(months, try runtime.zoneRules()),
            activationDelay: runtime.settings[activationDelay]
        )
    }
}
