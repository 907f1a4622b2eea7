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
    private let table: String
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
        self.table = table
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
        if let rule { try Self.checkMembers(rule, kind, of: method) }
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

    /// Checks that no member goes unnoticed where members must be looked up.
    private static func checkMembers(
        _ rule: MethodRule,
        _ kind: RPCCore.MethodDescriptor.Kind,
        of method: SwiftProtobufPluginLibrary.MethodDescriptor
    ) throws(GenerationError) {
        guard rule.looksMembersUp else { return }
        if kind.hasManyRequests {
            throw GenerationError(
                method.fullName,
                "neither staff nor partners may stream requests: each would need a look-up"
            )
        }
        let namesMember = method.inputType.fields.contains { $0.name == "member_id" }
        if namesMember, rule.memberField.isEmpty, rule.scope == 0 {
            throw GenerationError(
                method.fullName,
                "its request has a member_id, which member_field does not name"
            )
        }
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
    /// The function that tells what a request is about: `PointsV1.PointsMethods.targetOfEarn`.
    var targetName: String { "\(table).\(targetFunction)" }

    private var targetFunction: String {
        SwiftName.bareMember("target_of_" + SwiftName.snake(name))
    }

    /// Writes the function that tells what a request is about.
    func writeTarget(to writer: inout SourceWriter) {
        let target = accessTarget
        writer.line("/// The data that a request of `\(name)` is about.")
        writer.line("package static func \(targetFunction)(")
        writer.line("    _ request: \(request)")
        writer.block(") -> AccessTarget {") { writer in
            writer.line("AccessTarget(\(target.joined(separator: ", ")))")
        }
    }

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
