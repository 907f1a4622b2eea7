import Primitives
import Testing

@testable import IdentityStorage

/// The file of master keys.
@Suite struct MasterKeyRingTests {
    static let digits = String(repeating: "0f", count: 32)
    static let otherDigits = String(repeating: "A1", count: 32)

    @Test(
        arguments: [
            ("1 \(digits)\n", 1),
            (digits, 1),
            ("\(digits)\r\n", 1),
            ("# made on Monday\n\n 7\t\(digits) \n", 7),
            ("1 \(digits)\n2 \(otherDigits)", 2),
            ("2 \(otherDigits)\n1 \(digits)\n# the end", 1),
        ] as [(String, Int64)]
    )
    func lastKeyIsTheCurrentOne(text: String, current: Int64) throws {
        let ring = try MasterKeyRing(parsing: text)
        #expect(ring.current.id == current)
        #expect(ring.key(current)?.bytes == ring.current.bytes)
        #expect(ring.key(99) == nil)
    }

    @Test func everyKeyIsFound() throws {
        let ring = try MasterKeyRing(parsing: "1 \(Self.digits)\n2 \(Self.otherDigits)")
        #expect(ring.key(1)?.bytes.unsafeRevealed == Array(repeating: 0x0F, count: 32))
        #expect(ring.key(2)?.bytes.unsafeRevealed == Array(repeating: 0xA1, count: 32))
    }

    @Test(
        arguments: [
            ("", 0),
            ("# nothing\n", 0),
            ("\n1 \(digits)0\n", 2),
            ("1 \(digits.dropLast(2))", 1),
            ("1 \(digits.dropLast())g", 1),
            ("0 \(digits)", 1),
            ("-1 \(digits)", 1),
            ("one \(digits)", 1),
            ("1 \(digits) 2", 1),
            ("1 \(digits)\n1 \(otherDigits)", 2),
            ("\(digits)\n\(otherDigits)", 2),
            ((1...65).map { "\($0) \(digits)" }.joined(separator: "\n"), 0),
            (String(repeating: "#", count: 65_537), 0),
        ] as [(String, Int)]
    )
    func badFileNamesTheLine(text: String, line: Int) {
        let error = #expect(throws: MasterKeyRing.ParseError.self) {
            try MasterKeyRing(parsing: text)
        }
        #expect(error?.line == line)
        #expect(error.map { "\($0)".contains("0f0f") } == false)
    }

    @Test func noDescriptionShowsAKey() throws {
        let ring = try MasterKeyRing(parsing: Self.digits)
        var dumped = ""
        dump(ring, to: &dumped)
        for text in ["\(ring)", String(reflecting: ring), dumped] {
            #expect(!text.contains("15") && !text.contains("0f0f"), "\(text)")
        }
    }
}
