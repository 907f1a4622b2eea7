/// The methods that a server offers, and the one place where a call is let in.
///
/// A reference to something that never changes, so that using it copies nothing.
package final class Router: Sendable {
    /// The methods, in the order in which the server announces them.
    package let methods: [RPCMethod]
    private let indices: [String: Int]
    private let authenticator: any Authenticator
    private let scopes: any ScopeCheck
    private let spans: SpanSource?
    private let auditor: (any CallAuditor)?

    /// Collects the methods of a server.
    ///
    /// - Parameters:
    ///   - methods: Every method once.
    ///   - authenticator: Tells who makes a call.
    ///   - scopes: Decides where a caller's scope must be looked up; by default nobody gets in.
    ///   - spans: Makes each call a span of its caller's trace; `nil` where traces only pass
    ///     through, unchanged.
    ///   - auditor: Is told of calls by staff, partners and operators before they are carried out;
    ///     `nil` where nobody is, because the services behind are.
    package init(
        methods: [RPCMethod],
        authenticator: any Authenticator,
        scopes: any ScopeCheck = ClosedScopes(),
        spans: SpanSource? = nil,
        auditor: (any CallAuditor)? = nil
    ) {
        self.methods = methods
        self.scopes = scopes
        self.authenticator = authenticator
        self.spans = spans
        self.auditor = auditor
        var indices: [String: Int] = [:]
        for (index, method) in methods.enumerated() {
            let previous = indices.updateValue(index, forKey: method.descriptor.fullName)
            precondition(previous == nil, "\(method.descriptor.fullName) is offered twice")
        }
        self.indices = indices
    }

    /// The longest method name that is looked at, in bytes.
    package static let methodNameBytesMax = 255

    /// The index of a method by its name on the wire; `nil` where it is not offered.
    package func index(of fullName: String) -> Int? { indices[fullName] }

    /// Finds the method that a request header names.
    ///
    /// - Parameters:
    ///   - number: The method's place in `methods`, from 1; or 0, and the name counts.
    ///   - name: The name on the wire, `<service>/<method>`.
    /// - Returns: The index in `methods`.
    /// - Throws: `invalidArgument` for a name that is none, `unimplemented` for a method that is
    ///   not offered.
    package func find(number: UInt32, name: String) throws(RPCError) -> Int {
        if number > 0 {
            guard number <= methods.count else { throw Self.unimplemented("number \(number)") }
            return Int(number) - 1
        }
        if let index = indices[name] { return index }
        guard Self.isMethodName(name) else {
            throw .invalid(
                field: "header.method",
                "must be <service>/<method>, at most \(Self.methodNameBytesMax) bytes"
            )
        }
        throw Self.unimplemented(name)
    }

    private static func unimplemented(_ name: String) -> RPCError {
        RPCError(
            .unimplemented,
            reason: "rpc.unknown_method",
            message: "no method \(name) is offered here"
        )
    }

    /// Whether a text may be repeated in an answer: identifiers, dots and one slash.
    private static func isMethodName(_ name: String) -> Bool {
        let bytes = name.utf8
        guard bytes.count <= methodNameBytesMax else { return false }
        let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy { byte in
                        switch byte {
                        case UInt8(ascii: "a")...UInt8(ascii: "z"),
                            UInt8(ascii: "A")...UInt8(ascii: "Z"),
                            UInt8(ascii: "0")...UInt8(ascii: "9"),
                            UInt8(ascii: "."), UInt8(ascii: "_"):
                            true
                        default: false
                        }
                    }
            }
    }

    /// Lets a call in, or not: authentication, access, decoding, scope, in this order.
    ///
    /// A call of somebody whose actions are recorded is let in, to be refused only when that is on
    /// record. Where the scope must be looked up, what is returned does that before it runs the
    /// handler.
    ///
    /// - Parameters:
    ///   - index: The method's index in `methods`.
    ///   - request: The encoded request, borrowed.
    ///   - peer: The peer of the connection.
    ///   - metadata: What the caller sent along, checked.
    ///   - deadline: When the caller stops waiting.
    /// - Returns: The call's context, and what to run.
    /// - Throws: The status with which the call is refused; nothing has been run.
    package func admit(
        methodAt index: Int,
        request: UnsafeRawBufferPointer,
        peer: PeerIdentity?,
        metadata: CallMetadata,
        deadline: Deadline?
    ) throws(RPCError) -> (context: CallContext, invocation: RPCMethod.Invocation) {
        let method = methods[index]
        let token = metadata.token.isEmpty ? nil : metadata.token
        let principal = try authenticator.authenticate(peer: peer, token: token)
        var target = AccessTarget()
        var entry: Entry?
        var refusal: RPCError?
        do throws(RPCError) {
            entry = try letIn(principal, to: method, request: request, target: &target)
        } catch {
            refusal = error
        }
        let recording = auditor(of: principal, calling: method.descriptor)
        if let refusal, recording == nil { throw refusal }
        let context = CallContext(
            method: method.descriptor,
            principal: principal,
            peer: peer,
            deadline: deadline,
            metadata: metadata,
            span: span(of: metadata),
            target: target,
            auditor: auditor
        )
        let result: Result<Entry, RPCError> =
            entry.map { .success($0) } ?? .failure(refusal ?? .cancelled)
        if let recording { return (context, recorded(result, by: recording)) }
        let found = try result.get()
        return (context, found.needsLookUp ? checked(found.invocation) : found.invocation)
    }

    /// A call that was let in.
    private struct Entry {
        let invocation: RPCMethod.Invocation
        /// Whether the caller's scope must be looked up before it is run.
        let needsLookUp: Bool
    }

    /// Access, decoding and scope.
    private func letIn(
        _ principal: Principal?,
        to method: RPCMethod,
        request: UnsafeRawBufferPointer,
        target: inout AccessTarget
    ) throws(RPCError) -> Entry {
        let descriptor = method.descriptor
        try descriptor.access.check(principal, method: descriptor.fullName)
        let invocation: RPCMethod.Invocation
        do throws(MessageCodingError) {
            (target, invocation) = try method.decode(request)
        } catch {
            throw error.rpcError
        }
        guard let principal else { return Entry(invocation: invocation, needsLookUp: false) }
        try target.check(principal, method: descriptor.fullName)
        let isLookedUp =
            target.needsLookUp(principal) || principal.kind == .staff && scopes.looksUpStaff
        return Entry(
            invocation: invocation,
            needsLookUp: !descriptor.access.isPublic && isLookedUp
        )
    }

    /// Who records a call; `nil` where nobody has to.
    ///
    /// What an operator does by a till's methods, as imports do a million times, stands in the
    /// books of the service under the operator's name, and is not recorded once more.
    private func auditor(
        of principal: Principal?,
        calling method: MethodDescriptor
    ) -> (any CallAuditor)? {
        guard let auditor, let principal, principal.kind.isAudited, !method.access.isPublic,
            principal.kind != .operator || !method.access.kinds.contains(.till)
        else { return nil }
        return auditor
    }

    /// Runs a call, or refuses it, between the records of its beginning and of its end.
    ///
    /// The scope is looked up first, so that the record says for which unit the caller was let in.
    private func recorded(
        _ call: Result<Entry, RPCError>,
        by auditor: any CallAuditor
    ) -> RPCMethod.Invocation {
        { [scopes] context, exchange in
            var context = context
            let invocation: RPCMethod.Invocation
            do throws(RPCError) {
                let entry = try call.get()
                if entry.needsLookUp { context = try await Self.admitted(context, by: scopes) }
                invocation = entry.invocation
            } catch {
                if let action = context.action { try await auditor.refused(action, error: error) }
                throw error
            }
            guard let action = context.action else { throw RPCError.auditUnavailable }
            try await auditor.recording(action) { try await invocation(context, exchange) }
        }
    }

    /// A call that runs only where the caller's scope reaches what it is about.
    private func checked(_ invocation: @escaping RPCMethod.Invocation) -> RPCMethod.Invocation {
        { [scopes] context, exchange in
            try await invocation(try await Self.admitted(context, by: scopes), exchange)
        }
    }

    /// The call by its caller as far as that is let in.
    private static func admitted(
        _ context: CallContext,
        by scopes: any ScopeCheck
    ) async throws(RPCError) -> CallContext {
        guard let principal = context.principal else { return context }
        let admitted = try await scopes.admit(
            principal,
            from: context.peer,
            to: context.target,
            of: context.method
        )
        return admitted == principal ? context : context.with(admitted)
    }

    /// Makes the span of a call, let in or not.
    ///
    /// - Parameter metadata: What the caller sent along, checked.
    /// - Returns: The call's place in its trace; `nil` where there is no trace.
    package func span(of metadata: CallMetadata) -> Span? {
        guard let spans else { return nil }
        let text = metadata.traceparent
        return spans.span(continuing: text.isEmpty ? nil : TraceContext(traceparent: text))
    }

    /// Runs the handler of a call that was let in, as the current call of its task.
    ///
    /// - Parameters:
    ///   - invocation: What `admit` returned.
    ///   - context: What `admit` returned.
    ///   - exchange: Where further requests come from and the responses go.
    /// - Returns: The failure as the caller shall see it; `nil` for success.
    package static func run(
        _ invocation: RPCMethod.Invocation,
        context: CallContext,
        exchange: any RPCExchange
    ) async -> RPCError? {
        await CallContext.$current.withValue(context) {
            do {
                try await invocation(context, exchange)
                return nil
            } catch {
                return RPCError(error)
            }
        }
    }
}
