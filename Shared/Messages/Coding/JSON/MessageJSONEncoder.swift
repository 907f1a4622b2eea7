internal import CProtobufC
internal import RPCCore

/// Writes C messages as JSON, by their descriptors.
enum MessageJSONEncoder {
    /// Writes a message.
    ///
    /// - Parameters:
    ///   - isPretty: Whether to write a line for each field.
    ///   - make: Makes the C form of the message in the arena.
    /// - Returns: One JSON object.
    /// - Throws: ``MessageCodingError`` where a string holds NUL.
    static func encode<CMessage>(
        isPretty: Bool,
        _ make: (MessageArena) -> UnsafeMutablePointer<CMessage>
    ) throws(MessageCodingError) -> String {
        let result = MessageArena.withArena { arena in
            Result { () throws(MessageCodingError) in
                let message = UnsafePointer(
                    UnsafeMutableRawPointer(make(arena))
                        .assumingMemoryBound(to: ProtobufCMessage.self)
                )
                try MessageEncoder.checkText(of: message, in: arena)
                var writer = JSONWriter(isPretty: isPretty)
                write(message, to: &writer)
                return writer.text
            }
        }
        return try result.get()
    }

    private typealias Field = UnsafePointer<ProtobufCFieldDescriptor>

    private static func write(
        _ message: UnsafePointer<ProtobufCMessage>,
        to writer: inout JSONWriter
    ) {
        let view = CMessageView(message)
        var isEmpty = true
        writer.open("{")
        for field in view.fields {
            let members = view.members(of: field)
            guard isShown(field, members) else { continue }
            writer.next(isFirst: isEmpty)
            isEmpty = false
            writer.name(JSONName.camel(field.pointee.name))
            if field.isRepeated {
                writer.open("[")
                for (index, member) in members.enumerated() {
                    writer.next(isFirst: index == 0)
                    write(member, of: field, to: &writer)
                }
                writer.close("]", isEmpty: members.isEmpty)
            } else if let member = members.first {
                write(member, of: field, to: &writer)
            }
        }
        writer.close("}", isEmpty: isEmpty)
    }

    /// Whether a field says anything: a default without presence does not.
    private static func isShown(_ field: Field, _ members: [UnsafeRawPointer]) -> Bool {
        guard let member = members.first else { return false }
        if field.isRepeated || field.isOneof { return true }
        switch field.pointee.type {
        case PROTOBUF_C_TYPE_STRING:
            guard let text = member.load(as: UnsafePointer<CChar>?.self) else { return false }
            return text.pointee != 0
        case PROTOBUF_C_TYPE_MESSAGE: return member.load(as: UnsafeRawPointer?.self) != nil
        case PROTOBUF_C_TYPE_BYTES: return member.load(as: ProtobufCBinaryData.self).len > 0
        case PROTOBUF_C_TYPE_FLOAT: return member.load(as: Float.self) != 0
        case PROTOBUF_C_TYPE_DOUBLE: return member.load(as: Double.self) != 0
        default:
            return field.memberByteCount == 4
                ? member.load(as: UInt32.self) != 0 : member.load(as: UInt64.self) != 0
        }
    }

    private static func write(
        _ member: UnsafeRawPointer,
        of field: Field,
        to writer: inout JSONWriter
    ) {
        switch field.pointee.type {
        case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_SFIXED32:
            writer.raw(String(member.load(as: Int32.self)))
        case PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_FIXED32:
            writer.raw(String(member.load(as: UInt32.self)))
        case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64:
            writer.quoted(String(member.load(as: Int64.self)))
        case PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_FIXED64:
            writer.quoted(String(member.load(as: UInt64.self)))
        case PROTOBUF_C_TYPE_FLOAT: write(member.load(as: Float.self), to: &writer)
        case PROTOBUF_C_TYPE_DOUBLE: write(member.load(as: Double.self), to: &writer)
        case PROTOBUF_C_TYPE_BOOL:
            writer.raw(member.load(as: Int32.self) != 0 ? "true" : "false")
        case PROTOBUF_C_TYPE_ENUM:
            writeEnum(member.load(as: Int32.self), of: field, to: &writer)
        case PROTOBUF_C_TYPE_STRING:
            if let text = member.load(as: UnsafePointer<CChar>?.self) {
                writer.string(text)
            } else {
                writer.quoted("")
            }
        case PROTOBUF_C_TYPE_BYTES:
            let data = member.load(as: ProtobufCBinaryData.self)
            writer.quoted(Base64.encode(UnsafeBufferPointer(start: data.data, count: data.len)))
        case PROTOBUF_C_TYPE_MESSAGE:
            if let message = member.load(as: UnsafePointer<ProtobufCMessage>?.self) {
                write(message, to: &writer)
            } else {
                writer.raw("{}")
            }
        default:
            preconditionFailure("protobuf-c has a field of type \(field.pointee.type.rawValue)")
        }
    }

    /// The shortest digits that read back as the same number.
    private static func write(
        _ number: some BinaryFloatingPoint & CustomStringConvertible,
        to writer: inout JSONWriter
    ) {
        if number.isNaN {
            writer.quoted("NaN")
        } else if number.isInfinite {
            writer.quoted(number < 0 ? "-Infinity" : "Infinity")
        } else {
            let text = number.description
            writer.raw(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
        }
    }

    private static func writeEnum(_ number: Int32, of field: Field, to writer: inout JSONWriter) {
        let descriptor = field.pointee.descriptor
            .map { $0.assumingMemoryBound(to: ProtobufCEnumDescriptor.self) }
        if let value = protobuf_c_enum_descriptor_get_value(descriptor, number) {
            writer.quoted(String(cString: value.pointee.name))
        } else {
            writer.raw(String(number))
        }
    }
}
