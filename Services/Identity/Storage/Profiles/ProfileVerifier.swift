import IdentityDomain
import Primitives
import StorageCore

/// Checks that what may be filtered by is what the members' records say.
struct ProfileVerifier {
    private var parentCount: Int64 = 0

    /// Compares a member's row with its record.
    mutating func verify(
        _ stored: StoredMember,
        _ record: PersonalRecord,
        _ verification: inout IdentityVerification
    ) {
        if !record.personal.children.isEmpty { parentCount += 1 }
        let facts = stored.facts
        if facts.birthday != record.personal.birthday.birthday?.monthDay {
            verification.find("member \(stored.memberID): its birthday is filed as another day")
        }
        if record.personal.children.isEmpty, !facts.childStages.isEmpty {
            verification.find("member \(stored.memberID): stages of children that it does not have")
        }
        if facts.state != .frozen, !facts.mayEarn || !facts.mayBurn {
            verification.find("member \(stored.memberID): gates are shut though it is not frozen")
        }
    }

    /// Compares what all rows amount to.
    func verifyRows(
        in reader: any SQLReader,
        _ verification: inout IdentityVerification
    ) throws {
        let dayCount = try reader.integer(
            "SELECT count(*) FROM members WHERE next_stage_day IS NOT NULL"
        )
        if dayCount ?? 0 != parentCount {
            verification.find(
                "\(dayCount ?? 0) members wait for a stage of a child, \(parentCount) have children"
            )
        }
    }
}
