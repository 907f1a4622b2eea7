// swift-format-ignore-file
// Made by protos/generate from huitou/test/v1/coding.proto. Do not edit.

internal import CTestMessages
@testable import Messages
package import RPCCore

extension TestV1 {
    /// Every scalar type, always present.
    package struct Scalars: JSONMessage {
        package static let messageName = "huitou.test.v1.Scalars"

        package var int32Value: Int32
        package var int64Value: Int64
        package var uint32Value: UInt32
        package var uint64Value: UInt64
        package var sint32Value: Int32
        package var sint64Value: Int64
        package var fixed32Value: UInt32
        package var fixed64Value: UInt64
        package var sfixed32Value: Int32
        package var sfixed64Value: Int64
        package var floatValue: Float
        package var doubleValue: Double
        package var boolValue: Bool
        package var stringValue: String
        package var bytesValue: [UInt8]
        package var signValue: TestV1.Sign

        /// The message with every field at its default.
        package init() {
            self.int32Value = 0
            self.int64Value = 0
            self.uint32Value = 0
            self.uint64Value = 0
            self.sint32Value = 0
            self.sint64Value = 0
            self.fixed32Value = 0
            self.fixed64Value = 0
            self.sfixed32Value = 0
            self.sfixed64Value = 0
            self.floatValue = 0
            self.doubleValue = 0
            self.boolValue = false
            self.stringValue = ""
            self.bytesValue = []
            self.signValue = .unspecified
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            int32Value: Int32 = 0,
            int64Value: Int64 = 0,
            uint32Value: UInt32 = 0,
            uint64Value: UInt64 = 0,
            sint32Value: Int32 = 0,
            sint64Value: Int64 = 0,
            fixed32Value: UInt32 = 0,
            fixed64Value: UInt64 = 0,
            sfixed32Value: Int32 = 0,
            sfixed64Value: Int64 = 0,
            floatValue: Float = 0,
            doubleValue: Double = 0,
            boolValue: Bool = false,
            stringValue: String = "",
            bytesValue: [UInt8] = [],
            signValue: TestV1.Sign = .unspecified
        ) {
            self.int32Value = int32Value
            self.int64Value = int64Value
            self.uint32Value = uint32Value
            self.uint64Value = uint64Value
            self.sint32Value = sint32Value
            self.sint64Value = sint64Value
            self.fixed32Value = fixed32Value
            self.fixed64Value = fixed64Value
            self.sfixed32Value = sfixed32Value
            self.sfixed64Value = sfixed64Value
            self.floatValue = floatValue
            self.doubleValue = doubleValue
            self.boolValue = boolValue
            self.stringValue = stringValue
            self.bytesValue = bytesValue
            self.signValue = signValue
        }
    }
}

extension TestV1.Scalars {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Test__V1__Scalars()
        huitou__test__v1__scalars__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Test__V1__Scalars>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Test__V1__Scalars>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Test__V1__Scalars>) {
        self.init(
            int32Value: c.pointee.int32_value,
            int64Value: c.pointee.int64_value,
            uint32Value: c.pointee.uint32_value,
            uint64Value: c.pointee.uint64_value,
            sint32Value: c.pointee.sint32_value,
            sint64Value: c.pointee.sint64_value,
            fixed32Value: c.pointee.fixed32_value,
            fixed64Value: c.pointee.fixed64_value,
            sfixed32Value: c.pointee.sfixed32_value,
            sfixed64Value: c.pointee.sfixed64_value,
            floatValue: c.pointee.float_value,
            doubleValue: c.pointee.double_value,
            boolValue: c.pointee.bool_value != 0,
            stringValue: CField.string(c.pointee.string_value),
            bytesValue: CField.bytes(c.pointee.bytes_value),
            signValue: TestV1.Sign(rawValue: Int32(truncatingIfNeeded: c.pointee.sign_value.rawValue))
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Test__V1__Scalars> {
        let c = arena.allocate(Huitou__Test__V1__Scalars.self)
        huitou__test__v1__scalars__init(c)
        c.pointee.int32_value = int32Value
        c.pointee.int64_value = int64Value
        c.pointee.uint32_value = uint32Value
        c.pointee.uint64_value = uint64Value
        c.pointee.sint32_value = sint32Value
        c.pointee.sint64_value = sint64Value
        c.pointee.fixed32_value = fixed32Value
        c.pointee.fixed64_value = fixed64Value
        c.pointee.sfixed32_value = sfixed32Value
        c.pointee.sfixed64_value = sfixed64Value
        c.pointee.float_value = floatValue
        c.pointee.double_value = doubleValue
        c.pointee.bool_value = boolValue ? 1 : 0
        if !stringValue.isEmpty { c.pointee.string_value = arena.string(stringValue) }
        c.pointee.bytes_value = arena.bytes(bytesValue)
        c.pointee.sign_value = .init(rawValue: .init(truncatingIfNeeded: signValue.rawValue))
        return c
    }
}
