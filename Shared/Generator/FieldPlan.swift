internal import SwiftProtobuf
internal import SwiftProtobufPluginLibrary

/// How one field looks in Swift and in C.
struct FieldPlan {
    /// What one value of the field is.
    enum Value {
        /// A number whose C and Swift types are the same.
        case number(swift: String)
        /// A truth value, an `int` in C.
        case bool
        /// Text.
        case string
        /// Bytes.
        case bytes
        /// An enum.
        case enumeration(swift: String, zero: String)
        /// A message.
        case message(swift: String)
    }

    /// How often the field occurs.
    enum Presence {
        /// Always; its default is not sent.
        case implicit
        /// At most once; a plain message field.
        case message
        /// At most once, alone in a oneof that protoc-c sees.
        case optional
        /// Any number of times.
        case repeated
    }

    let name: String
    let number: Int32
    let value: Value
    let presence: Presence
    /// The name in Swift, in backticks where needed.
    let swiftName: String
    let cName: String
    let documentation: [String]

    /// Plans a field.
    ///
    /// - Throws: ``GenerationError`` for what is not supported.
    init(_ field: FieldDescriptor) throws(GenerationError) {
        try SwiftName.checkMember(field.name, of: field.fullName)
        guard !field.isMap else {
            throw GenerationError(field.fullName, "maps are not supported: use a repeated message")
        }
        let camel = Self.jsonName(field.name)
        guard field.jsonName ?? camel == camel else {
            throw GenerationError(field.fullName, "json_name is not supported")
        }
        guard !field.isRepeated || !field.isPackable || field.isPacked else {
            throw GenerationError(field.fullName, "[packed = false] is not supported")
        }
        name = field.name
        number = field.number
        value = try Self.value(of: field)
        swiftName = SwiftName.member(field.name)
        cName = CName.member(field.name)
        documentation = Documentation.lines(of: field)
        if field.isRepeated {
            presence = .repeated
        } else if field.containingOneof != nil && field.realContainingOneof == nil {
            presence = .optional
        } else if case .message = value {
            presence = .message
        } else {
            presence = .implicit
        }
    }

    /// The name in JSON: `member_id` → `memberId`, as protobuf defines it.
    static func jsonName(_ name: String) -> String {
        var result = ""
        var isUpper = false
        for character in name {
            if character == "_" {
                isUpper = true
            } else {
                result += isUpper ? character.uppercased() : String(character)
                isUpper = false
            }
        }
        return result
    }

    /// The type of one value in Swift.
    var valueType: String {
        switch value {
        case .number(let swift), .enumeration(let swift, _), .message(let swift): swift
        case .bool: "Bool"
        case .string: "String"
        case .bytes: "[UInt8]"
        }
    }

    /// The type of the property in Swift.
    var propertyType: String {
        switch presence {
        case .implicit: valueType
        case .message, .optional: valueType + "?"
        case .repeated: "[\(valueType)]"
        }
    }

    /// The value of the property where nothing was sent.
    var defaultValue: String {
        switch presence {
        case .message, .optional: return "nil"
        case .repeated: return "[]"
        case .implicit: break
        }
        switch value {
        case .number: return "0"
        case .bool: return "false"
        case .string: return "\"\""
        case .bytes: return "[]"
        case .enumeration(_, let zero): return "." + zero
        case .message: return "nil"
        }
    }

    private static func value(of field: FieldDescriptor) throws(GenerationError) -> Value {
        switch field.type {
        case .int32, .sint32, .sfixed32: return .number(swift: "Int32")
        case .int64, .sint64, .sfixed64: return .number(swift: "Int64")
        case .uint32, .fixed32: return .number(swift: "UInt32")
        case .uint64, .fixed64: return .number(swift: "UInt64")
        case .float: return .number(swift: "Float")
        case .double: return .number(swift: "Double")
        case .bool: return .bool
        case .string: return .string
        case .bytes: return .bytes
        case .enum:
            let zero = try EnumGenerator(field.enumType).zeroCase
            return .enumeration(swift: try TypeName.swift(of: field.enumType), zero: zero)
        case .message:
            return .message(swift: try TypeName.swift(of: field.messageType))
        case .group:
            throw GenerationError(field.fullName, "groups are not supported")
        }
    }
}
