internal import LedgerTestKit
package import PointsDomain
internal import Primitives

/// Runs a ledger against the model, step by step, until something does not hold.
package struct Simulation: Sendable {
    /// What does not hold.
    package struct Failure: Error, CustomStringConvertible, Sendable {
        /// The seed of the run.
        package let seed: UInt64
        /// After how many commands.
        package let step: Int
        /// What does not hold.
        package let findings: [String]
        /// The last commands and what they came to.
        package let trace: [String]

        package var description: String {
            let lines = findings.prefix(10).map { "  \($0)" }
            return "seed \(seed), step \(step):\n\(lines.joined(separator: "\n"))\n"
                + "the last commands:\n\(trace.joined(separator: "\n"))"
        }
    }

    /// What a run has done.
    package struct Report: Sendable {
        /// How many commands were decided.
        package var steps = 0
        /// How many times which outcome came.
        package var outcomes: [String: Int] = [:]
        /// How many crashes there were.
        package var crashes = 0
        /// How many ledgers were begun.
        package var ledgers = 0
    }

    /// Makes the ledger of one program.
    package typealias MakeBackend = @Sendable (Program, Canary?) async throws -> any LedgerBackend

    private let seed: UInt64
    private let canary: Canary?
    private let makeBackend: MakeBackend

    /// How many commands one ledger gets before a new one is begun under another program.
    private static let stepsOfLedger = 1500
    private static let traceMax = 30

    /// Sets a run up.
    ///
    /// - Parameters:
    ///   - seed: Decides everything.
    ///   - canary: A defect to plant.
    ///   - makeBackend: Makes the ledger; in memory unless said otherwise.
    package init(
        seed: UInt64,
        canary: Canary? = nil,
        makeBackend: @escaping MakeBackend = { MemoryBackend(program: $0, canary: $1) }
    ) {
        self.seed = seed
        self.canary = canary
        self.makeBackend = makeBackend
    }

    /// Runs at least so many commands.
    ///
    /// - Throws: ``Failure`` at the first finding.
    package func run(steps: Int) async throws -> Report {
        var report = Report()
        var seeds = SeededRandom(seed: seed)
        while report.steps < steps {
            var random = SeededRandom(seed: seeds.next())
            let program = Self.program(&random)
            let backend = try await makeBackend(program, canary)
            var run = LedgerRun(seed: seed, program: program, backend: backend, random: random)
            do {
                try await run.go(steps: min(Self.stepsOfLedger, steps - report.steps), &report)
            } catch {
                await run.close()
                throw error
            }
            await run.close()
            report.ledgers += 1
        }
        return report
    }

    /// One of many programs.
    private static func program(_ random: inout SeededRandom) -> Program {
        func rules(_ code: String) -> CurrencyRules {
            var rules = CurrencyRules(currency: currency(code))
            let expiries: [ExpiryRule] = [
                .never, .days(20), .months(1, throughEndOf: nil), .months(2, throughEndOf: .month),
                .afterIdle(months: 1),
            ]
            let policies: [NegativePolicy] = [
                .downToZero, .pendingOnly, .debt(limit: Amount(300)),
                .debt(limit: Amount(1_000_000)),
            ]
            rules.expiry = expiries.randomElement(using: &random) ?? .never
            rules.negative = policies.randomElement(using: &random) ?? .downToZero
            rules.activationDelay = .seconds(Int64.random(in: 0...2, using: &random) * 90_000)
            rules.adjustmentMax = Amount(60)
            rules.isTransferable = Int.random(in: 0..<5, using: &random) > 0
            if Int.random(in: 0..<3, using: &random) == 0 {
                rules.notice = .delivered(atLeast: .seconds(86_400))
            }
            return rules
        }
        return Program(zone: .utc, currencies: [rules("gold"), rules("points")])
    }
}
