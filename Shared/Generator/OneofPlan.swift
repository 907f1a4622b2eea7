internal import SwiftProtobufPluginLibrary

/// How a oneof looks in Swift and in C.
struct OneofPlan {
    let name: String
    let typeName: String
    let swiftName: String
    let documentation: [String]
    let members: [FieldPlan]

    /// Plans a oneof that is not made of one `optional` field.
    ///
    /// - Throws: ``GenerationError`` for what is not supported.
    init(_ oneof: OneofDescriptor) throws(GenerationError) {
        try SwiftName.checkMember(oneof.name, of: oneof.fullName)
        name = oneof.name
        typeName = SwiftName.type(oneof.name)
        try SwiftName.checkType(typeName, of: oneof.fullName)
        let siblings =
            oneof.containingType.messages.map(\.name)
            + oneof.containingType.enums.map(\.name)
        guard !siblings.contains(typeName) else {
            throw GenerationError(oneof.fullName, "the message has a type \(typeName) already")
        }
        swiftName = SwiftName.member(oneof.name)
        documentation = Documentation.lines(of: oneof)
        var members: [FieldPlan] = []
        for field in oneof.fields { members.append(try FieldPlan(field)) }
        self.members = members
    }

    /// The member of the C message that tells which one is set.
    var cCase: String { name + "_case" }

    /// Writes the enum of the members.
    func writeType(to writer: inout SourceWriter) {
        writer.line("/// What `\(name)` may hold.")
        writer.block("package enum \(typeName): Hashable, Sendable, Undescribed {") { writer in
            for member in members {
                writer.documentation(member.documentation)
                writer.line("case \(member.swiftName)(\(member.valueType))")
            }
        }
    }
}
