import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// Whether somebody is a member cannot be told from asking for a code.
@Suite(.serialized) struct RequestTimingTests {
    @Test func knownAndUnknownPhonesAreAnsweredAlike() async throws {
        try await AccessFixture.with { store, clock in
            let count = 400
            // All at once, so that they share their commits.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<count {
                    let registration = try Registration.sample(
                        phone: "138\(10_000_000 + number)",
                        card: nil,
                        key: "k\(number)"
                    )
                    group.addTask { try await store.add(registration) }
                }
                try await group.waitForAll()
            }
            let stopwatch = ContinuousClock()
            var known: [Duration] = []
            var unknown: [Duration] = []
            // Interleaved, in an order that changes, so that whatever grows meets both alike.
            for number in 0..<count {
                let isKnownFirst = Bool.random()
                for isKnown in [isKnownFirst, !isKnownFirst] {
                    let phone = "\(isKnown ? 138 : 139)\(10_000_000 + number)"
                    let request = try AccessFixture.codeRequest("c\(phone)", phone: phone)
                    clock.advance(by: .milliseconds(500))
                    let began = stopwatch.now
                    let outcome = try await store.requestCode(request)
                    let time = began.duration(to: stopwatch.now)
                    guard case .decided(let ticket, let digits) = outcome else {
                        Issue.record("\(outcome)")
                        return
                    }
                    // The answer has the same form and length, and says nothing else.
                    #expect(ticket.challengeID.utf8.count == 22)
                    #expect(digits.unsafeRevealed.utf8.count == 6)
                    #expect(ticket.expiresAt == clock.now.advanced(by: .seconds(300)))
                    #expect(ticket.resendAt == clock.now.advanced(by: .seconds(60)))
                    if isKnown { known.append(time) } else { unknown.append(time) }
                }
            }
            let z = MannWhitney.standardScore(known, unknown)
            // Above 4.9 by chance once in a million runs.
            #expect(abs(z) < 4.9, "z = \(z)")
        }
    }

    /// A test that finds nothing where there is something is none: a millionth of a second more for
    /// one side must show.
    @Test func testFindsADifference() {
        var random = SeededRandom(seed: 3)
        let times = (0..<400).map { _ in Duration.nanoseconds(Int64(random.next() % 20_000)) }
        let slower = times.map { $0 + .microseconds(5) }
        #expect(abs(MannWhitney.standardScore(times, times.reversed())) < 0.1)
        #expect(abs(MannWhitney.standardScore(times, slower)) > 4.9)
    }
}

/// The rank test of Mann and Whitney.
private enum MannWhitney {
    /// How many standard deviations the ranks of two samples lie apart.
    static func standardScore(_ first: [Duration], _ second: [Duration]) -> Double {
        let all = (first.map { ($0, true) } + second.map { ($0, false) })
            .sorted { $0.0 < $1.0 }
        var rankSum = 0.0
        var index = 0
        while index < all.count {
            var end = index
            while end < all.count, all[end].0 == all[index].0 { end += 1 }
            // Equal times share their ranks.
            let rank = Double(index + end + 1) / 2
            rankSum += Double(all[index..<end].count { $0.1 }) * rank
            index = end
        }
        let (m, n) = (Double(first.count), Double(second.count))
        let u = rankSum - m * (m + 1) / 2
        return (u - m * n / 2) / (m * n * (m + n + 1) / 12).squareRoot()
    }
}
