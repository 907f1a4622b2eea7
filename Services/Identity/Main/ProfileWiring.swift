import IdentityDomain
import IdentityService
import IdentityStorage
import Logging
import Primitives
import RPCCore
import ServiceRuntime

/// How profiles are wired together.
enum ProfileWiring {
    /// The program as its file states it, or the built-in one.
    static func rules(_ runtime: Runtime) throws -> ProfileRules {
        let path = runtime.settings[IdentitySettings.program]
        let zone = try runtime.zoneRules()
        if path.isEmpty { return ProfileRules(program: .standard, zone: zone) }
        let text = try runtime.programText(IdentitySettings.program)
        return ProfileRules(program: try IdentityProgram(file: text, name: path), zone: zone)
    }

    /// What answers the calls about members.
    static func handlers(
        _ store: SQLMemberStore,
        _ rules: ProfileRules,
        _ runtime: Runtime
    ) -> MembersHandlers {
        MembersHandlers(store: store, rules: rules, now: runtime.environment.now)
    }

    /// Moves children on.
    static func sweeping(
        _ store: SQLMemberStore,
        _ rules: ProfileRules,
        _ runtime: Runtime
    ) -> ServiceTask {
        let sweeper = StageSweeper(store: store, rules: rules, now: runtime.environment.now)
        let interval = runtime.settings[IdentitySettings.stageInterval]
        let logger = runtime.logger
        return .repeating("stages of children", every: interval, logger: logger) {
            let (movedCount, failedCount) = try await sweeper.sweep()
            if failedCount > 0 {
                logger.warning(
                    "members could not be read: huitou verify identity tells more",
                    metadata: ["members": "\(failedCount)"]
                )
            }
            if movedCount > 0 {
                logger.info("children moved on", metadata: ["members": "\(movedCount)"])
            }
        }
    }
}
