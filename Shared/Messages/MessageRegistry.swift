internal import RPCCore

/// Every method and every message of the schema, for callers that learn their names at run time.
package enum MessageRegistry {
    /// A `google.protobuf.FileDescriptorSet` with all `.proto` files and what they import.
    ///
    /// What the method `GetDescriptors` of `huitou.rpc.v1.Reflection` answers.
    package static let fileDescriptorSet: [UInt8] = {
        guard let bytes = Base64.decode(fileDescriptorSetText) else {
            preconditionFailure("the generated descriptors are not base64")
        }
        return bytes
    }()

    /// The method with a full name: `huitou.points.v1.Points/GetBalance`; `nil` for none.
    package static func method(named fullName: String) -> Method? {
        methods.first { $0.descriptor.fullName == fullName }
    }

    /// The type of message with a full name: `huitou.points.v1.PointsEvent`; `nil` for none.
    package static func message(named fullName: String) -> (any JSONMessage.Type)? {
        messages.first { $0.messageName == fullName }
    }
}
