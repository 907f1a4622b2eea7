import Primitives
import Testing

@testable import RecommendationsLearning

@Suite struct BoostedTreesCodingTests {
    private static let trees = TestTables.trees(
        settings: BoostingSettings(trees: 5, leavesMax: 8),
        rows: 1000
    )

    @Test func comesBackAsItWas() throws {
        let bytes = Self.trees.encoded()
        let read = try BoostedTrees(decoding: bytes, featureNames: TestTables.names)
        #expect(read == Self.trees)
        #expect(read.encoded() == bytes)
    }

    @Test func refusesOtherFeatures() {
        #expect(throws: ModelBytesError.impossible("its features are others")) {
            try BoostedTrees(decoding: Self.trees.encoded(), featureNames: ["a"])
        }
    }

    @Test func refusesOtherVersionsAndKinds() {
        var bytes = Self.trees.encoded()
        bytes[4] = 9
        #expect(throws: ModelBytesError.otherVersion(9)) { try BoostedTrees(decoding: bytes) }
        bytes[0] = 0
        #expect(throws: ModelBytesError.otherKind) { try BoostedTrees(decoding: bytes) }
        #expect(throws: ModelBytesError.otherKind) { try BoostedTrees(decoding: []) }
    }

    @Test func refusesEveryChangedByteAndEveryShorterFile() {
        let bytes = Self.trees.encoded()
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x10
            #expect(throws: ModelBytesError.self) { try BoostedTrees(decoding: changed) }
            #expect(throws: ModelBytesError.self) {
                try BoostedTrees(decoding: Array(bytes[..<index]))
            }
        }
    }

    /// Bytes with a right checksum are no model yet: whatever they say, scoring must end.
    @Test func hostileBytesAreRefusedOrHarmless() {
        let bytes = Self.trees.encoded()
        var random = SeededRandom(seed: 11)
        var refused = 0
        for _ in 0..<3000 {
            var hostile = Array(bytes.dropLast(8))
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 6..<hostile.count, using: &random)
                hostile[place] = UInt8.random(in: 0...255, using: &random)
            }
            let checksum = Checksum.of(hostile[...])
            withUnsafeBytes(of: checksum.littleEndian) { hostile.append(contentsOf: $0) }
            do {
                let trees = try BoostedTrees(decoding: hostile)
                let row = [Float](repeating: 0.4, count: trees.featureNames.count)
                #expect(trees.score(row).isFinite)
            } catch {
                refused += 1
            }
        }
        #expect(refused > 1000)
    }
}
