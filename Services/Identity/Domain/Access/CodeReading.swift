package import Primitives

/// A till that reads a member's code.
package struct CodeReading: Hashable, Sendable {
    /// The code.
    package let code: MemberCode
    /// The store of the till.
    package let store: OrganisationPath
    /// When the till read it, where that is in the past; `nil` for now.
    package let readAt: Timestamp?
    /// The caller and the name that it gave to this request.
    package let key: CallerKey

    /// Describes a reading.
    package init(
        code: MemberCode,
        store: OrganisationPath,
        readAt: Timestamp?,
        key: CallerKey
    ) {
        self.code = code
        self.store = store
        self.readAt = readAt
        self.key = key
    }
}

/// What became of a reading, in order of precedence.
package enum ReadingOutcome: Hashable, Sendable {
    /// Another request came before under this key; the first field that differs.
    case keyReused(String)
    /// The same request came before.
    case replayed(MemberID, isOffline: Bool)
    /// This till has sent too many wrong codes.
    case limited(wait: Duration)
    /// Nobody has such a code: counts as a guess.
    case unknown
    /// It was used before: counts as a guess.
    case used
    /// Its time is over, or it is not the code of the time at which it was read.
    case late
    /// The member is closed, erased or gone.
    case memberGone
    /// The member's, by a code that was asked for on a channel's word; used by this. Says who it is
    /// and proves nothing.
    case named(MemberID)
    /// The member's; used by this.
    case decided(MemberID, isOffline: Bool)
}

/// What became of a step-up, in order of precedence.
package enum StepUpOutcome: Hashable, Sendable {
    /// Another request came before under this key; the first field that differs.
    case keyReused(String)
    /// The same request came before.
    case replayed(at: Timestamp)
    /// The code is not good.
    case codeRefused(CodeOutcome)
    /// The code was sent to somebody else's phone.
    case foreignIdentity
    /// The member was there.
    case decided(at: Timestamp)
}

/// What became of a request for a handle, in order of precedence.
package enum OfflineHandleOutcome: Hashable, Sendable {
    /// The member is closed, erased or gone.
    case memberGone
    /// The member has asked too often.
    case limited(wait: Duration)
    /// What the device needs.
    case decided(OfflineHandle)
}

/// What a device needs to make codes without a network.
package struct OfflineHandle: Hashable, Sendable {
    /// The secret of one store and day.
    package struct Secret: Hashable, Sendable {
        /// The store.
        package let store: OrganisationPath
        /// The day, since 1970-01-01, UTC.
        package let day: Int64
        /// 32 bytes.
        package let bytes: Redacted<[UInt8]>

        /// Bundles a secret.
        package init(store: OrganisationPath, day: Int64, bytes: Redacted<[UInt8]>) {
            self.store = store
            self.day = day
            self.bytes = bytes
        }
    }

    /// 8 digits.
    package let handle: String
    /// One for each store and day.
    package let secrets: [Secret]

    /// Bundles a handle.
    package init(handle: String, secrets: [Secret]) {
        self.handle = handle
        self.secrets = secrets
    }
}

/// What a vendor says about a check of a living person.
package struct RealPersonResult: Hashable, Sendable {
    /// Whether it is the member.
    package let isPassed: Bool
    /// The vendor's name for the check.
    package let reference: String

    /// The longest reference, in bytes.
    package static let referenceByteCountMax = 128

    /// Takes a vendor's answer; fails where its reference cannot be kept.
    package init?(isPassed: Bool, reference: String) {
        guard (1...Self.referenceByteCountMax).contains(reference.utf8.count),
            reference.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        self.isPassed = isPassed
        self.reference = reference
    }
}
