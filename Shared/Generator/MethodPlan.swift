internal import RPCCore
internal import SwiftProtobuf
internal import SwiftProtobufPluginLibrary

/// How one method looks in Swift.
struct MethodPlan {
    let name: String
    let service: String
    let swiftName: String
    /// The name of its descriptor: `PointsV1.PointsMethods.getBalance`.
    let descriptorName: String
    let request: String
    let response: String
    let kind: RPCCore.MethodDescriptor.Kind
    let documentation: [String]
    let rule: MethodRule?
    private let memberProperty: String?
    private let organisationProperty: String?

    /// Plans a method.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - table: The enum that holds the descriptors.
    /// - Throws: ``GenerationError`` for what is not supported and for rules that make no sense.
    init(
        _ method: SwiftProtobufPluginLibrary.MethodDescriptor,
        in table: String
    ) throws(GenerationError) {
        name = method.name
        service = method.service.fullName
        swiftName = SwiftName.escaped(SwiftName.method(method.name))
        descriptorName = table + "." + swiftName
        request = try TypeName.swift(of: method.inputType)
        response = try TypeName.swift(of: method.outputType)
        kind =
            switch (method.clientStreaming, method.serverStreaming) {
            case (false, false): .unary
            case (false, true): .serverStreaming
            case (true, false): .clientStreaming
            case (true, true): .bidirectionalStreaming
            }
        documentation = Documentation.lines(of: method, fallback: "Calls `\(method.name)`.")
        let rule = try MethodRule.rule(of: method)
        try rule?.validate(of: method.fullName)
        if rule?.isEndless == true, !kind.hasManyResponses {
            throw GenerationError(method.fullName, "endless: it does not stream responses")
        }
        self.rule = rule
        memberProperty = try Self.property(
            rule?.memberField ?? "",
            option: "member_field",
            of: method
        ) { $0.type == .int64 ? nil : "must be an int64" }
        organisationProperty = try Self.property(
            rule?.organisationField ?? "",
            option: "organisation_field",
            of: method
        ) { $0.type == .string ? nil : "must be a string" }
    }

    /// The arguments of a request's `AccessTarget`.
    var accessTarget: [String] {
        var target: [String] = []
        if let memberProperty { target.append("memberID: request.\(memberProperty)") }
        if let organisationProperty {
            target.append("organisation: request.\(organisationProperty)")
        }
        return target
    }

    /// The property of the request that an option names; `nil` where it names none.
    private static func property(
        _ name: String,
        option: String,
        of method: SwiftProtobufPluginLibrary.MethodDescriptor,
        typeProblem: (FieldDescriptor) -> String?
    ) throws(GenerationError) -> String? {
        guard !name.isEmpty else { return nil }
        let place = "\(method.fullName), \(option)"
        let request = method.inputType.fullName
        guard let field = method.inputType.fields.first(where: { $0.name == name }) else {
            throw GenerationError(place, "\(request) has no field \(name)")
        }
        guard !field.isRepeated, field.containingOneof == nil else {
            throw GenerationError(place, "\(name) of \(request) must be singular, always present")
        }
        if let problem = typeProblem(field) {
            throw GenerationError(place, "\(name) of \(request) \(problem)")
        }
        return SwiftName.bareMember(name)
    }
}

extension MethodPlan {
    /// Writes the descriptor.
    func writeDescriptor(to writer: inout SourceWriter) {
        let rule = rule ?? MethodRule()
        var arguments = [
            "service: \"\(service)\"",
            "name: \"\(name)\"",
            "kind: .\(kind)",
            "idempotency: .\(rule.idempotencyCase)",
            "access: \(self.rule == nil ? ".nobody" : rule.accessExpression)",
        ]
        if rule.isHeavy { arguments.append("isHeavy: true") }
        if rule.isEndless { arguments.append("isEndless: true") }
        writer.list(
            "package static let \(swiftName) = MethodDescriptor(",
            closing: ")",
            arguments
        )
    }
}
