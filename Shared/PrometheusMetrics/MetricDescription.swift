/// What is declared of a metric before anything is counted: one family of series.
package struct MetricDescription: Hashable, Sendable {
    /// What a metric is.
    package enum Kind: Hashable, Sendable {
        /// A number that only grows; its name ends in `_total`.
        case counter
        /// A number that goes up and down.
        case gauge
        /// How often values fell below each bound: ascending, finite, in the unit of the name.
        case histogram(bounds: [Double])
    }

    /// The name by the conventions of Prometheus: base units, `_seconds`, `_bytes`, `_total`.
    package let name: String
    /// What is measured, in one line.
    package let help: String
    /// What it is.
    package let kind: Kind
    /// How many series there are at most, each with its own labels; one more takes what is beyond.
    package let seriesMax: Int

    /// Declares a metric.
    ///
    /// - Parameters:
    ///   - name: Letters, digits and `_`, not beginning with a digit.
    ///   - kind: What it is.
    ///   - help: What is measured.
    ///   - seriesMax: How many series there are at most.
    package init(_ name: String, _ kind: Kind, _ help: String, seriesMax: Int = 256) {
        precondition(MetricName.isName(name), "\(name) is no name of a metric")
        precondition(seriesMax > 0, "\(name) must have room for a series")
        if case .histogram(let bounds) = kind {
            precondition(
                zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }
                    && bounds.allSatisfy(\.isFinite),
                "the bounds of \(name) must ascend"
            )
        }
        self.name = name
        self.help = help
        self.kind = kind
        self.seriesMax = seriesMax
    }
}

extension MetricDescription {
    /// Bounds for the time of calls and commits: 50 µs to 10 s.
    package static let latencyBounds: [Double] = [
        0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
        0.5, 1, 2.5, 10,
    ]

    /// Bounds for counts of what goes together: powers of two from 1 to 1,024.
    package static let sizeBounds: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024]
}
