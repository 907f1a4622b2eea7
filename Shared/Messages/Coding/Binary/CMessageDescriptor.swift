internal import CProtobufC

/// protobuf-c's description of a message type.
///
/// `@unchecked Sendable`: it points to a constant that lives as long as the process.
struct CMessageDescriptor: @unchecked Sendable {
    /// The constant in the generated C code.
    let pointer: UnsafePointer<ProtobufCMessageDescriptor>

    /// Takes the description out of an initialised message.
    init(_ message: ProtobufCMessage) {
        guard let pointer = message.descriptor else {
            preconditionFailure("a message of protobuf-c was not initialised")
        }
        self.pointer = pointer
    }

    /// The full name: `huitou.points.v1.Order`.
    var name: String { String(cString: pointer.pointee.name) }
}
