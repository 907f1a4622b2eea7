import Primitives
import Testing

@testable import RecommendationsLearning

@Suite struct ContentModelTests {
    @Test(
        arguments: [
            ("Oat cream 50 ml", ["oat": 1, "cream": 1, "50": 1, "ml": 1]),
            ("cream, CREAM-x", ["cream": 2]),
            ("燕麦舒缓面霜", ["燕麦": 1, "麦舒": 1, "舒缓": 1, "缓面": 1, "面霜": 1]),
            ("奶", ["奶": 1]),
            ("A2奶 粉x2", ["a2": 1, "奶": 1, "粉": 1, "x2": 1]),
            ("", [:]), (" . ", [:]),
        ] as [(String, [String: Int])]
    )
    func textsBecomeTokens(text: String, tokens: [String: Int]) {
        var document = ContentDocument()
        document.addText(text)
        #expect(document.tokens == tokens)
    }

    @Test func valuesCountAsAWholeAndByTheirWords() {
        var document = ContentDocument()
        document.addValue("Type", "Face cream")
        document.addValue("brand", "")
        #expect(document.tokens == ["type=face cream": 1, "face": 1, "cream": 1])
    }

    private static func document(_ type: String, _ text: String) -> ContentDocument {
        var document = ContentDocument()
        document.addValue("type", type)
        document.addText(text)
        return document
    }

    private static let shelf = [
        document("yoghurt", "strawberry yoghurt 150 g"),
        document("yoghurt", "plain yoghurt 500 g"),
        document("cream", "oat cream for dry skin 燕麦面霜"),
        document("cream", "rose cream for dry skin 玫瑰面霜"),
        document("tea", "green tea 绿茶"),
        document("yoghurt", "strawberry yoghurt 500 g"),
        document("cream", "燕麦 oat cream"),
    ]

    @Test func likeItemsAreNeighbours() {
        let model = ContentModel(Self.shelf)
        let yoghurt = model.neighbours(of: 5, countMax: 9) { _ in true }
        #expect(yoghurt.map(\.item).prefix(2).sorted() == [0, 1])
        #expect(yoghurt.allSatisfy { ![2, 3, 4, 6].contains($0.item) })
        let cream = model.neighbours(of: 6, countMax: 2) { _ in true }
        #expect(cream.map(\.item) == [2, 3])
        #expect(cream[0].similarity > cream[1].similarity)
        #expect(model.neighbours(of: 6, countMax: 2) { $0 != 2 }.map(\.item) == [3])
        #expect(model.neighbours(of: 4, countMax: 5) { _ in true }.isEmpty)
    }

    @Test func similaritiesAreCosines() {
        var random = SeededRandom(seed: 4)
        let words = (0..<40).map { "word\($0)" }
        let documents = (0..<60).map { _ in
            var document = ContentDocument()
            for _ in 0..<8 { document.addText(words.randomElement(using: &random) ?? "") }
            return document
        }
        let model = ContentModel(documents)
        var count = 0
        for item in Int32(0)..<60 {
            let expected = Self.cosines(of: Int(item), documents)
            let found = model.neighbours(of: item, countMax: 60, similarityMin: 0) { _ in true }
            for neighbour in found {
                let cosine = expected[Int(neighbour.item)]
                #expect(abs(Double(neighbour.similarity) - cosine) < 1e-5)
                count += 1
            }
            #expect(found.count == expected.indices.count { $0 != item && expected[$0] > 0 })
            #expect(found.map(\.similarity) == found.map(\.similarity).sorted(by: >))
        }
        #expect(count > 1000)
    }

    /// The cosines by the book, over dense vectors.
    private static func cosines(of item: Int, _ documents: [ContentDocument]) -> [Double] {
        let names = Set(documents.flatMap(\.tokens.keys)).sorted()
        let vectors = documents.map { document in
            names.map { name -> Double in
                let having = documents.count { $0.tokens[name] != nil }
                guard let count = document.tokens[name], having <= 20 else { return 0 }
                return (1 + Elementary.log(Double(count)))
                    * Elementary.log(Double(documents.count) / Double(having))
            }
        }
        let product = { (first: [Double], second: [Double]) in
            zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
        }
        return vectors.map { vector in
            let lengths = product(vector, vector) * product(vectors[item], vectors[item])
            return lengths > 0 ? product(vectors[item], vector) / lengths.squareRoot() : 0
        }
    }

    @Test func whatManyHaveTellsNothing() {
        let documents = (0..<100).map { number -> ContentDocument in
            var document = ContentDocument()
            document.addText("common own\(number / 2)")
            return document
        }
        let model = ContentModel(documents)
        #expect(model.neighbours(of: 0, countMax: 9) { _ in true }.map(\.item) == [1])
        #expect(ContentModel([]).itemCount == 0)
    }

    @Test func theSameWhateverTheHashing() {
        let first = ContentModel(Self.shelf)
        let second = ContentModel(Self.shelf)
        for item in Int32(0)..<7 {
            #expect(
                first.neighbours(of: item, countMax: 9) { _ in true }
                    == second.neighbours(of: item, countMax: 9) { _ in true }
            )
        }
    }

    @Test func newItemsSuitWhoBuysLikeOnes() throws {
        let model = ContentModel(Self.shelf)
        let new = NewItems([5, 6], model: model) { $0 != 1 }
        let dairy = new.newItems(for: [(0, 3), (4, 9)], countMax: 2)
        #expect(dairy.map(\.item) == [5])
        #expect(dairy.map(\.because) == [0])
        let both = new.newItems(for: [(0, 1), (2, 1), (3, 1)], countMax: 2)
        #expect(Set(both.map(\.item)) == [5, 6])
        #expect(both.first { $0.item == 6 }?.because == 2)
        // What counts more speaks first, however alike.
        let weighted = new.newItems(for: [(0, 100), (2, 1)], countMax: 1)
        #expect(weighted.map(\.item) == [5])
        #expect(new.newItems(for: [(2, 0), (1, 5)], countMax: 2).isEmpty)
        #expect(new.newItems(for: [(0, 1)], countMax: 0).isEmpty)
        #expect(!new.isEmpty)
        #expect(NewItems([], model: model) { _ in true }.isEmpty)
        let similarity = try #require(dairy.first?.similarity)
        #expect(similarity > 0.15 && similarity < 1)
    }
}
