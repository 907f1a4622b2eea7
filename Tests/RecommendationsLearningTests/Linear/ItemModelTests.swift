import Primitives
import Testing

@testable import RecommendationsLearning

@Suite struct ItemModelTests {
    private typealias Row = [(item: Int32, value: Float)]

    private static func rows(members: Int, items: Int, seed: UInt64 = 3) -> [Row] {
        var random = SeededRandom(seed: seed)
        return (0..<members).map { _ in
            (0..<items).compactMap { item in
                Bool.random(using: &random)
                    ? (Int32(item), Float.random(in: 0.2...2, using: &random)) : nil
            }
        }
    }

    private func model(_ rows: [Row], items: Int, settings: ItemModel.Settings) -> ItemModel {
        ItemModel(
            rows: rows,
            itemCount: items,
            isWanted: Array(repeating: true, count: items),
            settings: settings
        )
    }

    /// EASE as published: B = I - P / diag(P) with P = (Xᵀ X + λ)⁻¹.
    @Test func isEASE() {
        let (items, ridge) = (12, Float(5))
        let rows = Self.rows(members: 30, items: items)
        var inverse = [Float](repeating: 0, count: items * items)
        for row in rows {
            for a in row {
                for b in row { inverse[Int(a.item) * items + Int(b.item)] += a.value * b.value }
            }
        }
        for item in 0..<items { inverse[item * items + item] += ridge }
        SymmetricInverse.invert(&inverse, size: items)
        let settings = ItemModel.Settings(ridge: ridge, neighboursMax: items)
        let model = model(rows, items: items, settings: settings)
        for source in 0..<items {
            for target in 0..<items where target != source {
                let expected = -inverse[source * items + target] / inverse[target * items + target]
                #expect(abs(model.weight(of: source, for: target) - expected) < 1e-3)
            }
            #expect(model.weight(of: source, for: source) == 0)
        }
    }

    @Test func keepsTheLargestWeights() {
        let rows = Self.rows(members: 40, items: 100)
        let all = model(rows, items: 100, settings: .init(ridge: 10, neighboursMax: 100))
        let few = model(rows, items: 100, settings: .init(ridge: 10, neighboursMax: 7))
        #expect(few.weightCount == 700)
        for target in 0..<100 {
            let sizes = (0..<100).map { all.weight(of: $0, for: target).magnitude }.sorted(by: >)
            for source in 0..<100 {
                let kept = few.weight(of: source, for: target)
                #expect(kept == 0 || kept.magnitude >= sizes[6])
            }
        }
    }

    @Test func itemsThatAreNotWantedHaveNoWeights() {
        let rows = Self.rows(members: 20, items: 10)
        let model = ItemModel(
            rows: rows,
            itemCount: 10,
            isWanted: (0..<10).map { $0 != 4 },
            settings: .init(ridge: 1)
        )
        for item in 0..<10 {
            #expect(model.weight(of: item, for: 4) == 0)
            #expect(model.weight(of: 4, for: item) == 0)
        }
    }

    @Test func addsWhatItemsSpeakFor() {
        let rows = Self.rows(members: 20, items: 6)
        let model = model(rows, items: 6, settings: .init(ridge: 1))
        var scores = [Float](repeating: 0, count: 6)
        model.add(2, times: 3, to: &scores)
        var four = [SIMD4<Float>](repeating: .zero, count: 6)
        model.add(2, times: SIMD4(3, 0, 1, -1), to: &four)
        for item in 0..<6 {
            #expect(scores[item] == 3 * model.weight(of: 2, for: item))
            #expect(four[item].x == scores[item])
            #expect(four[item].w == -four[item].z)
        }
    }

    @Test func manyMembersAreSampled() {
        let rows = Self.rows(members: 50, items: 6)
        let sampled = model(rows, items: 6, settings: .init(ridge: 1, membersMax: 10))
        let every = (0..<10).map { rows[$0 * 5] }
        #expect(sampled == model(every, items: 6, settings: .init(ridge: 1)))
    }

    @Test func comesBackAsItWas() throws {
        let model = model(
            Self.rows(members: 20, items: 9),
            items: 9,
            settings: .init(ridge: 1, neighboursMax: 4)
        )
        let bytes = model.encoded()
        #expect(try ItemModel(decoding: bytes) == model)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            #expect(throws: ModelBytesError.self) { try ItemModel(decoding: changed) }
            #expect(throws: ModelBytesError.self) {
                try ItemModel(decoding: Array(bytes[..<index]))
            }
        }
    }
}
