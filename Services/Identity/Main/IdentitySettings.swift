import IdentityService
import ServiceRuntime

/// The settings that only identity has.
enum IdentitySettings {
    /// The program's rules about members.
    static let program = SettingKey<String>.path(
        "identity.program",
        "What is asked of members, stages, tags, invitations (YAML); empty for what is built in."
    )
    /// How often is looked for children whose next stage has come.
    static let stageInterval = SettingKey<Duration>.duration(
        "identity.stage_interval",
        default: "1h",
        in: .seconds(1)...(.seconds(86_400)),
        "How often is looked for children whose next stage has come."
    )
    /// How often is looked for what time has done to tags and invitations.
    static let sweepInterval = SettingKey<Duration>.duration(
        "identity.sweep_interval",
        default: "1m",
        in: .milliseconds(100)...(.seconds(86_400)),
        "How often is looked for tags that time changes and for invitations that earn something."
    )

    /// Whether two people are needed to erase a member.
    static let needsSecondPerson = SettingKey<Bool>.boolean(
        "privacy.second_person",
        "Whether an erasure needs an approval by a second person."
    )

    /// Whether two people are needed to make one member of two, or to undo it.
    static let mergesNeedSecondPerson = SettingKey<Bool>.boolean(
        "merges.second_person",
        "Whether a merge, and its undoing, need an approval by a second person."
    )

    static let all =
        [
            program.setting, stageInterval.setting, sweepInterval.setting,
            needsSecondPerson.setting, mergesNeedSecondPerson.setting,
            RequestRetention.retention.setting,
        ] + AccessSettings.all

    /// Tags and invitations as their file states them; none where there is none.
    static func engagement(_ runtime: Runtime) throws -> EngagementProgram {
        let zone = try runtime.zoneRules()
        let path = runtime.settings[program]
        if path.isEmpty { return EngagementProgram(zone: zone) }
        let text = try runtime.programText(program)
        return try EngagementProgram(file: text, name: path, zone: zone)
    }
}
