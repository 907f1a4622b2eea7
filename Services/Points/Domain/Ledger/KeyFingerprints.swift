package import Primitives

/// Which commands an account has seen: 24 bits of a hash of each command's identity.
///
/// It stands in the account's row, which every command reads anyway, so that a new key costs no
/// look-up of its own however old the account is. Where a fingerprint is there, the member's
/// history, newest first, tells whether the key really is (at a thousand commands one new key in
/// 17,000 is looked for in vain).
package struct KeyFingerprints: Hashable, Sendable {
    /// Three bytes each, in the order in which they came.
    package private(set) var bytes: [UInt8]

    /// The bytes of one fingerprint.
    package static let byteCount = 3

    /// None, or those that were stored.
    package init(bytes: [UInt8] = []) {
        precondition(bytes.count % Self.byteCount == 0, "fingerprints have 3 bytes each")
        self.bytes = bytes
    }

    /// Whether a command with this fingerprint may have been seen; `false` is certain.
    package func contains(_ fingerprint: KeyFingerprint) -> Bool {
        let (first, second, third) = fingerprint.bytes
        return bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if bytes[index] == first, bytes[index + 1] == second, bytes[index + 2] == third {
                    return true
                }
                index += Self.byteCount
            }
            return false
        }
    }

    mutating func insert(_ fingerprint: KeyFingerprint) {
        if !contains(fingerprint) { append(fingerprint) }
    }

    /// Adds one that is not there.
    mutating func append(_ fingerprint: KeyFingerprint) {
        let (first, second, third) = fingerprint.bytes
        bytes.append(first)
        bytes.append(second)
        bytes.append(third)
    }
}

/// A hash of what identifies a command within its member's account.
package struct KeyFingerprint: Hashable, Sendable {
    let bytes: (UInt8, UInt8, UInt8)

    private init(_ hash: UInt64) {
        let mixed = Partition.mix(hash)
        bytes = (
            UInt8(truncatingIfNeeded: mixed), UInt8(truncatingIfNeeded: mixed >> 8),
            UInt8(truncatingIfNeeded: mixed >> 16)
        )
    }

    /// Of a command that is identified by its caller and key.
    package init(_ caller: Caller, _ key: IdempotencyKey) {
        var hash = FNV1a()
        hash.add(caller.rawValue)
        hash.add(key.rawValue)
        self.init(hash.value)
    }

    /// Of a hold, which is identified by its name alone.
    package init(_ hold: HoldID) {
        var hash = FNV1a()
        hash.add("hold")
        hash.add(hold.rawValue)
        self.init(hash.value)
    }

    package static func == (lhs: KeyFingerprint, rhs: KeyFingerprint) -> Bool {
        lhs.bytes == rhs.bytes
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(bytes.0)
        hasher.combine(bytes.1)
        hasher.combine(bytes.2)
    }
}

extension Entry {
    /// The fingerprint of the command that it was booked for; `nil` where it holds no key.
    var fingerprint: KeyFingerprint? {
        guard let key, !isOfOrder else { return nil }
        if isOfHold, let hold = HoldID(key.rawValue) { return KeyFingerprint(hold) }
        return KeyFingerprint(caller, key)
    }

    /// Whether it takes an order back: its key is a name within the order, not within the account.
    var isOfOrder: Bool {
        if case .reversedOrder = subject { true } else { false }
    }

    /// Whether it was booked for a command that places a hold, which its name alone identifies.
    var isOfHold: Bool {
        switch subject {
        case .hold: true
        case .refusal(_, of: let kind, _): kind == .hold
        default: false
        }
    }
}
