import CProtobufC
@testable import Messages
import Primitives

/// Makes random messages, as the bytes that any correct encoder writes for them.
struct RandomMessage {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// A message: fields in the order of their numbers, defaults left out, unknown ones never.
    mutating func bytes(
        of descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
        depth: Int = 0
    ) -> [UInt8] {
        let fields = (0..<Int(descriptor.pointee.n_fields)).map { descriptor.pointee.fields + $0 }
        var chosen: [UInt32: UInt32] = [:]
        let oneofs = Dictionary(grouping: fields.filter(\.isOneof), by: \.pointee.quantifier_offset)
        for (offset, members) in oneofs.sorted(by: { $0.key < $1.key }) {
            chosen[offset] =
                Bool.random(using: &random)
                ? members.randomElement(using: &random)?.pointee.id : nil
        }
        var bytes: [UInt8] = []
        for field in fields {
            if field.isOneof, chosen[field.pointee.quantifier_offset] != field.pointee.id {
                continue
            }
            if field.pointee.type == PROTOBUF_C_TYPE_MESSAGE, !field.isOneof,
                depth >= 3 || Int.random(in: 0..<4, using: &random) == 0
            {
                continue
            }
            bytes +=
                field.isRepeated
                ? repeated(field, depth: depth) : singular(field, depth: depth)
        }
        return bytes
    }

    private mutating func singular(
        _ field: UnsafePointer<ProtobufCFieldDescriptor>,
        depth: Int
    ) -> [UInt8] {
        let (value, isDefault) = value(of: field, depth: depth)
        let isMessage = field.pointee.type == PROTOBUF_C_TYPE_MESSAGE
        guard field.isOneof || isMessage || !isDefault else { return [] }
        return key(field, field.wireType) + value
    }

    private mutating func repeated(
        _ field: UnsafePointer<ProtobufCFieldDescriptor>,
        depth: Int
    ) -> [UInt8] {
        let count = Int.random(in: 0...3, using: &random)
        guard count > 0 else { return [] }
        let values = (0..<count).map { _ in value(of: field, depth: depth).bytes }
        guard field.wireType == 2 else {
            let packed = values.flatMap { $0 }
            return key(field, 2) + Self.varint(UInt64(packed.count)) + packed
        }
        return values.flatMap { key(field, 2) + $0 }
    }

    private func key(_ field: UnsafePointer<ProtobufCFieldDescriptor>, _ type: UInt8) -> [UInt8] {
        Self.varint(UInt64(field.pointee.id) << 3 | UInt64(type))
    }

    private mutating func value(
        of field: UnsafePointer<ProtobufCFieldDescriptor>,
        depth: Int
    ) -> (bytes: [UInt8], isDefault: Bool) {
        switch field.pointee.type {
        case PROTOBUF_C_TYPE_INT32: return varint(UInt64(bitPattern: Int64(number() as Int32)))
        case PROTOBUF_C_TYPE_INT64: return varint(UInt64(bitPattern: number()))
        case PROTOBUF_C_TYPE_UINT32: return varint(UInt64(number() as UInt32))
        case PROTOBUF_C_TYPE_UINT64: return varint(number())
        case PROTOBUF_C_TYPE_SINT32:
            let value: Int32 = number()
            return varint(UInt64(UInt32(bitPattern: value << 1 ^ value >> 31)))
        case PROTOBUF_C_TYPE_SINT64:
            let value: Int64 = number()
            return varint(UInt64(bitPattern: value << 1 ^ value >> 63))
        case PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_SFIXED32:
            return fixed(number() as UInt32)
        case PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_SFIXED64:
            return fixed(number() as UInt64)
        case PROTOBUF_C_TYPE_FLOAT:
            let values: [Float] = [
                0, 1.5, Float(bitPattern: 0x8000_0003), .nan, .infinity, 3.4e38, 0.1,
            ]
            return fixed((values.randomElement(using: &random) ?? 0).bitPattern)
        case PROTOBUF_C_TYPE_DOUBLE:
            let values: [Double] = [
                0, 1.5, Double(bitPattern: 0x8000_0000_0000_0003), .nan, -.infinity, 1.7e308, 0.1,
                1e21,
            ]
            return fixed((values.randomElement(using: &random) ?? 0).bitPattern)
        case PROTOBUF_C_TYPE_BOOL: return varint(Bool.random(using: &random) ? 1 : 0)
        case PROTOBUF_C_TYPE_ENUM:
            let values: [Int32] = [0, 1, 2, 3, -1, 77, .min, .max]
            let value = values.randomElement(using: &random) ?? 0
            return varint(UInt64(bitPattern: Int64(value)))
        case PROTOBUF_C_TYPE_STRING: return delimited(text())
        case PROTOBUF_C_TYPE_BYTES:
            let count = Int.random(in: 0...9, using: &random)
            return delimited((0..<count).map { _ in .random(in: 0...255, using: &random) })
        case PROTOBUF_C_TYPE_MESSAGE:
            guard depth < 4, let inner = field.pointee.descriptor else { return delimited([]) }
            return delimited(
                bytes(
                    of: inner.assumingMemoryBound(to: ProtobufCMessageDescriptor.self),
                    depth: depth + 1
                )
            )
        default: fatalError("a field of type \(field.pointee.type.rawValue)")
        }
    }

    private mutating func number<Integer: FixedWidthInteger>() -> Integer {
        let edges: [Integer] = [0, 1, 127, .min, .max, .max - 1]
        return Bool.random(using: &random)
            ? edges.randomElement(using: &random) ?? 0
            : .random(in: .min ... .max, using: &random)
    }

    private mutating func text() -> [UInt8] {
        let pieces = [
            "", "a", "茶", "\u{1F375}", "\"\\/\n\t\u{7f}", "e\u{301}", "0123456789abcdef",
            "\u{10FFFF}", "</script>", "\u{2028}",
        ]
        let count = Int.random(in: 0...4, using: &random)
        return (0..<count).flatMap { _ in
            Array((pieces.randomElement(using: &random) ?? "").utf8)
        }
    }

    private func varint(_ value: UInt64) -> (bytes: [UInt8], isDefault: Bool) {
        (Self.varint(value), value == 0)
    }

    private func fixed<Integer: FixedWidthInteger>(
        _ value: Integer
    ) -> (bytes: [UInt8], isDefault: Bool) {
        (withUnsafeBytes(of: value.littleEndian) { Array($0) }, value == 0)
    }

    private func delimited(_ bytes: [UInt8]) -> (bytes: [UInt8], isDefault: Bool) {
        (Self.varint(UInt64(bytes.count)) + bytes, bytes.isEmpty)
    }

    /// Whether a type has no fields, so that every message of it is empty.
    static func isFieldless(_ descriptor: CMessageDescriptor) -> Bool {
        descriptor.pointer.pointee.n_fields == 0
    }

    /// A number in base 128, least significant group first.
    static func varint(_ value: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }
}
