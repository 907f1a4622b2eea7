/// Decides about calls whose scope must be looked up: those of partners, and those of staff that
/// name a member.
///
/// A router asks it after everything that needs no look-up, and asks it about no other call: tills,
/// channels, members and services never wait for it.
package protocol ScopeCheck: Sendable {
    /// Whether staff is asked about that names no member.
    var looksUpStaff: Bool { get }

    /// Lets a call in, or not.
    ///
    /// - Parameters:
    ///   - principal: The caller, of kind staff or partner.
    ///   - peer: The peer of the connection, from its verified certificate; `nil` without one.
    ///   - target: The data that the request is about.
    ///   - method: What is called.
    /// - Returns: The caller, with what the look-up has told of it.
    /// - Throws: The status with which the call is refused.
    func admit(
        _ principal: Principal,
        from peer: PeerIdentity?,
        to target: AccessTarget,
        of method: MethodDescriptor
    ) async throws(RPCError) -> Principal
}

extension ScopeCheck {
    /// Most need not.
    package var looksUpStaff: Bool { false }
}

/// Lets nobody in whose scope would have to be looked up.
package struct ClosedScopes: ScopeCheck {
    /// Makes the check.
    package init() {}

    package func admit(
        _ principal: Principal,
        from peer: PeerIdentity?,
        to target: AccessTarget,
        of method: MethodDescriptor
    ) async throws(RPCError) -> Principal {
        throw .scopeDenied(method, "another member")
    }
}

extension RPCError {
    /// The caller's scope does not reach what a request is about; whether that exists is not said.
    static func scopeDenied(_ method: MethodDescriptor, _ what: String) -> RPCError {
        RPCError(
            .permissionDenied,
            reason: "rpc.scope_denied",
            message: "\(method.fullName): the caller's scope does not reach \(what)"
        )
    }
}
