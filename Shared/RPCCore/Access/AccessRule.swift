internal import Primitives

/// Who may call a method, and on whose data: declared in the `.proto` file, denied by default.
package struct AccessRule: Hashable, Sendable {
    /// The kinds of caller that may call; empty for nobody.
    package let kinds: Set<Principal.Kind>
    /// The roles of which a member of staff needs one; checked for staff only.
    package let roles: Set<StaffRole>
    /// Whether nobody needs to be proven at all (health, reflection).
    package let isPublic: Bool
    /// On whose data the method acts, beyond what a request names.
    package let scope: DataScope
    /// The scopes of which a partner needs one; checked for partners only.
    package let partnerScopes: Set<PartnerScope>
    /// `kinds`, one bit each: what every call is checked against.
    private let kindBits: UInt8

    /// Lists who may call.
    package init(
        kinds: Set<Principal.Kind>,
        roles: Set<StaffRole> = [],
        isPublic: Bool = false,
        scope: DataScope = .named,
        partnerScopes: Set<PartnerScope> = []
    ) {
        self.kinds = kinds
        self.roles = roles
        self.isPublic = isPublic
        self.scope = scope
        self.partnerScopes = partnerScopes
        kindBits = kinds.reduce(0) { bits, kind in bits | kind.bit }
    }

    /// Nobody.
    package static let nobody = AccessRule(kinds: [])

    /// Checks whether a principal may call at all.
    ///
    /// - Throws: `unauthenticated` without a principal, `permissionDenied` for the wrong one.
    package func check(_ principal: Principal?, method: String) throws(RPCError) {
        if isPublic { return }
        guard let principal else {
            throw RPCError(
                .unauthenticated,
                reason: "rpc.unauthenticated",
                message: "\(method) needs a client certificate or an access token"
            )
        }
        guard kindBits & principal.kind.bit != 0 else {
            throw RPCError(
                .permissionDenied,
                reason: "rpc.method_denied",
                message: "a principal of kind \(principal.kind.rawValue) may not call \(method)"
            )
        }
        guard principal.kind != .staff || !roles.isDisjoint(with: principal.roles) else {
            throw RPCError(
                .permissionDenied,
                reason: "rpc.role_denied",
                message: "none of the caller's roles may call \(method)"
            )
        }
    }
}

/// The data that one request is about, against which the caller's scope is checked.
///
/// The generator makes it from the fields that the method's options name.
package struct AccessTarget: Hashable, Sendable {
    /// The member whose data is touched, as sent; `nil` where the method names no such field.
    package let memberID: Int64?
    /// The organisation unit on whose behalf the call is, as sent; `nil` where there is none.
    package let organisation: String?

    /// Names the data.
    package init(memberID: Int64? = nil, organisation: String? = nil) {
        self.memberID = memberID
        self.organisation = organisation
    }

    /// Checks that the data lies inside the principal's scope.
    ///
    /// A member sees only itself. Tills, channel apps, staff and partners act only inside their
    /// organisation subtree. Services and operators are not limited. Where a partner acts is not
    /// known before it is looked up, and neither is whose a member is: see ``ScopeCheck``.
    ///
    /// - Throws: `permissionDenied`, or `invalidArgument` where the path is none.
    package func check(_ principal: Principal, method: String) throws(RPCError) {
        switch principal.kind {
        case .service, .operator:
            return
        case .member:
            if let memberID, principal.memberID?.rawValue != memberID {
                throw Self.denied(method, "another member")
            }
            if organisation != nil, memberID == nil {
                throw Self.denied(method, "an organisation unit")
            }
        case .partner where principal.organisation == nil:
            return
        case .till, .channelApp, .staff, .partner:
            guard let organisation else { return }
            let path = try OrganisationPath(requested: organisation)
            guard let scope = principal.organisation, scope.contains(path) else {
                throw Self.denied(method, "an organisation unit outside its scope")
            }
        }
    }

    /// Whether the scope of a caller is known only after a look-up.
    package func needsLookUp(_ principal: Principal) -> Bool {
        switch principal.kind {
        case .partner: true
        case .staff: memberID != nil
        case .service, .till, .channelApp, .member, .operator: false
        }
    }

    private static func denied(_ method: String, _ what: String) -> RPCError {
        RPCError(
            .permissionDenied,
            reason: "rpc.scope_denied",
            message: "\(method): the caller's scope does not reach \(what)"
        )
    }
}
