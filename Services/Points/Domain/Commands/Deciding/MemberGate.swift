/// What identity lets a member do, as far as the ledger has heard of it.
///
/// Nothing that is known says that everything may be done: the news of a member may come after its
/// first order.
package struct MemberGate: Hashable, Sendable {
    /// Whether the member may earn.
    package var mayEarn: Bool
    /// Whether the member may burn.
    package var mayBurn: Bool
    /// Whether the other member that a command names may earn.
    package var mayOtherEarn: Bool

    /// Everything may be done.
    package static let open = MemberGate()

    /// States what may be done.
    package init(mayEarn: Bool = true, mayBurn: Bool = true, mayOtherEarn: Bool = true) {
        self.mayEarn = mayEarn
        self.mayBurn = mayBurn
        self.mayOtherEarn = mayOtherEarn
    }
}

extension LedgerCommand {
    /// Why a gate does not let this command pass; `nil` for all that neither earns nor burns.
    ///
    /// What takes something back, gives free, puts right or moves with a merge goes on whatever
    /// becomes of the member.
    package func refusal(by gate: MemberGate) -> Refusal? { nil }
}

extension Earn {
    /// Why a gate does not let it pass.
    package func refusal(by gate: MemberGate) -> Refusal? {
        gate.mayEarn ? nil : .memberMayNotEarn
    }
}

extension Burn {
    /// Why a gate does not let it pass.
    package func refusal(by gate: MemberGate) -> Refusal? {
        gate.mayBurn ? nil : .memberMayNotBurn
    }
}

extension PlaceHold {
    /// Why a gate does not let it pass.
    package func refusal(by gate: MemberGate) -> Refusal? {
        gate.mayBurn ? nil : .memberMayNotBurn
    }
}

extension Capture {
    /// Why a gate does not let it pass.
    package func refusal(by gate: MemberGate) -> Refusal? {
        gate.mayBurn ? nil : .memberMayNotBurn
    }
}

extension Transfer {
    /// Why a gate does not let it pass.
    package func refusal(by gate: MemberGate) -> Refusal? {
        if !gate.mayBurn { return .memberMayNotBurn }
        return gate.mayOtherEarn ? nil : .memberMayNotEarn
    }
}
