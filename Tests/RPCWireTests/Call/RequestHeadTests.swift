import Messages
import Primitives
import RPCCore
import RPCWire
import Testing

/// The hand-made codec of request heads beside the general one.
struct RequestHeadTests {
    private static let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    private static func encoded(_ head: RequestHead) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: head.byteCount + 1) { bytes, count in
            if let address = bytes.baseAddress { head.encode(to: address) }
            count = head.byteCount
        }
    }

    private static func message(_ head: RequestHead) -> RPCV1.RequestHeader {
        RPCV1.RequestHeader(
            methodNumber: head.methodNumber,
            method: head.method,
            timeoutMicroseconds: head.timeoutMicroseconds,
            token: head.metadata.token,
            requestID: head.metadata.requestID,
            traceparent: head.metadata.traceparent,
            purpose: head.metadata.purpose
        )
    }

    private static func decoded(_ bytes: [UInt8]) -> Result<RequestHead, RPCError> {
        bytes.withUnsafeBytes { bytes in
            Result { () throws(RPCError) in try RequestHead(decoding: bytes) }
        }
    }

    private static func randomHead(_ random: inout SeededRandom) -> RequestHead {
        func number(_ bits: Int) -> UInt64 {
            random.next() >> UInt64(64 - Int(random.next() % UInt64(bits)) - 1)
        }
        func text(_ alphabet: String, upTo count: Int) -> String {
            let letters = Array(alphabet)
            let length = Int(random.next() % UInt64(count + 1))
            return String(
                (0..<length).map { _ in letters[Int(random.next() % UInt64(letters.count))] }
            )
        }
        let isNamed = random.next() & 1 == 0
        return RequestHead(
            methodNumber: isNamed ? 0 : UInt32(truncatingIfNeeded: number(32)),
            method: isNamed ? text("abz./AZ_09", upTo: 255) : "",
            timeoutMicroseconds: random.next() & 3 == 0 ? 0 : number(64),
            metadata: CallMetadata(
                token: text("eyJ.-_~!", upTo: random.next() & 7 == 0 ? 4_096 : 20),
                requestID: text("abc019-_.:", upTo: 64),
                traceparent: random.next() & 1 == 0 ? "" : trace,
                purpose: text("投诉 ab-7z", upTo: 20)
            )
        )
    }

    @Test func bytesAndValuesAreThoseOfTheMessage() throws {
        var random = SeededRandom(seed: 20_261)
        for _ in 0..<2_000 {
            let head = Self.randomHead(&random)
            let bytes = Self.encoded(head)
            #expect(bytes == (try Self.message(head).encoded()))
            #expect(try Self.decoded(bytes).get() == head)
        }
    }

    /// Whatever becomes of the bytes: what is taken is what the general codec makes of them, and
    /// what that refuses is refused.
    @Test func spoiltBytesAreTakenAsTheMessageTakesThem() throws {
        var random = SeededRandom(seed: 7)
        var takenCount = 0
        for _ in 0..<20_000 {
            var bytes = Self.encoded(Self.randomHead(&random))
            for _ in 0...random.next() % 3 where !bytes.isEmpty {
                let index = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[index] ^= 1 << UInt8(random.next() % 8)
                case 1: bytes[index] = UInt8(truncatingIfNeeded: random.next())
                case 2: bytes.remove(at: index)
                default: bytes.removeSubrange(index...)
                }
            }
            switch Self.decoded(bytes) {
            case .success(let head):
                // The general codec refuses a name with NUL, the router one that is no name.
                guard !head.method.utf8.contains(0) else { continue }
                takenCount += 1
                #expect(try RPCV1.RequestHeader(decoding: bytes) == Self.message(head))
            case .failure(let error):
                guard error.reason == "rpc.bad_request_header" else { continue }
                #expect(throws: MessageCodingError.self) {
                    _ = try RPCV1.RequestHeader(decoding: bytes)
                }
            }
        }
        #expect(takenCount > 2_000)
    }

    @Test func unknownFieldsAreIgnored() throws {
        // Fields 11 (number), 8 (bytes), 9 (64 bits), 10 (32 bits) and 1000 (number).
        let unknown: [UInt8] = [
            88, 1, 66, 2, 1, 2, 73, 1, 2, 3, 4, 5, 6, 7, 8, 85, 1, 2, 3, 4, 0xC0, 0x3E, 9,
        ]
        let head = try Self.decoded(unknown + [8, 5]).get()
        #expect(head == RequestHead(methodNumber: 5))
    }

    @Test(
        arguments: [
            [0], [8], [9, 1], [0x0B], [0x12], [0x12, 5, 1], [0x80, 0x80, 0x80, 0x80, 0x80, 1],
            [8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2], [0x12, 2, 0xC3, 0x28],
            [0x10, 1],
        ] as [[UInt8]]
    )
    func whatIsNoHeadIsRefused(bytes: [UInt8]) {
        #expect(throws: RPCError.badRequestHeader) { try Self.decoded(bytes).get() }
    }

    @Test(
        arguments: [
            ("header.token", [0x22, 1, 0x20]), ("header.request_id", [0x2A, 1, 0x2F]),
            ("header.traceparent", [0x32, 2, 0x30, 0x30]),
            ("header.purpose", [0x3A, 1, 0x0A]), ("header.purpose", [0x3A, 1, 0xC3]),
            ("header.purpose", [0x3A, 7] + Array("1234567".utf8)),
            ("header.purpose", [0x3A, 0xC9, 1] + Array(repeating: 0x61, count: 201)),
        ] as [(String, [UInt8])]
    )
    func fieldOutsideItsBoundsIsNamed(field: String, bytes: [UInt8]) {
        let error = #expect(throws: RPCError.self) { try Self.decoded(bytes).get() }
        #expect(error?.fieldViolations.map(\.field) == [field])
    }
}
