import IdentityDomain
import Primitives
import StorageCore

/// Handles, under which devices make member codes without a network.
extension IdentityTransaction {
    /// What a member's device gets, before its secrets are made.
    enum FoundHandle: Hashable, Sendable {
        case memberGone
        case limited(wait: Duration)
        case handle(String, now: Timestamp)
    }

    /// The handle of a member's device; the same as long as it is asked for now and then.
    func offlineHandle(of memberID: MemberID, deviceID: String) throws -> FoundHandle {
        guard let memberID = try presentMember(memberID) else { return .memberGone }
        let limits = OfflineCode.handleLimits
        let asked = context.access.limitIndex("handle", memberID.storedBytes)
        let recent = try recentRequests(asked)
        if let wait = recent.wait(under: limits, now: bookedAt) { return .limited(wait: wait) }
        try note(asked, recent, under: limits)
        let device = context.access.deviceIndex(deviceID)
        // A handle is not given to somebody else while a till may still bring a code of it.
        let memory = OfflineCode.handleLifetime + .seconds(OfflineCode.daysBack * 86_400)
        try purge(
            "offline_handles",
            key: "handle",
            time: "issued_at",
            before: bookedAt.advanced(byMicroseconds: -memory.microseconds)
        )
        let known = try writer.integer(
            "SELECT handle FROM offline_handles WHERE member_id = $1 AND device_index = $2",
            [.integer(memberID.rawValue), .blob(device)]
        )
        if let known {
            try write(
                "UPDATE offline_handles SET issued_at = $2 WHERE handle = $1",
                [[.integer(known), .integer(bookedAt.microseconds)]]
            )
            return .handle(Self.handle(known), now: bookedAt)
        }
        try dropOldHandles(of: memberID)
        return .handle(try newHandle(of: memberID, device), now: bookedAt)
    }

    /// Makes room for one more handle of a member.
    private func dropOldHandles(of memberID: MemberID) throws {
        try writer.execute(
            """
            DELETE FROM offline_handles WHERE handle IN (
                SELECT handle FROM offline_handles WHERE member_id = $1
                ORDER BY issued_at DESC, handle LIMIT 1000 OFFSET $2
            )
            """,
            [.integer(memberID.rawValue), .integer(Int64(OfflineCode.handlesMax - 1))]
        )
    }

    private func newHandle(of memberID: MemberID, _ device: [UInt8]) throws -> String {
        for _ in 0..<Self.trialsMax {
            let digits = MemberCode.digits(
                OfflineCode.handleDigitCount,
                random: context.environment.random
            )
            guard let handle = Int64(digits) else { continue }
            let taken = try writer.integer(
                "SELECT member_id FROM offline_handles WHERE handle = $1",
                [.integer(handle)]
            )
            if taken != nil { continue }
            try write(
                """
                INSERT INTO offline_handles (handle, member_id, device_index, issued_at)
                VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
                """,
                [
                    [
                        .integer(handle), .integer(memberID.rawValue), .blob(device),
                        .integer(bookedAt.microseconds),
                    ]
                ]
            )
            return digits
        }
        throw StorageError(.other, "no handle is free: too many devices have one")
    }

    private static func handle(_ number: Int64) -> String {
        MemberCode.padded(UInt64(number), to: OfflineCode.handleDigitCount)
    }
}
