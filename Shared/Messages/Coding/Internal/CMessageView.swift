internal import CProtobufC

/// Walks through any C message by its descriptor.
struct CMessageView {
    private let message: UnsafeRawPointer
    private let descriptor: UnsafePointer<ProtobufCMessageDescriptor>

    /// Views an initialised message.
    init(_ message: UnsafePointer<ProtobufCMessage>) {
        self.message = UnsafeRawPointer(message)
        self.descriptor = message.pointee.descriptor
    }

    /// The fields of the type, by number.
    var fields: [UnsafePointer<ProtobufCFieldDescriptor>] {
        (0..<Int(descriptor.pointee.n_fields)).map { descriptor.pointee.fields + $0 }
    }

    /// Where the values of a field lie: none for a oneof member that is not set, one for any other
    /// singular field, as many as there are for a repeated one.
    func members(of field: UnsafePointer<ProtobufCFieldDescriptor>) -> [UnsafeRawPointer] {
        let member = message + Int(field.pointee.offset)
        if field.isRepeated {
            let count = (message + Int(field.pointee.quantifier_offset)).load(as: Int.self)
            guard count > 0, let first = member.load(as: UnsafeRawPointer?.self) else { return [] }
            return (0..<count).map { first + $0 * field.memberByteCount }
        }
        if field.isOneof {
            let number = (message + Int(field.pointee.quantifier_offset)).load(as: UInt32.self)
            return number == field.pointee.id ? [member] : []
        }
        return [member]
    }
}

extension UnsafePointer where Pointee == ProtobufCFieldDescriptor {
    /// Whether the field may occur many times.
    var isRepeated: Bool { pointee.label == PROTOBUF_C_LABEL_REPEATED }

    /// Whether the field is a member of a oneof, that of an `optional` field included.
    var isOneof: Bool { pointee.flags & UInt32(PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue) != 0 }

    /// The size of one value of the field in the C message, in bytes.
    var memberByteCount: Int {
        switch pointee.type {
        case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_SFIXED32,
            PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_FLOAT,
            PROTOBUF_C_TYPE_BOOL, PROTOBUF_C_TYPE_ENUM:
            4
        case PROTOBUF_C_TYPE_BYTES:
            MemoryLayout<ProtobufCBinaryData>.size
        default:
            8
        }
    }
}
