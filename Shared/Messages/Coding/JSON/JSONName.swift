internal import CProtobufC

/// Names of fields in JSON.
///
/// The generator lets only names through whose words start with a letter, so that both directions
/// are exact.
enum JSONName {
    /// `member_id` → `memberId`.
    static func camel(_ field: UnsafePointer<CChar>) -> String {
        var name: [UInt8] = []
        var isUpper = false
        var next = field
        while next.pointee != 0 {
            let byte = UInt8(bitPattern: next.pointee)
            if byte == UInt8(ascii: "_") {
                isUpper = true
            } else {
                name.append(isUpper ? byte & ~0x20 : byte)
                isUpper = false
            }
            next += 1
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// The field that a name in JSON stands for: `memberId` or `member_id`; `nil` for neither.
    static func field(
        _ name: String,
        in descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) -> UnsafePointer<ProtobufCFieldDescriptor>? {
        guard !name.utf8.contains(0) else { return nil }
        if let field = protobuf_c_message_descriptor_get_field_by_name(descriptor, name) {
            return field
        }
        // The name of the file holds no capitals, the name of JSON no underscores.
        guard !name.utf8.contains(UInt8(ascii: "_")) else { return nil }
        var snake = ""
        for character in name.unicodeScalars {
            if ("A"..."Z").contains(character) {
                snake += "_" + String(character).lowercased()
            } else {
                snake.unicodeScalars.append(character)
            }
        }
        return protobuf_c_message_descriptor_get_field_by_name(descriptor, snake)
    }
}
