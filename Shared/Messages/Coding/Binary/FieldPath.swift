internal import CProtobufC

/// Finds where in a C message something lies, for errors.
enum FieldPath {
    /// The full name of the message's type.
    static func name(of message: UnsafePointer<ProtobufCMessage>) -> String {
        String(cString: message.pointee.descriptor.pointee.name)
    }

    /// The path of the string field whose text is at `text`: `lines[2].sku`.
    ///
    /// - Returns: The name of the message where there is no such field.
    static func path(
        of text: UnsafeMutablePointer<CChar>,
        in message: UnsafePointer<ProtobufCMessage>
    ) -> String {
        search(for: UnsafeRawPointer(text), in: message) ?? name(of: message)
    }

    private static func search(
        for text: UnsafeRawPointer,
        in message: UnsafePointer<ProtobufCMessage>
    ) -> String? {
        let view = CMessageView(message)
        for field in view.fields {
            let name = String(cString: field.pointee.name)
            for (index, member) in view.members(of: field).enumerated() {
                let step = field.isRepeated ? "\(name)[\(index)]" : name
                switch field.pointee.type {
                case PROTOBUF_C_TYPE_STRING:
                    if member.load(as: UnsafeRawPointer?.self) == text { return step }
                case PROTOBUF_C_TYPE_MESSAGE:
                    guard let inner = member.load(as: UnsafePointer<ProtobufCMessage>?.self),
                        let path = search(for: text, in: inner)
                    else { continue }
                    return step + "." + path
                default:
                    continue
                }
            }
        }
        return nil
    }
}
