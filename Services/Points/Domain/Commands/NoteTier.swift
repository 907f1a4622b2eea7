/// Notes the tier that a member has from now on, for the rules that depend on it.
///
/// A tier is the named member's own: where that one is merged into another, it says nothing of the
/// survivor, and counts again once the merge is undone.
package struct NoteTier: LedgerCommand {
    package static let kind = EntryKind.fact
    package static let refusals: [Refusal] = [.reasonUnknown, .tooFarAhead]

    package let envelope: Envelope
    /// The tier; `nil` for none.
    package let tier: TierCode?

    /// Notes a tier.
    package init(envelope: Envelope, tier: TierCode?) {
        self.envelope = envelope
        self.tier = tier
    }

    package func difference(from entry: Entry) -> String? {
        guard entry.kind == .fact, case .tier(let tier) = entry.subject else { return "method" }
        return self.tier == tier ? nil : "tier"
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(tier?.code ?? "")
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        draft.book(.fact, currency: .points, subject: .tier(tier))
    }
}
