// swift-format-ignore-file
// Made by protos/generate from huitou/test/v1/coding.proto. Do not edit.

internal import CTestMessages
@testable import Messages
package import RPCCore

extension TestV1 {
    /// The same, each optional.
    package struct Optionals: JSONMessage {
        package static let messageName = "huitou.test.v1.Optionals"

        package var int32Value: Int32?
        package var int64Value: Int64?
        package var uint32Value: UInt32?
        package var uint64Value: UInt64?
        package var sint32Value: Int32?
        package var sint64Value: Int64?
        package var fixed32Value: UInt32?
        package var fixed64Value: UInt64?
        package var sfixed32Value: Int32?
        package var sfixed64Value: Int64?
        package var floatValue: Float?
        package var doubleValue: Double?
        package var boolValue: Bool?
        package var stringValue: String?
        package var bytesValue: [UInt8]?
        package var signValue: TestV1.Sign?
        package var scalarsValue: TestV1.Scalars?

        /// The message with every field at its default.
        package init() {
            self.int32Value = nil
            self.int64Value = nil
            self.uint32Value = nil
            self.uint64Value = nil
            self.sint32Value = nil
            self.sint64Value = nil
            self.fixed32Value = nil
            self.fixed64Value = nil
            self.sfixed32Value = nil
            self.sfixed64Value = nil
            self.floatValue = nil
            self.doubleValue = nil
            self.boolValue = nil
            self.stringValue = nil
            self.bytesValue = nil
            self.signValue = nil
            self.scalarsValue = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            int32Value: Int32? = nil,
            int64Value: Int64? = nil,
            uint32Value: UInt32? = nil,
            uint64Value: UInt64? = nil,
            sint32Value: Int32? = nil,
            sint64Value: Int64? = nil,
            fixed32Value: UInt32? = nil,
            fixed64Value: UInt64? = nil,
            sfixed32Value: Int32? = nil,
            sfixed64Value: Int64? = nil,
            floatValue: Float? = nil,
            doubleValue: Double? = nil,
            boolValue: Bool? = nil,
            stringValue: String? = nil,
            bytesValue: [UInt8]? = nil,
            signValue: TestV1.Sign? = nil,
            scalarsValue: TestV1.Scalars? = nil
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
            self.scalarsValue = scalarsValue
        }
    }
}

extension TestV1.Optionals {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Test__V1__Optionals()
        huitou__test__v1__optionals__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Test__V1__Optionals>) in Self(c)
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
            (c: UnsafePointer<Huitou__Test__V1__Optionals>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Test__V1__Optionals>) {
        self.init(
            int32Value: c.pointee._int32_value_case.rawValue == 1 ? c.pointee.int32_value : nil,
            int64Value: c.pointee._int64_value_case.rawValue == 2 ? c.pointee.int64_value : nil,
            uint32Value: c.pointee._uint32_value_case.rawValue == 3 ? c.pointee.uint32_value : nil,
            uint64Value: c.pointee._uint64_value_case.rawValue == 4 ? c.pointee.uint64_value : nil,
            sint32Value: c.pointee._sint32_value_case.rawValue == 5 ? c.pointee.sint32_value : nil,
            sint64Value: c.pointee._sint64_value_case.rawValue == 6 ? c.pointee.sint64_value : nil,
            fixed32Value: c.pointee._fixed32_value_case.rawValue == 7 ? c.pointee.fixed32_value : nil,
            fixed64Value: c.pointee._fixed64_value_case.rawValue == 8 ? c.pointee.fixed64_value : nil,
            sfixed32Value: c.pointee._sfixed32_value_case.rawValue == 9 ? c.pointee.sfixed32_value : nil,
            sfixed64Value: c.pointee._sfixed64_value_case.rawValue == 10 ? c.pointee.sfixed64_value : nil,
            floatValue: c.pointee._float_value_case.rawValue == 11 ? c.pointee.float_value : nil,
            doubleValue: c.pointee._double_value_case.rawValue == 12 ? c.pointee.double_value : nil,
            boolValue: c.pointee._bool_value_case.rawValue == 13 ? c.pointee.bool_value != 0 : nil,
            stringValue: c.pointee._string_value_case.rawValue == 14 ? CField.string(c.pointee.string_value) : nil,
            bytesValue: c.pointee._bytes_value_case.rawValue == 15 ? CField.bytes(c.pointee.bytes_value) : nil,
            signValue: c.pointee._sign_value_case.rawValue == 16 ? TestV1.Sign(rawValue: Int32(truncatingIfNeeded: c.pointee.sign_value.rawValue)) : nil,
            scalarsValue: c.pointee._scalars_value_case.rawValue == 17 ? TestV1.Scalars(c.pointee.scalars_value) : nil
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Test__V1__Optionals> {
        let c = arena.allocate(Huitou__Test__V1__Optionals.self)
        huitou__test__v1__optionals__init(c)
        if let value = int32Value {
            c.pointee._int32_value_case = .init(rawValue: 1)
            c.pointee.int32_value = value
        }
        if let value = int64Value {
            c.pointee._int64_value_case = .init(rawValue: 2)
            c.pointee.int64_value = value
        }
        if let value = uint32Value {
            c.pointee._uint32_value_case = .init(rawValue: 3)
            c.pointee.uint32_value = value
        }
        if let value = uint64Value {
            c.pointee._uint64_value_case = .init(rawValue: 4)
            c.pointee.uint64_value = value
        }
        if let value = sint32Value {
            c.pointee._sint32_value_case = .init(rawValue: 5)
            c.pointee.sint32_value = value
        }
        if let value = sint64Value {
            c.pointee._sint64_value_case = .init(rawValue: 6)
            c.pointee.sint64_value = value
        }
        if let value = fixed32Value {
            c.pointee._fixed32_value_case = .init(rawValue: 7)
            c.pointee.fixed32_value = value
        }
        if let value = fixed64Value {
            c.pointee._fixed64_value_case = .init(rawValue: 8)
            c.pointee.fixed64_value = value
        }
        if let value = sfixed32Value {
            c.pointee._sfixed32_value_case = .init(rawValue: 9)
            c.pointee.sfixed32_value = value
        }
        if let value = sfixed64Value {
            c.pointee._sfixed64_value_case = .init(rawValue: 10)
            c.pointee.sfixed64_value = value
        }
        if let value = floatValue {
            c.pointee._float_value_case = .init(rawValue: 11)
            c.pointee.float_value = value
        }
        if let value = doubleValue {
            c.pointee._double_value_case = .init(rawValue: 12)
            c.pointee.double_value = value
        }
        if let value = boolValue {
            c.pointee._bool_value_case = .init(rawValue: 13)
            c.pointee.bool_value = value ? 1 : 0
        }
        if let value = stringValue {
            c.pointee._string_value_case = .init(rawValue: 14)
            c.pointee.string_value = arena.string(value)
        }
        if let value = bytesValue {
            c.pointee._bytes_value_case = .init(rawValue: 15)
            c.pointee.bytes_value = arena.bytes(value)
        }
        if let value = signValue {
            c.pointee._sign_value_case = .init(rawValue: 16)
            c.pointee.sign_value = .init(rawValue: .init(truncatingIfNeeded: value.rawValue))
        }
        if let value = scalarsValue {
            c.pointee._scalars_value_case = .init(rawValue: 17)
            c.pointee.scalars_value = value.makeC(arena)
        }
        return c
    }
}
