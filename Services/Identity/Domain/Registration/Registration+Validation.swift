package import Primitives

extension Registration {
    /// A request as it came, before anything of it is believed.
    package struct Draft: Sendable {
        /// The names of the member; a kind that is not known here is `nil`.
        package var identities: [(kind: IdentityKind?, value: String)]
        /// What the member is called; empty for unknown.
        package var name: String
        /// The unit of the organisation that won the member.
        package var organisation: String
        /// The way by which the member came.
        package var channel: String
        /// The caller's name for the request.
        package var idempotencyKey: String
        /// When the member registered, microseconds since the epoch; 0 for now.
        package var registeredAt: Int64

        /// Bundles the fields of a request.
        package init(
            identities: [(kind: IdentityKind?, value: String)],
            name: String,
            organisation: String,
            channel: String,
            idempotencyKey: String,
            registeredAt: Int64
        ) {
            self.identities = identities
            self.name = name
            self.organisation = organisation
            self.channel = channel
            self.idempotencyKey = idempotencyKey
            self.registeredAt = registeredAt
        }
    }

    /// Checks every field of a request and brings it into its one form.
    ///
    /// - Parameters:
    ///   - draft: The request as it came.
    ///   - caller: Who calls: kind and id of the principal.
    ///   - now: The time of the call.
    /// - Throws: The first field that is refused, in the order of the `.proto` file.
    package init(
        validating draft: Draft,
        caller: String,
        now: Timestamp
    ) throws(FieldRefusal) {
        identities = try Self.identities(draft.identities)
        if draft.name.isEmpty {
            name = nil
        } else {
            guard let name = MemberName(draft.name) else {
                throw FieldRefusal(
                    field: "name",
                    "must have 1 to \(MemberName.characterCountMax) characters, no control ones"
                )
            }
            self.name = name
        }
        guard let organisation = OrganisationPath(draft.organisation) else {
            throw FieldRefusal(field: "organisation", "must be a path such as acme/north/store-12")
        }
        self.organisation = organisation
        guard let channel = ChannelName(draft.channel) else {
            throw FieldRefusal(
                field: "channel",
                "must have 1 to \(ChannelName.byteCountMax) characters out of a-z, 0-9 and _"
            )
        }
        self.channel = channel
        guard let key = IdempotencyKey(draft.idempotencyKey) else {
            throw FieldRefusal(
                field: "idempotency_key",
                "must have 1 to \(IdempotencyKey.byteCountMax) printable ASCII characters"
            )
        }
        self.key = CallerKey(caller: caller, key: key)
        registeredAt = try Self.registeredAt(draft.registeredAt, now: now)
    }

    private static func identities(
        _ drafts: [(kind: IdentityKind?, value: String)]
    ) throws(FieldRefusal) -> [IdentityValue] {
        guard !drafts.isEmpty else {
            throw FieldRefusal(field: "identities", "must name at least one identity")
        }
        guard drafts.count <= IdentityKind.allCases.count else {
            throw FieldRefusal(field: "identities", "must name at most one identity of each kind")
        }
        let identities = try IdentityValue.all(drafts)
        var kinds: Set<IdentityKind> = []
        for (index, identity) in identities.enumerated()
        where !kinds.insert(identity.kind).inserted {
            throw FieldRefusal(
                field: "identities[\(index)].kind",
                "must differ from the kinds before it"
            )
        }
        return identities
    }

    private static func registeredAt(
        _ microseconds: Int64,
        now: Timestamp
    ) throws(FieldRefusal) -> Timestamp? {
        guard microseconds != 0 else { return nil }
        let time = Timestamp(microseconds: microseconds)
        let latest = now.advanced(byMicroseconds: clockSkewMicrosecondsMax)
        guard time.isInRange, time <= latest else {
            throw FieldRefusal(
                field: "registered_at",
                "must be 0, or microseconds since the epoch, not before 1900 and not in the future"
            )
        }
        return time
    }
}

extension IdentityValue {
    /// Normalises a list of identities from outside.
    ///
    /// - Parameter drafts: Kinds, `nil` where not known here, and values as written.
    /// - Returns: The identities in the same order.
    /// - Throws: The first field that is refused, as `identities[1].value`.
    package static func all(
        _ drafts: [(kind: IdentityKind?, value: String)]
    ) throws(FieldRefusal) -> [IdentityValue] {
        var identities: [IdentityValue] = []
        for (index, draft) in drafts.enumerated() {
            guard let kind = draft.kind else {
                throw FieldRefusal(
                    field: "identities[\(index)].kind",
                    "must be a kind that is known here"
                )
            }
            do throws(IdentityValue.Refusal) {
                identities.append(try IdentityValue(kind, normalising: draft.value))
            } catch {
                throw FieldRefusal(field: "identities[\(index)].value", error.description)
            }
        }
        return identities
    }
}
