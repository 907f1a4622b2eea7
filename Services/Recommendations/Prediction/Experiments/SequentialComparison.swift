import Glibc

/// Compares two arms so that one may look at any time and stop at will.
///
/// The mixture sequential probability ratio test of Johari, Koomen, Pekelis and Walsh, "Peeking at
/// A/B Tests" (2017), sections 4 and 5: the likelihood ratio is averaged over effects drawn from a
/// normal distribution of variance τ². An error is made with probability `alpha` at most over the
/// whole time, however often one looks (Ville's inequality; variances are estimated, so that this
/// holds from a few hundred measurements on).
package struct SequentialComparison: Hashable, Sendable {
    /// The measurements of an arm before anything is said: variances are not known sooner.
    package static let countMin = 100

    /// The share of experiments without an effect in which one is seen, at most.
    package let alpha: Double
    /// The deviation of effects that one reckons with, in the measure's unit: τ.
    package let effectDeviation: Double
    /// The least probability of no effect so far.
    package private(set) var alwaysValidP = 1.0

    /// The difference of the arms with the interval that holds at all times.
    package struct Result: Hashable, Sendable {
        /// Treatment less control.
        package let difference: Double
        /// The effects that are not yet ruled out.
        package let interval: ClosedRange<Double>
        /// The probability of no effect, valid at any time.
        package let p: Double
        /// Whether an effect is seen.
        package let isSignificant: Bool
    }

    /// Sets up a comparison, before anything is measured.
    package init(alpha: Double = 0.05, effectDeviation: Double) {
        precondition(alpha > 0 && alpha < 1, "an error share of \(alpha)")
        precondition(effectDeviation > 0, "effects of deviation \(effectDeviation)")
        self.alpha = alpha
        self.effectDeviation = effectDeviation
    }

    /// Looks at the arms as they are now.
    ///
    /// - Parameters:
    ///   - treatment: What is tried.
    ///   - control: What it is compared with.
    /// - Returns: The difference; `nil` while there is too little to say.
    package mutating func look(treatment: ArmSummary, control: ArmSummary) -> Result? {
        guard min(treatment.count, control.count) >= Self.countMin else { return nil }
        let variance =
            treatment.variance / Double(treatment.count) + control.variance / Double(control.count)
        guard variance > 0 else { return nil }
        let difference = treatment.mean - control.mean
        let tau = effectDeviation * effectDeviation
        // Equation (5), with V/n as the variance of the difference.
        let ratio =
            0.5 * log(variance / (variance + tau))
            + tau * difference * difference / (2 * variance * (variance + tau))
        alwaysValidP = min(alwaysValidP, min(1, exp(-ratio)))
        // Solved for the effects whose ratio is below 1/α.
        let reach =
            (2 * variance * (variance + tau) / tau
            * (log(1 / alpha) + 0.5 * log((variance + tau) / variance))).squareRoot()
        return Result(
            difference: difference,
            interval: (difference - reach)...(difference + reach),
            p: alwaysValidP,
            isSignificant: alwaysValidP <= alpha
        )
    }
}
