internal import CProtobufC

/// Reads numbers, truth values and enums from JSON.
enum JSONScalar {
    /// Stores a value where it fits the field's type exactly.
    ///
    /// - Returns: Whether it does.
    static func store(
        _ value: JSONValue,
        of field: UnsafePointer<ProtobufCFieldDescriptor>,
        in member: UnsafeMutableRawPointer
    ) -> Bool {
        switch field.pointee.type {
        case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_SFIXED32:
            put(integer(value) as Int32?, in: member)
        case PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_FIXED32:
            put(integer(value) as UInt32?, in: member)
        case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64:
            put(integer(value) as Int64?, in: member)
        case PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_FIXED64:
            put(integer(value) as UInt64?, in: member)
        case PROTOBUF_C_TYPE_FLOAT: put(fraction(value) as Float?, in: member)
        case PROTOBUF_C_TYPE_DOUBLE: put(fraction(value) as Double?, in: member)
        case PROTOBUF_C_TYPE_BOOL: put(truth(value), in: member)
        case PROTOBUF_C_TYPE_ENUM: put(number(ofEnum: value, field), in: member)
        default: false
        }
    }

    private static func put<Value: BitwiseCopyable>(
        _ value: Value?,
        in member: UnsafeMutableRawPointer
    ) -> Bool {
        guard let value else { return false }
        member.storeBytes(of: value, as: Value.self)
        return true
    }

    private static func truth(_ value: JSONValue) -> Int32? {
        guard case .bool(let isTrue) = value else { return nil }
        return isTrue ? 1 : 0
    }

    /// An integer as a number or in a string; `1.0` and `1e3` are integers.
    private static func integer<Integer: FixedWidthInteger>(_ value: JSONValue) -> Integer? {
        guard let text = numberText(value) else { return nil }
        if let integer = Integer(text) { return integer }
        guard text.utf8.contains(where: { ".eE".utf8.contains($0) }) else { return nil }
        // A fraction or an exponent: exact in a Double, or refused.
        guard let double = Double(text), double.magnitude <= 0x1p53 else { return nil }
        return Integer(exactly: double)
    }

    private static func fraction<Fraction: BinaryFloatingPoint & LosslessStringConvertible>(
        _ value: JSONValue
    ) -> Fraction? {
        if case .string(let text) = value {
            switch text {
            case "NaN": return Fraction.nan
            case "Infinity": return Fraction.infinity
            case "-Infinity": return -Fraction.infinity
            default: break
            }
        }
        guard let text = numberText(value), let number = Fraction(text), number.isFinite else {
            return nil
        }
        return number
    }

    /// The digits of a number, or of a string that holds nothing but one.
    private static func numberText(_ value: JSONValue) -> String? {
        switch value {
        case .number(let text): text
        case .string(let text): JSONReader.isNumber(text) ? text : nil
        case .null, .bool, .array, .object: nil
        }
    }

    private static func number(
        ofEnum value: JSONValue,
        _ field: UnsafePointer<ProtobufCFieldDescriptor>
    ) -> Int32? {
        switch value {
        case .number: return integer(value)
        case .string(let name):
            guard !name.utf8.contains(0) else { return nil }
            let descriptor = field.pointee.descriptor
                .map { $0.assumingMemoryBound(to: ProtobufCEnumDescriptor.self) }
            return protobuf_c_enum_descriptor_get_value_by_name(descriptor, name)?.pointee.value
        case .null, .bool, .array, .object: return nil
        }
    }
}
