// swift-format-ignore-file
// Made by protos/generate from huitou/test/v1/coding.proto. Do not edit.

internal import CTestMessages
@testable import Messages
package import RPCCore

extension TestV1 {
    /// The same, one of them at a time.
    package struct Choice: JSONMessage {
        package static let messageName = "huitou.test.v1.Choice"

        /// What `choice_value` may hold.
        package enum ChoiceValue: Hashable, Sendable, Undescribed {
            case int32Value(Int32)
            case int64Value(Int64)
            case uint32Value(UInt32)
            case uint64Value(UInt64)
            case sint32Value(Int32)
            case sint64Value(Int64)
            case fixed32Value(UInt32)
            case fixed64Value(UInt64)
            case sfixed32Value(Int32)
            case sfixed64Value(Int64)
            case floatValue(Float)
            case doubleValue(Double)
            case boolValue(Bool)
            case stringValue(String)
            case bytesValue([UInt8])
            case signValue(TestV1.Sign)
            case scalarsValue(TestV1.Scalars)
            case nodeValue(TestV1.Node)
        }

        package var choiceValue: ChoiceValue?
        /// Beside the oneof.
        package var note: String

        /// The message with every field at its default.
        package init() {
            self.choiceValue = nil
            self.note = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            choiceValue: ChoiceValue? = nil,
            note: String = ""
        ) {
            self.choiceValue = choiceValue
            self.note = note
        }
    }
}

extension TestV1.Choice {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Test__V1__Choice()
        huitou__test__v1__choice__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Test__V1__Choice>) in Self(c)
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
            (c: UnsafePointer<Huitou__Test__V1__Choice>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Test__V1__Choice>) {
        self.init(
            choiceValue: Self.choiceValueFromC(c),
            note: CField.string(c.pointee.note)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Test__V1__Choice> {
        let c = arena.allocate(Huitou__Test__V1__Choice.self)
        huitou__test__v1__choice__init(c)
        fillChoiceValue(c, arena)
        if !note.isEmpty { c.pointee.note = arena.string(note) }
        return c
    }

    private static func choiceValueFromC(_ c: UnsafePointer<Huitou__Test__V1__Choice>) -> ChoiceValue? {
        switch c.pointee.choice_value_case.rawValue {
        case 1: .int32Value(c.pointee.int32_value)
        case 2: .int64Value(c.pointee.int64_value)
        case 3: .uint32Value(c.pointee.uint32_value)
        case 4: .uint64Value(c.pointee.uint64_value)
        case 5: .sint32Value(c.pointee.sint32_value)
        case 6: .sint64Value(c.pointee.sint64_value)
        case 7: .fixed32Value(c.pointee.fixed32_value)
        case 8: .fixed64Value(c.pointee.fixed64_value)
        case 9: .sfixed32Value(c.pointee.sfixed32_value)
        case 10: .sfixed64Value(c.pointee.sfixed64_value)
        case 11: .floatValue(c.pointee.float_value)
        case 12: .doubleValue(c.pointee.double_value)
        case 13: .boolValue(c.pointee.bool_value != 0)
        case 14: .stringValue(CField.string(c.pointee.string_value))
        case 15: .bytesValue(CField.bytes(c.pointee.bytes_value))
        case 16: .signValue(TestV1.Sign(rawValue: Int32(truncatingIfNeeded: c.pointee.sign_value.rawValue)))
        case 17: .scalarsValue(TestV1.Scalars(c.pointee.scalars_value))
        case 18: .nodeValue(TestV1.Node(c.pointee.node_value))
        default: nil
        }
    }

    private func fillChoiceValue(
        _ c: UnsafeMutablePointer<Huitou__Test__V1__Choice>,
        _ arena: MessageArena
    ) {
        switch choiceValue {
        case .int32Value(let value):
            c.pointee.choice_value_case = .init(rawValue: 1)
            c.pointee.int32_value = value
        case .int64Value(let value):
            c.pointee.choice_value_case = .init(rawValue: 2)
            c.pointee.int64_value = value
        case .uint32Value(let value):
            c.pointee.choice_value_case = .init(rawValue: 3)
            c.pointee.uint32_value = value
        case .uint64Value(let value):
            c.pointee.choice_value_case = .init(rawValue: 4)
            c.pointee.uint64_value = value
        case .sint32Value(let value):
            c.pointee.choice_value_case = .init(rawValue: 5)
            c.pointee.sint32_value = value
        case .sint64Value(let value):
            c.pointee.choice_value_case = .init(rawValue: 6)
            c.pointee.sint64_value = value
        case .fixed32Value(let value):
            c.pointee.choice_value_case = .init(rawValue: 7)
            c.pointee.fixed32_value = value
        case .fixed64Value(let value):
            c.pointee.choice_value_case = .init(rawValue: 8)
            c.pointee.fixed64_value = value
        case .sfixed32Value(let value):
            c.pointee.choice_value_case = .init(rawValue: 9)
            c.pointee.sfixed32_value = value
        case .sfixed64Value(let value):
            c.pointee.choice_value_case = .init(rawValue: 10)
            c.pointee.sfixed64_value = value
        case .floatValue(let value):
            c.pointee.choice_value_case = .init(rawValue: 11)
            c.pointee.float_value = value
        case .doubleValue(let value):
            c.pointee.choice_value_case = .init(rawValue: 12)
            c.pointee.double_value = value
        case .boolValue(let value):
            c.pointee.choice_value_case = .init(rawValue: 13)
            c.pointee.bool_value = value ? 1 : 0
        case .stringValue(let value):
            c.pointee.choice_value_case = .init(rawValue: 14)
            c.pointee.string_value = arena.string(value)
        case .bytesValue(let value):
            c.pointee.choice_value_case = .init(rawValue: 15)
            c.pointee.bytes_value = arena.bytes(value)
        case .signValue(let value):
            c.pointee.choice_value_case = .init(rawValue: 16)
            c.pointee.sign_value = .init(rawValue: .init(truncatingIfNeeded: value.rawValue))
        case .scalarsValue(let value):
            c.pointee.choice_value_case = .init(rawValue: 17)
            c.pointee.scalars_value = value.makeC(arena)
        case .nodeValue(let value):
            c.pointee.choice_value_case = .init(rawValue: 18)
            c.pointee.node_value = value.makeC(arena)
        case nil: break
        }
    }
}
