import Foundation
@testable import Messages
import Primitives
import RPCCore
import SwiftProtobuf
import Testing

@Suite("The same as swift-protobuf")
struct ReferenceTests {
    private static let messagesPerType: UInt64 = 60
    /// How many times the usual number of damaged messages there are.
    private static let scale: UInt64 =
        ProcessInfo.processInfo.environment["HUITOU_LONG"] == "1" ? 50 : 1

    @Test func everyMessageIsCompared() {
        let compared = Set(MessagePair.all.map(\.name))
        #expect(compared.isSuperset(of: MessageRegistry.messages.map { $0.messageName }))
        #expect(compared.filter { $0.hasPrefix("huitou.test.") }.count == 8)
    }

    @Test(arguments: MessagePair.all)
    func bytesAndValues(_ pair: MessagePair) throws {
        for seed in 0..<Self.messagesPerType {
            var random = RandomMessage(seed: seed)
            let bytes = random.bytes(of: pair.descriptor.pointer)
            let ours = try pair.ours.init(decoding: bytes)
            let reference = try pair.reference(bytes)
            #expect(try reference.array() == bytes, "seed \(seed)")
            #expect(try ours.encoded() == bytes, "seed \(seed)")
            let json = try JSONSerialization.jsonObject(with: Data(reference.jsonString().utf8))
            #expect(PropertyCheck.difference(ours, json) == nil, "seed \(seed)")
        }
    }

    @Test(arguments: MessagePair.all)
    func json(_ pair: MessagePair) throws {
        for seed in 0..<Self.messagesPerType {
            var random = RandomMessage(seed: seed)
            let bytes = random.bytes(of: pair.descriptor.pointer)
            let ours = try pair.ours.init(decoding: bytes)
            for isPretty in [false, true] {
                let text = try ours.json(isPretty: isPretty)
                #expect(try pair.reference(json: text).array() == bytes, "seed \(seed)")
                #expect(try pair.ours.init(json: text).encoded() == bytes, "seed \(seed)")
            }
            var options = JSONEncodingOptions()
            options.alwaysPrintInt64sAsNumbers = seed % 2 == 0
            options.alwaysPrintEnumsAsInts = seed % 3 == 0
            options.preserveProtoFieldNames = seed % 5 == 0
            let text = try pair.reference(bytes).jsonString(options: options)
            #expect(try pair.ours.init(json: text).encoded() == bytes, "seed \(seed)")
        }
    }

    /// Whatever we accept, the reference accepts too, as the same message.
    @Test(arguments: MessagePair.all)
    func damagedBytes(_ pair: MessagePair) throws {
        var accepted = 0
        for seed in 0..<Self.messagesPerType * Self.scale {
            var message = RandomMessage(seed: seed)
            var random = SeededRandom(seed: seed ^ 0xdead)
            let original = message.bytes(of: pair.descriptor.pointer)
            guard !original.isEmpty else { continue }
            for _ in 0..<20 {
                var bytes = original
                for _ in 0...Int.random(in: 0...2, using: &random) {
                    bytes[.random(in: bytes.indices, using: &random)] =
                        .random(in: 0...255, using: &random)
                }
                // What we refuse is the matter of other tests.
                guard let ours = try? pair.ours.init(decoding: bytes) else { continue }
                accepted += 1
                if Self.mayHoldNegativeZero(bytes) { continue }
                let reference = try pair.reference(bytes)
                #expect(try ours.encoded() == reference.array(), "\(bytes)")
            }
        }
        #expect(accepted > 0 || RandomMessage.isFieldless(pair.descriptor))
    }

    /// A −0.0 is 0.0 for protobuf-c, which leaves it out of what it encodes.
    private static func mayHoldNegativeZero(_ bytes: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: [0, 0, 0, 0x80]) }
    }
}
