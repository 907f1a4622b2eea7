import Messages
import Primitives
import SwiftProtobuf

/// Makes random messages of any type out of the published descriptors, with swift-protobuf's eyes.
struct SchemaMessages {
    private typealias Field = Google_Protobuf_FieldDescriptorProto

    private let types: [String: Google_Protobuf_DescriptorProto]

    /// Reads the descriptors.
    init() {
        // What our own generator wrote can be read; without types there would be no seeds, which a
        // test notices.
        let set = try? Google_Protobuf_FileDescriptorSet(
            serializedBytes: MessageRegistry.fileDescriptorSet
        )
        var types: [String: Google_Protobuf_DescriptorProto] = [:]
        func add(_ type: Google_Protobuf_DescriptorProto, _ scope: String) {
            let name = scope + "." + type.name
            types[name] = type
            for nested in type.nestedType { add(nested, name) }
        }
        for file in set?.file ?? [] {
            for type in file.messageType { add(type, file.package) }
        }
        self.types = types
    }

    /// A message whose every field is there, more or less.
    ///
    /// - Parameters:
    ///   - name: The full name of its type.
    ///   - random: Decides the values.
    ///   - depth: How many messages it lies inside of.
    /// - Returns: Its bytes; empty for an unknown type.
    func bytes(of name: String, using random: inout SeededRandom, depth: Int = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        var oneofs: Set<Int32> = []
        for field in types[name]?.field ?? [] {
            if field.hasOneofIndex, !oneofs.insert(field.oneofIndex).inserted { continue }
            let count = field.label == .repeated ? Int.random(in: 0...2, using: &random) : 1
            for _ in 0..<count {
                bytes += encoded(field, using: &random, depth: depth)
            }
        }
        return bytes
    }

    private func encoded(
        _ field: Field,
        using random: inout SeededRandom,
        depth: Int
    ) -> [UInt8] {
        func key(_ wireType: UInt64) -> [UInt8] {
            Mutator.varint(UInt64(field.number) << 3 | wireType)
        }
        let value = random.next() >> UInt64.random(in: 0..<64, using: &random)
        switch field.type {
        case .double, .fixed64, .sfixed64:
            return key(1) + withUnsafeBytes(of: value.littleEndian) { [UInt8]($0) }
        case .float, .fixed32, .sfixed32:
            let word = UInt32(truncatingIfNeeded: value)
            return key(5) + withUnsafeBytes(of: word.littleEndian) { [UInt8]($0) }
        case .string:
            let text = ["", "茶", "demo/retail/store-1", "a"][Int(value % 4)]
            return key(2) + Mutator.varint(UInt64(text.utf8.count)) + [UInt8](text.utf8)
        case .bytes:
            return key(2) + [3, 0, 1, 255]
        case .message, .group:
            guard depth < 4 else { return [] }
            let name = String(field.typeName.drop { $0 == "." })
            let inner = bytes(of: name, using: &random, depth: depth + 1)
            return key(2) + Mutator.varint(UInt64(inner.count)) + inner
        case .bool: return key(0) + [UInt8(value % 2)]
        case .uint32, .sint32: return key(0) + Mutator.varint(value & 0xFFFF_FFFF)
        case .enum: return key(0) + Mutator.varint(value % 4)
        case .int32: return key(0) + Mutator.varint(value % 0x7FFF_FFFF)
        case .int64, .uint64, .sint64: return key(0) + Mutator.varint(value)
        }
    }
}
