// swift-format-ignore-file
// Made by protos/generate from huitou/test/v1/coding.proto. Do not edit.

internal import CTestMessages
@testable import Messages
package import RPCCore

extension TestV1 {
    /// The same, each repeated.
    package struct Repeateds: JSONMessage {
        package static let messageName = "huitou.test.v1.Repeateds"

        package var int32Values: [Int32]
        package var int64Values: [Int64]
        package var uint32Values: [UInt32]
        package var uint64Values: [UInt64]
        package var sint32Values: [Int32]
        package var sint64Values: [Int64]
        package var fixed32Values: [UInt32]
        package var fixed64Values: [UInt64]
        package var sfixed32Values: [Int32]
        package var sfixed64Values: [Int64]
        package var floatValues: [Float]
        package var doubleValues: [Double]
        package var boolValues: [Bool]
        package var stringValues: [String]
        package var bytesValues: [[UInt8]]
        package var signValues: [TestV1.Sign]
        package var scalarsValues: [TestV1.Scalars]

        /// The message with every field at its default.
        package init() {
            self.int32Values = []
            self.int64Values = []
            self.uint32Values = []
            self.uint64Values = []
            self.sint32Values = []
            self.sint64Values = []
            self.fixed32Values = []
            self.fixed64Values = []
            self.sfixed32Values = []
            self.sfixed64Values = []
            self.floatValues = []
            self.doubleValues = []
            self.boolValues = []
            self.stringValues = []
            self.bytesValues = []
            self.signValues = []
            self.scalarsValues = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            int32Values: [Int32] = [],
            int64Values: [Int64] = [],
            uint32Values: [UInt32] = [],
            uint64Values: [UInt64] = [],
            sint32Values: [Int32] = [],
            sint64Values: [Int64] = [],
            fixed32Values: [UInt32] = [],
            fixed64Values: [UInt64] = [],
            sfixed32Values: [Int32] = [],
            sfixed64Values: [Int64] = [],
            floatValues: [Float] = [],
            doubleValues: [Double] = [],
            boolValues: [Bool] = [],
            stringValues: [String] = [],
            bytesValues: [[UInt8]] = [],
            signValues: [TestV1.Sign] = [],
            scalarsValues: [TestV1.Scalars] = []
        ) {
            self.int32Values = int32Values
            self.int64Values = int64Values
            self.uint32Values = uint32Values
            self.uint64Values = uint64Values
            self.sint32Values = sint32Values
            self.sint64Values = sint64Values
            self.fixed32Values = fixed32Values
            self.fixed64Values = fixed64Values
            self.sfixed32Values = sfixed32Values
            self.sfixed64Values = sfixed64Values
            self.floatValues = floatValues
            self.doubleValues = doubleValues
            self.boolValues = boolValues
            self.stringValues = stringValues
            self.bytesValues = bytesValues
            self.signValues = signValues
            self.scalarsValues = scalarsValues
        }
    }
}

extension TestV1.Repeateds {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Test__V1__Repeateds()
        huitou__test__v1__repeateds__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Test__V1__Repeateds>) in Self(c)
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
            (c: UnsafePointer<Huitou__Test__V1__Repeateds>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Test__V1__Repeateds>) {
        self.init(
            int32Values: CField.array(c.pointee.n_int32_values, c.pointee.int32_values) { $0 },
            int64Values: CField.array(c.pointee.n_int64_values, c.pointee.int64_values) { $0 },
            uint32Values: CField.array(c.pointee.n_uint32_values, c.pointee.uint32_values) { $0 },
            uint64Values: CField.array(c.pointee.n_uint64_values, c.pointee.uint64_values) { $0 },
            sint32Values: CField.array(c.pointee.n_sint32_values, c.pointee.sint32_values) { $0 },
            sint64Values: CField.array(c.pointee.n_sint64_values, c.pointee.sint64_values) { $0 },
            fixed32Values: CField.array(c.pointee.n_fixed32_values, c.pointee.fixed32_values) { $0 },
            fixed64Values: CField.array(c.pointee.n_fixed64_values, c.pointee.fixed64_values) { $0 },
            sfixed32Values: CField.array(c.pointee.n_sfixed32_values, c.pointee.sfixed32_values) { $0 },
            sfixed64Values: CField.array(c.pointee.n_sfixed64_values, c.pointee.sfixed64_values) { $0 },
            floatValues: CField.array(c.pointee.n_float_values, c.pointee.float_values) { $0 },
            doubleValues: CField.array(c.pointee.n_double_values, c.pointee.double_values) { $0 },
            boolValues: CField.array(c.pointee.n_bool_values, c.pointee.bool_values) { $0 != 0 },
            stringValues: CField.pointees(c.pointee.n_string_values, c.pointee.string_values) { CField.string($0) },
            bytesValues: CField.array(c.pointee.n_bytes_values, c.pointee.bytes_values) { CField.bytes($0) },
            signValues: CField.array(c.pointee.n_sign_values, c.pointee.sign_values) { TestV1.Sign(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) },
            scalarsValues: CField.pointees(c.pointee.n_scalars_values, c.pointee.scalars_values) { TestV1.Scalars($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Test__V1__Repeateds> {
        let c = arena.allocate(Huitou__Test__V1__Repeateds.self)
        huitou__test__v1__repeateds__init(c)
        (c.pointee.n_int32_values, c.pointee.int32_values) = arena.array(int32Values) {
            $0
        }
        (c.pointee.n_int64_values, c.pointee.int64_values) = arena.array(int64Values) {
            $0
        }
        (c.pointee.n_uint32_values, c.pointee.uint32_values) = arena.array(uint32Values) {
            $0
        }
        (c.pointee.n_uint64_values, c.pointee.uint64_values) = arena.array(uint64Values) {
            $0
        }
        (c.pointee.n_sint32_values, c.pointee.sint32_values) = arena.array(sint32Values) {
            $0
        }
        (c.pointee.n_sint64_values, c.pointee.sint64_values) = arena.array(sint64Values) {
            $0
        }
        (c.pointee.n_fixed32_values, c.pointee.fixed32_values) = arena.array(fixed32Values) {
            $0
        }
        (c.pointee.n_fixed64_values, c.pointee.fixed64_values) = arena.array(fixed64Values) {
            $0
        }
        (c.pointee.n_sfixed32_values, c.pointee.sfixed32_values) = arena.array(sfixed32Values) {
            $0
        }
        (c.pointee.n_sfixed64_values, c.pointee.sfixed64_values) = arena.array(sfixed64Values) {
            $0
        }
        (c.pointee.n_float_values, c.pointee.float_values) = arena.array(floatValues) {
            $0
        }
        (c.pointee.n_double_values, c.pointee.double_values) = arena.array(doubleValues) {
            $0
        }
        (c.pointee.n_bool_values, c.pointee.bool_values) = arena.array(boolValues) {
            $0 ? 1 : 0
        }
        (c.pointee.n_string_values, c.pointee.string_values) = arena.array(stringValues) {
            arena.string($0)
        }
        (c.pointee.n_bytes_values, c.pointee.bytes_values) = arena.array(bytesValues) {
            arena.bytes($0)
        }
        (c.pointee.n_sign_values, c.pointee.sign_values) = arena.array(signValues) {
            .init(rawValue: .init(truncatingIfNeeded: $0.rawValue))
        }
        (c.pointee.n_scalars_values, c.pointee.scalars_values) = arena.array(scalarsValues) {
            $0.makeC(arena)
        }
        return c
    }
}
