import IdentityDomain
import Primitives
import Testing

struct InviteCodeTests {
    private func codes(_ count: Int) -> [InviteCode] {
        var random = SeededRandom(seed: 3)
        return (0..<count).map { _ in InviteCode { random.next() } }
    }

    @Test func codesAreReadAsTheyAreTyped() throws {
        for code in codes(200) {
            #expect(code.text.utf8.count == InviteCode.length)
            #expect(InviteCode(code.text) == code)
            let typed = " \(code.text.lowercased().prefix(5))-\(code.text.suffix(5)) "
            #expect(InviteCode(typed.replacing("1", with: "l")) == code)
        }
        #expect(Set(codes(5000)).count == 5000)
    }

    @Test func everyWrongCharacterIsFound() {
        let alphabet = Array("123456789ABCDEFGHJKMNPQRSTVWXYZ")
        for code in codes(20) {
            let characters = Array(code.text)
            for index in characters.indices {
                for other in alphabet where other != characters[index] {
                    var typed = characters
                    typed[index] = other
                    #expect(InviteCode(String(typed)) == nil)
                }
            }
        }
    }

    @Test func everyTwoThatChangedPlacesAreFound() {
        for code in codes(100) {
            let characters = Array(code.text)
            for first in characters.indices {
                for second in characters.indices where characters[first] != characters[second] {
                    var typed = characters
                    typed.swapAt(first, second)
                    #expect(InviteCode(String(typed)) == nil)
                }
            }
        }
    }

    @Test(arguments: ["", "1", "123456789", "12345678911", "0000000000", "ÄÖÜ", "12345678 \0"])
    func anythingElseIsNone(text: String) {
        #expect(InviteCode(text) == nil)
    }

    @Test func drawsThatFavourSomeCharactersAreDrawnAgain() {
        var draws: [UInt64] = [.max, .max - 1] + Array(repeating: 30, count: 9)
        let code = InviteCode { draws.removeFirst() }
        #expect(code.text.hasPrefix("ZZZZZZZZZ"))
        #expect(draws.isEmpty)
    }
}
