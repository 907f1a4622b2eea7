/// A reproducible stream of random numbers: SplitMix64 (Steele, Lea and Flood, 2014).
///
/// For tests, simulators and generated data; never for anything that must not be guessed.
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts the stream that belongs to this seed.
    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        let value = Partition.mix(state)
        state &+= 0x9E37_79B9_7F4A_7C15
        return value
    }
}
