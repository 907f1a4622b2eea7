package import Primitives

/// A request to make one member of two.
package struct MergeRequest: Hashable, Sendable {
    /// Who remains.
    package let survivor: MemberID
    /// Who is merged into it.
    package let absorbed: MemberID
    /// On whose behalf.
    package let organisation: OrganisationPath
    /// Why.
    package let reason: ActReason
    /// The caller and the name that it gave to this request.
    package let key: CallerKey
    /// The approval by a second person; `nil` where none is needed.
    package let approvalID: Int64?

    /// Checks every field of a request.
    ///
    /// - Parameters:
    ///   - survivor: Who remains.
    ///   - absorbed: Who is merged into it.
    ///   - act: On whose behalf, why, and under which key.
    /// - Throws: The first field that is refused.
    package init(survivor: Int64, absorbed: Int64, act: ActDraft) throws(FieldRefusal) {
        guard let survivor = MemberID(rawValue: survivor) else {
            throw FieldRefusal(field: "survivor_id", "must be positive")
        }
        guard let absorbed = MemberID(rawValue: absorbed) else {
            throw FieldRefusal(field: "absorbed_id", "must be positive")
        }
        guard survivor != absorbed else {
            throw FieldRefusal(field: "absorbed_id", "must differ from survivor_id")
        }
        self.survivor = survivor
        self.absorbed = absorbed
        approvalID = act.approvalID
        (organisation, reason, key) = try act.checked()
    }

    /// The merge that a review ends with.
    package init(survivor: MemberID, absorbed: MemberID, of decision: ReviewDecision) {
        precondition(survivor != absorbed, "member \(survivor) cannot be merged into itself")
        self.survivor = survivor
        self.absorbed = absorbed
        organisation = decision.organisation
        reason = decision.reason
        key = decision.key
        approvalID = decision.approvalID
    }

    /// As far as a repeat of it is recognised.
    package var keyed: KeyedRequest {
        KeyedRequest(
            key: key,
            method: "MergeMembers",
            fields: [
                .init("survivor_id", survivor.rawValue),
                .init("absorbed_id", absorbed.rawValue),
                .init("organisation", organisation.rawValue),
                .init("reason", reason.unsafeText),
            ] + KeyedRequest.Field.naming(approvalID)
        )
    }
}

/// A request to undo a merge.
package struct UnmergeRequest: Hashable, Sendable {
    /// Which.
    package let mergeID: Int64
    /// Identities that the survivor got since and that are the other's.
    package let identities: [IdentityValue]
    /// Orders since the merge that are the other's.
    package let orders: [MemberUnmerge.OrderName]
    /// Entries of points since the merge that are the other's.
    package let entries: [Int64]
    /// On whose behalf.
    package let organisation: OrganisationPath
    /// Why.
    package let reason: ActReason
    /// The caller and the name that it gave to this request.
    package let key: CallerKey
    /// The approval by a second person; `nil` where none is needed.
    package let approvalID: Int64?

    /// The most orders, and the most entries, that are named.
    package static let namesMax = 200

    /// What a request names as the other's, as it came.
    package struct Names {
        /// Kinds, `nil` where not known here, and values as written.
        package var identities: [(kind: IdentityKind?, value: String)] = []
        /// Channels and numbers.
        package var orders: [(channel: String, orderID: String)] = []
        /// Ids of entries.
        package var entries: [Int64] = []

        /// Bundles what is named.
        package init(
            identities: [(kind: IdentityKind?, value: String)] = [],
            orders: [(channel: String, orderID: String)] = [],
            entries: [Int64] = []
        ) {
            self.identities = identities
            self.orders = orders
            self.entries = entries
        }
    }

    /// Checks every field of a request.
    ///
    /// - Parameters:
    ///   - mergeID: Which merge.
    ///   - names: What is the other's besides what it had.
    ///   - act: On whose behalf, why, and under which key.
    /// - Throws: The first field that is refused.
    package init(mergeID: Int64, names: Names, act: ActDraft) throws(FieldRefusal) {
        guard mergeID > 0 else { throw FieldRefusal(field: "merge_id", "must be positive") }
        self.mergeID = mergeID
        approvalID = act.approvalID
        (organisation, reason, key) = try act.checked()
        guard names.identities.count <= Member.identityCountMax else {
            throw FieldRefusal(field: "identities", "must name at most \(Member.identityCountMax)")
        }
        identities = try IdentityValue.all(names.identities)
        guard names.orders.count <= Self.namesMax else {
            throw FieldRefusal(field: "orders", "must name at most \(Self.namesMax)")
        }
        for (index, order) in names.orders.enumerated() {
            guard ChannelName(order.channel) != nil else {
                throw FieldRefusal(field: "orders[\(index)].channel", "must be a channel's name")
            }
            let bytes = order.orderID.utf8
            guard (1...64).contains(bytes.count), bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
            else {
                throw FieldRefusal(
                    field: "orders[\(index)].order_id",
                    "must have 1 to 64 printable characters"
                )
            }
        }
        orders = names.orders.map { .init(channel: $0.channel, orderID: $0.orderID) }
        guard names.entries.count <= Self.namesMax else {
            throw FieldRefusal(field: "entry_ids", "must name at most \(Self.namesMax)")
        }
        for (index, entry) in names.entries.enumerated() where entry <= 0 {
            throw FieldRefusal(field: "entry_ids[\(index)]", "must be positive")
        }
        entries = names.entries
    }

    /// As far as a repeat of it is recognised.
    package var keyed: KeyedRequest {
        KeyedRequest(
            key: key,
            method: "UnmergeMembers",
            fields: [
                .init("merge_id", mergeID),
                .init("organisation", organisation.rawValue),
                .init("reason", reason.unsafeText),
                .init(
                    "identities",
                    identities.map { "\($0.kind.rawValue)\t\($0.unsafeText)" }
                        .joined(separator: "\n")
                ),
                .init(
                    "orders",
                    orders.map { "\($0.channel)\t\($0.orderID)" }.joined(separator: "\n")
                ),
                .init("entry_ids", entries.map(String.init).joined(separator: "\n")),
            ] + KeyedRequest.Field.naming(approvalID)
        )
    }
}

/// What every request of a sensitive act says, as it came.
package struct ActDraft {
    /// On whose behalf.
    package var organisation: String
    /// Why.
    package var reason: String
    /// The caller: kind and id of the principal.
    package var caller: String
    /// The caller's name for the request.
    package var idempotencyKey: String
    /// The approval by a second person; `nil` where none is needed.
    package var approvalID: Int64?

    /// Bundles the fields.
    package init(
        organisation: String,
        reason: String,
        caller: String,
        idempotencyKey: String,
        approvalID: Int64? = nil
    ) {
        self.approvalID = approvalID
        self.organisation = organisation
        self.reason = reason
        self.caller = caller
        self.idempotencyKey = idempotencyKey
    }

    /// Checks the fields.
    ///
    /// - Throws: The first that is refused.
    package func checked() throws(FieldRefusal) -> (OrganisationPath, ActReason, CallerKey) {
        guard let organisation = OrganisationPath(organisation) else {
            throw FieldRefusal(field: "organisation", "must be a path such as acme/north/store-12")
        }
        guard let reason = ActReason(reason) else {
            throw FieldRefusal(
                field: "reason",
                "must have 1 to \(ActReason.characterCountMax) characters, no control ones"
            )
        }
        guard let key = IdempotencyKey(idempotencyKey) else {
            throw FieldRefusal(
                field: "idempotency_key",
                "must have 1 to \(IdempotencyKey.byteCountMax) printable ASCII characters"
            )
        }
        return (organisation, reason, CallerKey(caller: caller, key: key))
    }
}

extension KeyedRequest.Field {
    /// The approval that a request names; nothing where it names none, so that a request is known
    /// again that came when no approval was needed.
    static func naming(_ approvalID: Int64?) -> [Self] {
        guard let approvalID, approvalID != 0 else { return [] }
        return [.init("approval_id", approvalID)]
    }
}
