import Primitives
import RecommendationsPrediction
import Testing

@Suite struct ExperimentAssignmentTests {
    private let hash = SipHash(key: 0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)

    /// Appendix A of the paper, and the first vectors of its reference code.
    @Test func hashesAsPublished() {
        #expect(hash.hash(UInt8(0)..<15) == 0xa129_ca61_49be_45e5)
        #expect(hash.hash(UInt8(0)..<0) == 0x726f_db47_dd0e_0e31)
        #expect(hash.hash(UInt8(0)..<1) == 0x74f8_39c5_93dc_67fd)
        #expect(hash.hash(UInt8(0)..<8) == 0x93f5_f579_9a93_2462)
    }

    private func arm(_ name: String, _ shares: [Double], _ member: Int64) throws -> Int {
        ExperimentAssignment(experiment: name, shares: shares, hash: hash)
            .arm(of: try #require(MemberID(rawValue: member)))
    }

    @Test func sharesAreKeptAndExperimentsAreIndependent() throws {
        var counts = [0, 0, 0]
        var both = 0
        let members = 20_000
        for member in 1...Int64(members) {
            let first = try arm("header", [0.2, 0.3, 0.5], member)
            counts[first] += 1
            #expect(try arm("header", [0.2, 0.3, 0.5], member) == first)
            if first == 2, try arm("footer", [0.5, 0.5], member) == 0 { both += 1 }
        }
        // Within four deviations of the binomial distribution.
        for (count, share) in zip(counts, [0.2, 0.3, 0.5]) {
            let deviation = (Double(members) * share * (1 - share)).squareRoot()
            #expect(abs(Double(count) - Double(members) * share) < 4 * deviation)
        }
        #expect(abs(Double(both) - Double(members) / 4) < 4 * 61)
    }

    @Test func changedSharesMoveFewMembers() throws {
        for member in 1...Int64(2_000) {
            let before = try arm("ramp", [0.1, 0.9], member)
            let after = try arm("ramp", [0.3, 0.7], member)
            #expect(before == after || (before == 1 && after == 0))
        }
    }

    @Test func anArmWithoutAShareGetsNobody() throws {
        for member in 1...Int64(2_000) {
            #expect(try arm("empty", [0, 1, 0], member) == 1)
        }
    }
}
