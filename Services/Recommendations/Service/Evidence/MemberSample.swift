import Primitives
import RecommendationsPrediction

/// Members that are learned from.
///
/// All, or those with the lowest hashes of their ids where they are too many: the same members
/// every day, however they come, in bounded room.
struct MemberSample<Value: Sendable>: Sendable {
    private let countMax: Int
    private var hashMax = UInt64.max
    private var kept: [(hash: UInt64, member: MemberID, value: Value)] = []

    /// Keeps nobody yet.
    ///
    /// - Parameter countMax: The most members; of more than that at least some quarter of it is
    ///   kept.
    init(countMax: Int) { self.countMax = countMax }

    /// What was kept, in the order of the members' ids.
    var all: [(member: MemberID, value: Value)] {
        kept.sorted { $0.member < $1.member }.map { ($0.member, $0.value) }
    }

    /// Takes a member up, or leaves it out.
    ///
    /// - Parameters:
    ///   - member: Who.
    ///   - make: What is kept of it, made only where the member may stay; `nil` for nothing.
    mutating func take(_ member: MemberID, _ make: () -> Value?) {
        let hash = withUnsafeBytes(of: member.rawValue.littleEndian) { SipHash(key: 3, 5).hash($0) }
        guard hash <= hashMax, let value = make() else { return }
        kept.append((hash, member, value))
        while kept.count > countMax {
            hashMax /= 2
            kept.removeAll { $0.hash > hashMax }
        }
    }
}
