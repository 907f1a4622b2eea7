/// How much lower an item's score would be if each kind of evidence were not known.
///
/// What lowers it most is the reason to name: taking it away does lower the score, whatever the
/// other evidence, since that is how it was found.
package struct EvidenceLosses: Hashable, Sendable {
    /// By the number of the evidence.
    private let losses: ArraySlice<Double>

    init(_ losses: ArraySlice<Double>) {
        precondition(losses.count == Evidence.count, "a loss for each kind of evidence")
        self.losses = losses
    }

    /// The score less the score without the evidence; negative where that speaks against the item.
    package subscript(evidence: Evidence) -> Double {
        losses[losses.startIndex + evidence.rawValue]
    }

    /// What speaks for the item, the strongest first; of equally strong ones in the order of
    /// `Evidence`.
    package var speakingFor: [(evidence: Evidence, loss: Double)] {
        Evidence.allCases.map { ($0, self[$0]) }.filter { $0.1 > 0 }
            .sorted { ($1.1, $0.0.rawValue) < ($0.1, $1.0.rawValue) }
    }
}
