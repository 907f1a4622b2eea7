/// The methods that a server offers, and the one place where a call is let in.
package struct Router: Sendable {
    /// The methods, in the order in which the server announces them.
    package let methods: [RPCMethod]
    private let indices: [String: Int]
    private let authenticator: any Authenticator

    /// Collects the methods of a server.
    ///
    /// - Parameters:
    ///   - methods: Every method once.
    ///   - authenticator: Tells who makes a call.
    package init(methods: [RPCMethod], authenticator: any Authenticator) {
        self.methods = methods
        self.authenticator = authenticator
        var indices: [String: Int] = [:]
        for (index, method) in methods.enumerated() {
            let previous = indices.updateValue(index, forKey: method.descriptor.fullName)
            precondition(previous == nil, "\(method.descriptor.fullName) is offered twice")
        }
        self.indices = indices
    }

    /// The index of a method by its name on the wire; `nil` where it is not offered.
    package func index(of fullName: String) -> Int? { indices[fullName] }

    /// Lets a call in, or not: authentication, access, decoding, scope, in this order.
    ///
    /// - Parameters:
    ///   - index: The method's index in `methods`.
    ///   - request: The encoded request, borrowed.
    ///   - peer: The peer of the connection.
    ///   - metadata: What the caller sent along.
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
        let descriptor = method.descriptor
        let token = metadata.token.isEmpty ? nil : metadata.token
        let principal = try authenticator.authenticate(peer: peer, token: token)
        try descriptor.access.check(principal, method: descriptor.fullName)
        let target: AccessTarget
        let invocation: RPCMethod.Invocation
        do throws(MessageCodingError) {
            (target, invocation) = try method.decode(request)
        } catch {
            throw error.rpcError
        }
        if let principal {
            try target.check(principal, method: descriptor.fullName)
        }
        let context = CallContext(
            method: descriptor,
            principal: principal,
            peer: peer,
            deadline: deadline,
            metadata: metadata
        )
        return (context, invocation)
    }
}
