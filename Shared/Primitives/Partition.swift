/// The fixed share of members that an event belongs to.
///
/// Events are ordered within a partition only; a consumer's position is one number per partition.
/// The count never changes: consumers' stored positions depend on it.
package enum Partition {
    /// How many partitions every event stream has.
    package static let count = 16

    /// The partition of a member, from 0 up to `count`.
    ///
    /// The id is mixed by the finaliser of SplitMix64 (Steele, Lea and Flood, 2014), since ids made
    /// one after another differ in few bits.
    package static func index(of member: MemberID) -> Int {
        Int(truncatingIfNeeded: mix(UInt64(bitPattern: member.rawValue)) % UInt64(count))
    }

    /// Mixes 64 bits so that each output bit depends on every input bit.
    package static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
