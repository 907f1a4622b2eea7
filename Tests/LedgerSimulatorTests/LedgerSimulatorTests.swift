import Foundation
import LedgerSimulator
import Testing

struct LedgerSimulatorTests {
    private static let isLong = ProcessInfo.processInfo.environment["HUITOU_LONG"] == "1"

    /// Ten runs of 5,000 commands; of 100,000 in the long run.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func theLedgerIsWhatTheModelSays(seed: UInt64) async throws {
        let steps = Self.isLong ? 100_000 : 5000
        let report = try await Simulation(seed: seed).run(steps: steps)
        #expect(report.steps >= steps)
        #expect(report.crashes > 0)
    }

    /// The workload reaches what it is for.
    @Test func everyOutcomeIsReached() async throws {
        let report = try await Simulation(seed: 7).run(steps: 12_000)
        let names: [String] = [
            "earn", "burn", "hold", "capture", "release", "reversal", "transferOut", "adjustment",
            "proposal", "rejection", "writeOff", "mergeIn", "unmergeOut", "noticeDelivered",
            "expiry", "notice", "replayed", "order booked", "order replayed", "return reversed",
            "return replayed", "refused insufficientBalance", "refused entryReversed",
            "refused holdLapsed", "refused holdResolved", "refused nothingDue",
        ]
        for name in names { #expect(report.outcomes[name] ?? 0 > 0, "no \(name)") }
    }

    @Test(arguments: Canary.allCases)
    func aPlantedDefectIsFound(canary: Canary) async {
        await #expect(throws: Simulation.Failure.self) {
            try await Simulation(seed: 1, canary: canary).run(steps: 10_000)
        }
    }

    /// The real store, from restart to restart, at times with a full disk.
    @Test(.timeLimit(.minutes(15)), arguments: 1...2 as ClosedRange<UInt64>)
    func theStoreIsWhatTheModelSays(seed: UInt64) async throws {
        let simulation = Simulation(seed: seed) { program, _ in
            try await DatabaseBackend(program: program)
        }
        let steps = Self.isLong ? 50_000 : 3000
        let report = try await simulation.run(steps: steps)
        #expect(report.steps >= steps && report.crashes > 0)
    }
}
