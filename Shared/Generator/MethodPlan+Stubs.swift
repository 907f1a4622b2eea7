internal import RPCCore

extension MethodPlan {
    /// Writes what a server must have.
    func writeRequirement(to writer: inout SourceWriter) {
        writer.line("func \(swiftName)(")
        if kind.hasManyRequests {
            writer.line("    _ requests: RPCRequests<\(request)>,")
        } else {
            writer.line("    _ request: \(request),")
        }
        if kind.hasManyResponses {
            writer.line("    responses: RPCResponseStream<\(response)>,")
        }
        writer.line("    context: CallContext")
        writer.line(kind.hasManyResponses ? ") async throws" : ") async throws -> \(response)")
    }

    /// Writes the method of the client.
    func writeCall(to writer: inout SourceWriter) {
        let result =
            switch kind {
            case .unary: response
            case .serverStreaming: "RPCResponses<\(response)>"
            case .clientStreaming: "RPCUpload<\(request), \(response)>"
            case .bidirectionalStreaming: "RPCConversation<\(request), \(response)>"
            }
        writer.line("package func \(swiftName)(")
        writer.line("    _ \(kind.hasManyRequests ? "first" : "request"): \(request),")
        writer.line("    options: CallOptions = .inherited")
        writer.block(") async throws(RPCError) -> \(result) {") { writer in
            let arguments = [
                descriptorName, kind.hasManyRequests ? "first" : "request", "options: options",
                "returning: \(response).self",
            ]
            writer.list("try await channel.\(kind)(", closing: ")", arguments)
        }
    }

    /// Writes the entry in the table of a server's methods.
    func writeTableEntry(to writer: inout SourceWriter) {
        let call = SwiftName.bareMember(SwiftName.snake(name))
        let incoming = kind.hasManyRequests ? "requests" : "request"
        writer.line("    .\(kind)(")
        writer.line("        \(descriptorName),")
        writer.line("        target: \(targetName),")
        if kind.hasManyResponses {
            writer.line("        handler: { \(incoming), responses, context in")
            writer.line("            try await self.\(call)(")
            writer.line("                \(incoming),")
            writer.line("                responses: responses,")
            writer.line("                context: context")
            writer.line("            )")
        } else {
            writer.line("        handler: { \(incoming), context in")
            writer.line("            try await self.\(call)(\(incoming), context: context)")
        }
        writer.line("        }")
        writer.line("    ),")
    }
}
