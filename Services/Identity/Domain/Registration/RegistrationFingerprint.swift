import Primitives

/// What a registration said, as one keyed digest per field: enough to tell a repeat from another
/// request under the same key, and nothing to read.
package struct RegistrationFingerprint: Hashable, Sendable {
    /// The fields of a registration, in the order of the `.proto` file.
    package enum Field: Int, CaseIterable, Hashable, Sendable {
        /// The names of the member.
        case identities
        /// What the member is called.
        case name
        /// The unit of the organisation that won the member.
        case organisation
        /// The way by which the member came.
        case channel
        /// When the member registered, in the world.
        case registeredAt

        /// The field's name in the `.proto` file.
        package var path: String {
            switch self {
            case .identities: "identities"
            case .name: "name"
            case .organisation: "organisation"
            case .channel: "channel"
            case .registeredAt: "registered_at"
            }
        }
    }

    /// One digest per field, in the order of `Field.allCases`.
    package let digests: [UInt64]

    /// Takes the digests of a registration; fails for any other number of them.
    ///
    /// - Parameter digests: One per field, in the order of `Field.allCases`.
    package init?(digests: [UInt64]) {
        guard digests.count == Field.allCases.count else { return nil }
        self.digests = digests
    }

    /// Digests the fields of a registration.
    ///
    /// - Parameters:
    ///   - registration: The request.
    ///   - digest: A keyed hash of the bytes of one field, different for each field.
    package init(of registration: Registration, digest: (Field, [UInt8]) -> UInt64) {
        digests = Field.allCases.map { field in digest(field, Self.bytes(field, registration)) }
    }

    /// The first field that says something else; `nil` where all say the same.
    package func firstDifference(from other: RegistrationFingerprint) -> Field? {
        Field.allCases.first { digests[$0.rawValue] != other.digests[$0.rawValue] }
    }

    /// The bytes of a field; different contents give different bytes.
    private static func bytes(_ field: Field, _ registration: Registration) -> [UInt8] {
        switch field {
        case .identities:
            // The order says nothing: the kinds differ, so that they bring their own.
            registration.identities.sorted { $0.kind.rawValue < $1.kind.rawValue }
                .flatMap { [UInt8($0.kind.rawValue)] + Array($0.unsafeText.utf8) + [0] }
        case .name: registration.name.map { Array($0.unsafeText.utf8) } ?? []
        case .organisation: Array(registration.organisation.rawValue.utf8)
        case .channel: Array(registration.channel.rawValue.utf8)
        case .registeredAt:
            Array(String(registration.registeredAt?.microseconds ?? 0).utf8)
        }
    }
}
