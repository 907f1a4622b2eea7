import Foundation
import RecommendationsLearning
import Testing

@Suite struct ElementaryTests {
    @Test func exponentialIsThatOfTheLibrary() {
        for step in -6000...6000 {
            let x = Double(step) / 10.7
            #expect(abs(Elementary.exp(x) / exp(x) - 1) < 1e-14)
        }
        #expect(Elementary.exp(0) == 1)
        #expect(Elementary.exp(.nan).isNaN)
        #expect(Elementary.exp(-.infinity) < 1e-300)
        #expect(Elementary.exp(.infinity).isFinite)
    }

    @Test func logarithmIsThatOfTheLibrary() {
        for step in 1...20_000 {
            let x = Double(step) / 777 * exp(Double(step % 40) - 20)
            #expect(abs(Elementary.log(x) - log(x)) < 1e-14 * max(1, abs(log(x))))
        }
        #expect(Elementary.log(1) == 0)
        #expect(Elementary.log(0) == -.infinity)
        #expect(Elementary.log2(8) == 3)
    }

    @Test func sigmoidIsBetweenNothingAndOne() {
        #expect(Elementary.sigmoid(0) == 0.5)
        for x in [-900.0, -30, -1, 1, 30, 900] {
            #expect((0...1).contains(Elementary.sigmoid(x)))
            #expect(abs(Elementary.sigmoid(x) + Elementary.sigmoid(-x) - 1) < 1e-15)
        }
    }
}
