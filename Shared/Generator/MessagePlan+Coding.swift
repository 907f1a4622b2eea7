extension MessagePlan {
    /// Writes the coding of the message and of everything nested in it.
    func writeCoding(to writer: inout SourceWriter) {
        writer.block("extension \(swiftName) {") { writer in
            writeEntryPoints(to: &writer)
            writer.line()
            writeFromC(to: &writer)
            writer.line()
            writeToC(to: &writer)
            for case .oneof(let oneof) in properties {
                writer.line()
                writeFromC(oneof, to: &writer)
                writer.line()
                writeToC(oneof, to: &writer)
            }
        }
        for inner in nested {
            writer.line()
            inner.writeCoding(to: &writer)
        }
    }

    private func writeEntryPoints(to writer: inout SourceWriter) {
        writer.block("static let cDescriptor: CMessageDescriptor = {", closing: "}()") { writer in
            writer.line("var c = \(cName)()")
            writer.line("\(cInitialiser)(&c)")
            writer.line("return CMessageDescriptor(c.base)")
        }
        writer.line()
        writer.line("package init(")
        writer.line("    decoding bytes: UnsafeRawBufferPointer")
        writer.block(") throws(MessageCodingError) {") { writer in
            writer.line("self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {")
            writer.line("    (c: UnsafePointer<\(cName)>) in Self(c)")
            writer.line("}")
        }
        writer.line()
        writer.line("package func encode(")
        writer.line("    _ body: (")
        writer.line("        _ byteCount: Int,")
        writer.line("        _ write: (UnsafeMutableRawPointer) -> Void")
        writer.line("    ) throws -> Void")
        writer.block(") throws {") { writer in
            writer.line("try MessageEncoder.encode({ arena in makeC(arena) }, body)")
        }
        writer.line()
        writer.block("package init(json text: String) throws(MessageCodingError) {") { writer in
            writer.line("self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {")
            writer.line("    (c: UnsafePointer<\(cName)>) in Self(c)")
            writer.line("}")
        }
        writer.line()
        writer.block(
            "package func json(isPretty: Bool) throws(MessageCodingError) -> String {"
        ) { writer in
            writer.line(
                "try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }"
            )
        }
    }

    private func writeFromC(to writer: inout SourceWriter) {
        writer.block("init(_ c: UnsafePointer<\(cName)>) {") { writer in
            guard !properties.isEmpty else {
                writer.line("self.init()")
                return
            }
            let arguments = properties.map { property in
                switch property {
                case .field(let field):
                    "\(SwiftName.bareMember(field.name)): \(field.fromC)"
                case .oneof(let oneof):
                    "\(SwiftName.bareMember(oneof.name)): "
                        + "Self.\(SwiftName.bareMember(oneof.name))FromC(c)"
                }
            }
            writer.list("self.init(", closing: ")", arguments)
        }
    }

    private func writeToC(to writer: inout SourceWriter) {
        writer.block(
            "func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<\(cName)> {"
        ) { writer in
            writer.line("let c = arena.allocate(\(cName).self)")
            writer.line("\(cInitialiser)(c)")
            for property in properties {
                switch property {
                case .field(let field):
                    field.writeToC(to: &writer)
                case .oneof(let oneof):
                    writer.line("fill\(oneof.typeName)(c, arena)")
                }
            }
            writer.line("return c")
        }
    }

    private func writeFromC(_ oneof: OneofPlan, to writer: inout SourceWriter) {
        let function = SwiftName.bareMember(oneof.name) + "FromC"
        writer.block(
            "private static func \(function)(_ c: UnsafePointer<\(cName)>) -> \(oneof.typeName)? {"
        ) { writer in
            writer.line("switch c.pointee.\(oneof.cCase).rawValue {")
            for member in oneof.members {
                let value = member.oneFromC("c.pointee.\(member.cName)")
                writer.line(
                    "case \(member.number): .\(SwiftName.bareMember(member.name))(\(value))"
                )
            }
            writer.line("default: nil")
            writer.line("}")
        }
    }

    private func writeToC(_ oneof: OneofPlan, to writer: inout SourceWriter) {
        writer.line("private func fill\(oneof.typeName)(")
        writer.line("    _ c: UnsafeMutablePointer<\(cName)>,")
        writer.line("    _ arena: MessageArena")
        writer.block(") {") { writer in
            writer.line("switch \(oneof.swiftName) {")
            for member in oneof.members {
                let name = SwiftName.bareMember(member.name)
                writer.line("case .\(name)(let value):")
                writer.line("    c.pointee.\(oneof.cCase) = .init(rawValue: \(member.number))")
                writer.line("    c.pointee.\(member.cName) = \(member.oneToC("value"))")
            }
            writer.line("case nil: break")
            writer.line("}")
        }
    }
}
