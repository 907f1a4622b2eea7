package import SwiftProtobuf

/// Takes out of a descriptor set what protoc-c does not understand.
package enum DescriptorSetStripper {
    /// The files whose names start with one of `prefixes`, in their order.
    ///
    /// Without services, options and the marks of `optional` fields: what stays of such a field is
    /// oneof of its own, with the same bytes. Imports of other files go, since nothing that is left
    /// needs them.
    ///
    /// - Throws: ``GenerationError`` where a file needs one that is left out.
    package static func strip(
        _ set: Google_Protobuf_FileDescriptorSet,
        keeping isKept: (String) -> Bool
    ) throws(GenerationError) -> Google_Protobuf_FileDescriptorSet {
        var result = Google_Protobuf_FileDescriptorSet()
        for original in set.file where isKept(original.name) {
            var file = original
            file.dependency = original.dependency.filter(isKept)
            file.publicDependency = []
            file.weakDependency = []
            file.service = []
            file.clearOptions()
            file.messageType = original.messageType.map(strip)
            result.file.append(file)
        }
        return result
    }

    private static func strip(
        _ original: Google_Protobuf_DescriptorProto
    ) -> Google_Protobuf_DescriptorProto {
        var message = original
        for index in message.field.indices { message.field[index].clearProto3Optional() }
        message.nestedType = original.nestedType.map(strip)
        return message
    }
}
