import CProtobufC
@testable import Messages
import Primitives
import RPCCore
import Testing

@Suite("Hostile bytes")
struct HostileInputTests {
    /// Bytes, and what refuses them.
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let error: MessageCodingError

        init(_ name: String, _ bytes: [UInt8], _ code: MessageCodingError.Code, _ field: String) {
            self.testDescription = name
            self.bytes = bytes
            self.error = MessageCodingError(code, field: field)
        }
    }

    private static let awkward = "huitou.test.v1.Awkward"
    private static let ones = [UInt8](repeating: 0xff, count: 9)

    @Test(
        arguments: [
            Case("field 0", [0x00, 0x00], .malformed, awkward),
            Case("group start", [0x0b], .malformed, "public"),
            Case("group end", [0x0c], .malformed, "public"),
            Case("unknown group", [0x93, 0x03], .malformed, awkward),
            Case("wire type 6", [0x0e], .malformed, "public"),
            Case("wire type 7 unknown", [0x97, 0x03], .malformed, awkward),
            Case("key of six bytes", [0x88, 0x80, 0x80, 0x80, 0x80, 0], .malformed, awkward),
            Case("key above 32 bits", [0x88, 0x80, 0x80, 0x80, 0x7f], .malformed, awkward),
            Case("key cut", [0x88], .truncated, awkward),
            Case("number missing", [0x08], .truncated, "public"),
            Case("number cut", [0x08, 0x80], .truncated, "public"),
            Case("number of 11 bytes", [0x08] + ones + [0x80, 0], .malformed, "public"),
            Case("number above 64 bits", [0x08] + ones + [2], .malformed, "public"),
            Case("text for a number", [0x0a, 0], .malformed, "public"),
            Case("number for text", [0x18, 1], .malformed, "default"),
            Case("eight bytes for text", [0x19, 1, 2, 3, 4, 5, 6, 7, 8], .malformed, "default"),
            Case("length missing", [0x1a], .truncated, "default"),
            Case("length past the end", [0x1a, 2, 0x41], .truncated, "default"),
            Case("largest length", [0x1a, 0xff, 0xff, 0xff, 0xff, 0x0f], .truncated, "default"),
            Case(
                "length above 32 bits",
                [0x1a, 0xff, 0xff, 0xff, 0xff, 0x1f],
                .malformed,
                "default"
            ),
            Case(
                "length of ten bytes (negative)",
                [0x1a] + ones + [1],
                .malformed,
                "default"
            ),
            Case("NUL", [0x1a, 1, 0], .embeddedNUL, "default"),
            Case(
                "NUL at the end of 8",
                [0x1a, 8] + [1, 1, 1, 1, 1, 1, 1, 0],
                .embeddedNUL,
                "default"
            ),
            Case("lone continuation", [0x1a, 1, 0x80], .invalidUTF8, "default"),
            Case("cut sequence", [0x1a, 2, 0xe8, 0x8c], .invalidUTF8, "default"),
            Case("overlong", [0x1a, 2, 0xc0, 0x80], .invalidUTF8, "default"),
            Case("surrogate", [0x1a, 3, 0xed, 0xa0, 0x80], .invalidUTF8, "default"),
            Case("above U+10FFFF", [0x1a, 4, 0xf4, 0x90, 0x80, 0x80], .invalidUTF8, "default"),
            Case(
                "byte 0xff",
                [0x1a, 9] + [UInt8](repeating: 0x41, count: 8) + [0xff],
                .invalidUTF8,
                "default"
            ),
            Case("packed numbers cut", [0xfa, 0x7f, 1, 0x80], .truncated, "for[0]"),
            Case("message twice in a oneof", [0xca, 2, 0, 0xca, 2, 0], .malformed, "while"),
            Case(
                "inside a message inside",
                [0xca, 2, 5, 0x12, 0, 0x12, 1, 0x1b],
                .malformed,
                "while.children[1].leaf"
            ),
        ]
    )
    func isRefused(_ input: Case) {
        #expect(throws: input.error) { try TestV1.Awkward(decoding: input.bytes) }
    }

    @Test(arguments: [1, 10, 62, 63, 64, 65, 1_000, 10_000])
    func depth(_ depth: Int) throws {
        var bytes: [UInt8] = []
        for _ in 1..<depth { bytes = [0x12] + RandomMessage.varint(UInt64(bytes.count)) + bytes }
        guard depth > MessageLimits.depthMax else {
            let node = try TestV1.Node(decoding: bytes)
            #expect(try node.encoded() == bytes)
            return
        }
        let path = Array(repeating: "children[0]", count: 64).joined(separator: ".")
        #expect(throws: MessageCodingError(.tooDeep, field: path)) {
            try TestV1.Node(decoding: bytes)
        }
    }

    /// What protobuf-c would blow up: two bytes each, dozens in memory.
    @Test(arguments: [
        ("empty messages", [0x12, 0x00] as [UInt8]), ("unknown numbers", [0x70, 0x01]),
        ("unknown empty bytes", [0x72, 0x00]),
    ])
    func amplification(_ name: String, _ piece: [UInt8]) throws {
        for count in [1, 100, 1_000, 2_000_000] {
            let bytes = [UInt8]((0..<count).lazy.map { _ in piece }.joined())
            let isSmall = count < 10_000
            let result = Result { try TestV1.Node(decoding: bytes) }
            if isSmall {
                #expect(try result.get().children.count == (piece[0] == 0x12 ? count : 0))
            } else {
                #expect(throws: MessageCodingError(.tooLarge, field: "huitou.test.v1.Node")) {
                    try result.get()
                }
            }
        }
    }

    @Test func messageOfSeventeenMegabytesIsRefused() {
        let bytes = [UInt8](repeating: 0, count: MessageLimits.messageByteCountMax + 1)
        #expect(throws: MessageCodingError(.tooLarge, field: "huitou.test.v1.Node")) {
            try TestV1.Node(decoding: bytes)
        }
        var leaf = TestV1.Node.Leaf()
        leaf.data = bytes
        #expect(throws: MessageCodingError(.tooLarge, field: "huitou.test.v1.Node.Leaf")) {
            try leaf.encoded()
        }
    }

    /// Cut anywhere, a message is refused or is what the whole fields before the cut say.
    @Test(arguments: MessagePair.all)
    func truncation(_ pair: MessagePair) throws {
        for seed in 0..<8 as Range<UInt64> {
            var random = RandomMessage(seed: seed)
            let bytes = random.bytes(of: pair.descriptor.pointer)
            let ends = Self.fieldEnds(bytes)
            for count in 0..<min(bytes.count, 2_000) {
                let prefix = Array(bytes.prefix(count))
                if ends.contains(count) {
                    #expect(try pair.ours.init(decoding: prefix).encoded() == prefix)
                } else {
                    #expect(throws: MessageCodingError.self) {
                        try pair.ours.init(decoding: prefix)
                    }
                }
            }
        }
    }

    @Test(arguments: MessagePair.all)
    func noise(_ pair: MessagePair) throws {
        var random = SeededRandom(seed: 0x6e6f_6973_65)
        for _ in 0..<500 {
            let count = Int.random(in: 0...64, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            // Most of it is refused; what is not must encode and decode to itself.
            guard let message = try? pair.ours.init(decoding: bytes) else { continue }
            let encoded = try message.encoded()
            #expect(try pair.ours.init(decoding: encoded).encoded() == encoded)
        }
    }

    /// Where the fields of a well-formed message end.
    private static func fieldEnds(_ bytes: [UInt8]) -> Set<Int> {
        var ends: Set = [0]
        var position = 0
        func varint() -> Int {
            var value = 0
            var shift = 0
            repeat {
                value |= Int(bytes[position] & 0x7f) << shift
                shift += 7
                position += 1
            } while bytes[position - 1] >= 0x80 && shift < 63
            while bytes[position - 1] >= 0x80 { position += 1 }
            return value
        }
        while position < bytes.count {
            switch varint() & 7 {
            case 0: _ = varint()
            case 1: position += 8
            case 5: position += 4
            default:
                let count = varint()
                position += count
            }
            ends.insert(position)
        }
        return ends
    }
}
