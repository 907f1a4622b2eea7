import PointsDomain
package import Primitives
import RPCCore

/// Tells what a member may do; `nil` where nothing is known of it.
package typealias MemberStanding =
    @Sendable (MemberID) async throws -> (mayEarn: Bool, mayBurn: Bool)?

extension PointsHandlers {
    /// Carries a command out behind the gate of its members.
    func run(_ command: PointsCommand) async throws(PointsStoreError) -> PointsOutcome {
        try await store.run(command, gate: try await gate(of: command))
    }

    /// What the members of a command may do; looked up only for what earns or burns.
    private func gate(of command: PointsCommand) async throws(PointsStoreError) -> MemberGate {
        let needs = command.needs
        guard command.isGated, let member = needs.member else { return .open }
        do {
            var gate = MemberGate.open
            if let known = try await standing(member) {
                gate.mayEarn = known.mayEarn
                gate.mayBurn = known.mayBurn
            }
            if let other = needs.other, let known = try await standing(other) {
                gate.mayOtherEarn = known.mayEarn
            }
            return gate
        } catch {
            throw .interrupted
        }
    }
}

extension PointsCommand {
    /// Whether what identity says of a member matters to it.
    var isGated: Bool {
        switch self {
        case .commitOrder, .earn, .burn, .placeHold, .capture, .transfer: true
        case .reverseOrder, .release, .reverse, .adjust, .decideAdjustment, .writeOff, .merge,
            .unmerge, .confirmNotice, .noteTier, .sweep:
            false
        }
    }
}
