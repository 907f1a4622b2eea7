package import Primitives

/// Which arm of an experiment a member is in: always the same one, without a list.
///
/// A keyed hash of experiment and member gives a number that is even over members, independent
/// between experiments, and not to be guessed. Only a change of the shares moves members, and then
/// as few as can be.
package struct ExperimentAssignment: Sendable {
    /// What the experiment is called; a new name draws anew.
    package let experiment: String
    /// The share of each arm, adding up to 1.
    package let shares: [Double]
    private let hash: SipHash

    /// Sets up an experiment.
    ///
    /// - Parameters:
    ///   - experiment: What it is called.
    ///   - shares: At least one, none negative, adding up to 1.
    ///   - hash: Keyed with the installation's secret.
    package init(experiment: String, shares: [Double], hash: SipHash) {
        precondition(!shares.isEmpty && shares.allSatisfy { $0 >= 0 }, "shares are \(shares)")
        precondition(abs(shares.reduce(0, +) - 1) < 1e-9, "shares \(shares) do not add up to 1")
        self.experiment = experiment
        self.shares = shares
        self.hash = hash
    }

    /// The arm of a member.
    package func arm(of member: MemberID) -> Int {
        arm(at: position(of: member))
    }

    /// Where a member stands between 0 and 1.
    package func position(of member: MemberID) -> Double {
        let number = UInt64(bitPattern: member.rawValue)
        // The name's length keeps ("a", …) and ("a\0…", …) apart.
        let name = Array(experiment.utf8)
        var bytes = (0..<8).map { UInt8(truncatingIfNeeded: name.count >> (8 * $0)) }
        bytes += name
        bytes += (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        return Double(hash.hash(bytes) >> 11) * 0x1p-53
    }

    private func arm(at position: Double) -> Int {
        var end = 0.0
        for (arm, share) in shares.enumerated() {
            end += share
            if position < end { return arm }
        }
        // Rounding may leave a hair above the last end: it belongs to the last arm with a share.
        return shares.lastIndex { $0 > 0 } ?? 0
    }
}
