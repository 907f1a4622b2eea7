internal import SwiftProtobufPluginLibrary

/// Writes an enum: its known values as cases, every other number as `unrecognized`.
struct EnumGenerator {
    /// One value.
    private struct Value {
        let caseName: String
        let protoName: String
        let number: Int32
        let documentation: [String]
    }

    private let name: String
    private let documentation: [String]
    private let values: [Value]

    /// Plans an enum.
    ///
    /// - Throws: ``GenerationError`` for what is not supported.
    init(_ enumeration: EnumDescriptor) throws(GenerationError) {
        try SwiftName.checkType(enumeration.name, of: enumeration.fullName)
        name = enumeration.name
        documentation = Documentation.lines(
            of: enumeration,
            fallback: "`\(enumeration.fullName)`."
        )
        guard Set(enumeration.values.map(\.number)).count == enumeration.values.count else {
            throw GenerationError(enumeration.fullName, "two names for one number: not supported")
        }
        let prefix = SwiftName.snake(enumeration.name).uppercased() + "_"
        var values: [Value] = []
        for value in enumeration.values {
            let rest = value.name.dropFirst(prefix.count)
            guard value.name.hasPrefix(prefix), rest.first?.isLetter == true else {
                throw GenerationError(
                    enumeration.fullName,
                    "\(value.name) must start with \(prefix), and a letter behind it"
                )
            }
            let caseName = SwiftName.bareMember(rest.lowercased())
            guard caseName != "unrecognized" else {
                throw GenerationError(enumeration.fullName, "\(value.name) is a reserved name")
            }
            values.append(
                Value(
                    caseName: caseName,
                    protoName: value.name,
                    number: value.number,
                    documentation: Documentation.lines(of: value, fallback: "`\(value.name)`.")
                )
            )
        }
        self.values = values
    }

    /// The case of number 0.
    var zeroCase: String {
        values.first { $0.number == 0 }.map(\.caseName) ?? "unrecognized(0)"
    }

    /// Writes the declaration.
    func write(to writer: inout SourceWriter) {
        writer.documentation(documentation)
        writer.block("package enum \(name): CaseIterable, Hashable, Sendable {") { writer in
            for value in values {
                writer.documentation(value.documentation)
                writer.line("case \(SwiftName.escaped(value.caseName))")
            }
            writer.line("/// A number that this version of the schema does not name.")
            writer.line("case unrecognized(Int32)")
            writer.line()
            writer.line("/// The values that this version of the schema names.")
            let all = values.map { "." + $0.caseName }
            writer.list("package static let allCases: [\(name)] = [", closing: "]", all)
            writer.line()
            writer.line("/// The value of a number.")
            writer.block("package init(rawValue: Int32) {") { writer in
                writer.line("switch rawValue {")
                for value in values {
                    writer.line("case \(value.number): self = .\(value.caseName)")
                }
                writer.line("default: self = .unrecognized(rawValue)")
                writer.line("}")
            }
            writer.line()
            writer.line("/// The number on the wire.")
            writer.block("package var rawValue: Int32 {") { writer in
                writer.line("switch self {")
                for value in values {
                    writer.line("case .\(value.caseName): \(value.number)")
                }
                writer.line("case .unrecognized(let number): number")
                writer.line("}")
            }
        }
    }
}
