extension MessagePlan {
    /// Writes the struct, with everything nested in it.
    func writeValue(to writer: inout SourceWriter) {
        writer.documentation(documentation)
        writer.block("package struct \(name): JSONMessage {") { writer in
            writer.line("package static let messageName = \"\(fullName)\"")
            writer.line()
            for enumeration in enums {
                enumeration.write(to: &writer)
                writer.line()
            }
            for case .oneof(let oneof) in properties {
                oneof.writeType(to: &writer)
                writer.line()
            }
            for inner in nested {
                inner.writeValue(to: &writer)
                writer.line()
            }
            for property in properties {
                writer.documentation(property.documentation)
                writer.line("package var \(property.swiftName): \(property.type)")
            }
            if !properties.isEmpty { writer.line() }
            writeInitialisers(to: &writer)
        }
    }

    private func writeInitialisers(to writer: inout SourceWriter) {
        writer.line("/// The message with every field at its default.")
        writer.block("package init() {") { writer in
            for property in properties {
                writer.line("self.\(property.swiftName) = \(property.defaultValue)")
            }
        }
        guard !properties.isEmpty else { return }
        writer.line()
        writer.line("/// The message with the fields that are given; the others at their defaults.")
        let parameters = properties.map { property in
            "\(property.swiftName): \(property.type) = \(property.defaultValue)"
        }
        writer.list("package init(", closing: ") {", parameters)
        for property in properties {
            writer.line("    self.\(property.swiftName) = \(property.swiftName)")
        }
        writer.line("}")
    }
}
