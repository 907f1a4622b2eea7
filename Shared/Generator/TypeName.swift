internal import SwiftProtobufPluginLibrary

/// Full names in Swift of messages and enums: `PointsV1.PointsEvent.OrderCommitted`.
enum TypeName {
    /// The name of a message.
    static func swift(of message: Descriptor) throws(GenerationError) -> String {
        try outer(message.containingType, message.file) + "." + message.name
    }

    /// The name of an enum.
    static func swift(of enumeration: EnumDescriptor) throws(GenerationError) -> String {
        try outer(enumeration.containingType, enumeration.file) + "." + enumeration.name
    }

    private static func outer(
        _ containing: Descriptor?,
        _ file: FileDescriptor
    ) throws(GenerationError) -> String {
        if let containing { return try swift(of: containing) }
        return try SwiftName.namespace(package: file.package)
    }
}
