extension FieldPlan {
    /// The member of the C message that tells whether an `optional` field is set.
    private var cCase: String { "_\(name)_case" }

    /// The expression that reads the property from the C message `c`.
    var fromC: String {
        let member = "c.pointee.\(cName)"
        switch presence {
        case .implicit:
            return oneFromC(member)
        case .message:
            return "\(member).map { \(valueType)($0) }"
        case .optional:
            return "c.pointee.\(cCase).rawValue == \(number) ? \(oneFromC(member)) : nil"
        case .repeated:
            let function = isPointer ? "pointees" : "array"
            let count = "c.pointee.n_\(cName)"
            return "CField.\(function)(\(count), \(member)) { \(oneFromC("$0")) }"
        }
    }

    /// The expression that reads one value from a C expression.
    func oneFromC(_ expression: String) -> String {
        switch value {
        case .number: expression
        case .bool: "\(expression) != 0"
        case .string: "CField.string(\(expression))"
        case .bytes: "CField.bytes(\(expression))"
        case .enumeration(let swift, _):
            "\(swift)(rawValue: Int32(truncatingIfNeeded: \(expression).rawValue))"
        case .message(let swift): "\(swift)(\(expression))"
        }
    }

    /// The expression that makes one C value of a Swift expression.
    func oneToC(_ expression: String) -> String {
        switch value {
        case .number: expression
        case .bool: "\(expression) ? 1 : 0"
        case .string: "arena.string(\(expression))"
        case .bytes: "arena.bytes(\(expression))"
        case .enumeration: ".init(rawValue: .init(truncatingIfNeeded: \(expression).rawValue))"
        case .message: "\(expression).makeC(arena)"
        }
    }

    /// Writes the statements that put the property into the C message `c`.
    func writeToC(to writer: inout SourceWriter) {
        let member = "c.pointee.\(cName)"
        switch presence {
        case .implicit:
            let assignment = "\(member) = \(oneToC(swiftName))"
            if case .string = value {
                // protobuf-c's own empty string stays where there is no text.
                writer.line("if !\(swiftName).isEmpty { \(assignment) }")
            } else {
                writer.line(assignment)
            }
        case .message:
            writer.line("if let value = \(swiftName) { \(member) = \(oneToC("value")) }")
        case .optional:
            writer.block("if let value = \(swiftName) {") { writer in
                writer.line("c.pointee.\(cCase) = .init(rawValue: \(number))")
                writer.line("\(member) = \(oneToC("value"))")
            }
        case .repeated:
            writer.line("(c.pointee.n_\(cName), \(member)) = arena.array(\(swiftName)) {")
            writer.line("    \(oneToC("$0"))")
            writer.line("}")
        }
    }

    /// Whether C keeps one value behind a pointer of its own.
    private var isPointer: Bool {
        switch value {
        case .string, .message: true
        case .number, .bool, .bytes, .enumeration: false
        }
    }
}
