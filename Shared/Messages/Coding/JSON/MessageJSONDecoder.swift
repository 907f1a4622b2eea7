internal import CProtobufC
internal import RPCCore

/// Reads JSON into C messages, by their descriptors.
struct MessageJSONDecoder {
    private let arena: MessageArena

    /// Reads a message.
    ///
    /// - Parameters:
    ///   - text: One JSON object.
    ///   - descriptor: The type of the message.
    ///   - convert: Makes the Swift value of the C message, which it may not keep.
    /// - Returns: What `convert` returns.
    /// - Throws: ``MessageCodingError`` with the path of the field, or the place in the text.
    static func decode<CMessage, Value>(
        _ text: String,
        as descriptor: CMessageDescriptor,
        _ convert: (UnsafePointer<CMessage>) -> Value
    ) throws(MessageCodingError) -> Value {
        let value = try JSONReader.read(text)
        let byteCountMax = MessageLimits.decodedByteCountMax(inputByteCount: text.utf8.count)
        let result = MessageArena.withArena(byteCountMax: byteCountMax) { arena in
            Result { () throws(MessageCodingError) in
                let decoder = MessageJSONDecoder(arena: arena)
                let message = try decoder.message(value, as: descriptor.pointer, at: Path())
                if let text = arena.stringWithNUL {
                    throw MessageCodingError(
                        .embeddedNUL,
                        field: FieldPath.path(
                            of: text,
                            in: message.assumingMemoryBound(to: ProtobufCMessage.self)
                        )
                    )
                }
                return convert(
                    UnsafePointer(message.assumingMemoryBound(to: CMessage.self))
                )
            }
        }
        return try result.get()
    }

    /// Where a value stands, for errors.
    private struct Path {
        var text = ""

        func member(_ name: String) -> Path { Path(text: text.isEmpty ? name : "\(text).\(name)") }

        /// A member that the message does not have: its name is whatever the peer sent.
        func strangeMember(_ name: String) -> Path {
            let printable = name.unicodeScalars.prefix(64).map { scalar in
                scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7f ? scalar : "?"
            }
            return member(String(String.UnicodeScalarView(printable)))
        }

        func element(_ index: Int) -> Path { Path(text: "\(text)[\(index)]") }

        func wrong(_ code: MessageCodingError.Code) -> MessageCodingError {
            MessageCodingError(code, field: text.isEmpty ? "JSON" : text)
        }
    }

    private typealias Field = UnsafePointer<ProtobufCFieldDescriptor>

    private func message(
        _ value: JSONValue,
        as descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
        at path: Path
    ) throws(MessageCodingError) -> UnsafeMutableRawPointer {
        guard case .object(let members) = value else { throw path.wrong(.wrongType) }
        let message = try allocate(descriptor.pointee.sizeof_message, at: path)
        descriptor.pointee.message_init(message.assumingMemoryBound(to: ProtobufCMessage.self))
        var seen: Set<UInt32> = []
        for (name, value) in members {
            guard let field = JSONName.field(name, in: descriptor) else {
                throw path.strangeMember(name).wrong(.unknownField)
            }
            let path = path.member(name)
            guard seen.insert(field.pointee.id).inserted else { throw path.wrong(.invalidJSON) }
            if case .null = value { continue }
            try set(field, of: message, to: value, at: path)
        }
        return message
    }

    private func set(
        _ field: Field,
        of message: UnsafeMutableRawPointer,
        to value: JSONValue,
        at path: Path
    ) throws(MessageCodingError) {
        let member = message + Int(field.pointee.offset)
        let quantifier = message + Int(field.pointee.quantifier_offset)
        guard field.isRepeated else {
            if field.isOneof {
                guard quantifier.load(as: UInt32.self) == 0 else { throw path.wrong(.invalidJSON) }
                quantifier.storeBytes(of: field.pointee.id, as: UInt32.self)
            }
            return try store(value, of: field, in: member, at: path)
        }
        guard case .array(let elements) = value else { throw path.wrong(.wrongType) }
        guard !elements.isEmpty else { return }
        let first = try allocate(elements.count * field.memberByteCount, at: path)
        for (index, element) in elements.enumerated() {
            try store(
                element,
                of: field,
                in: first + index * field.memberByteCount,
                at: path.element(index)
            )
        }
        member.storeBytes(of: first, as: UnsafeMutableRawPointer.self)
        quantifier.storeBytes(of: elements.count, as: Int.self)
    }

    private func store(
        _ value: JSONValue,
        of field: Field,
        in member: UnsafeMutableRawPointer,
        at path: Path
    ) throws(MessageCodingError) {
        switch field.pointee.type {
        case PROTOBUF_C_TYPE_STRING:
            guard case .string(let text) = value else { throw path.wrong(.wrongType) }
            guard let copy = arena.stringIfPossible(text) else { throw path.wrong(.tooLarge) }
            member.storeBytes(of: copy, as: UnsafeMutablePointer<CChar>.self)
        case PROTOBUF_C_TYPE_BYTES:
            guard case .string(let text) = value, let bytes = Base64.decode(text) else {
                throw path.wrong(.wrongType)
            }
            let copy = try allocate(bytes.count, at: path)
            copy.copyMemory(from: bytes, byteCount: bytes.count)
            let data = ProtobufCBinaryData(
                len: bytes.count,
                data: copy.assumingMemoryBound(to: UInt8.self)
            )
            member.storeBytes(of: data, as: ProtobufCBinaryData.self)
        case PROTOBUF_C_TYPE_MESSAGE:
            guard let inner = field.pointee.descriptor else { throw path.wrong(.wrongType) }
            let message = try message(
                value,
                as: inner.assumingMemoryBound(to: ProtobufCMessageDescriptor.self),
                at: path
            )
            member.storeBytes(of: message, as: UnsafeMutableRawPointer.self)
        default:
            guard JSONScalar.store(value, of: field, in: member) else {
                throw path.wrong(.wrongType)
            }
        }
    }

    private func allocate(
        _ byteCount: Int,
        at path: Path
    ) throws(MessageCodingError) -> UnsafeMutableRawPointer {
        guard let address = arena.allocate(byteCount: byteCount) else {
            throw path.wrong(.tooLarge)
        }
        return address
    }
}
