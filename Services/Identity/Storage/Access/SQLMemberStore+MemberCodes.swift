package import IdentityDomain
package import Primitives
import StorageCore

/// Member codes, of identity and of devices.
extension SQLMemberStore: AccessStore {
    package func issueMemberCode(
        _ memberID: MemberID,
        byMember: Bool
    ) async throws -> (code: MemberCode, expiresAt: Timestamp)? {
        try await change { transaction in
            try transaction.issueMemberCode(memberID, byMember: byMember)
        }
    }

    package func read(_ reading: CodeReading) async throws -> ReadingOutcome {
        try await change { transaction in try transaction.read(reading) }
    }

    package func offlineHandle(
        of memberID: MemberID,
        deviceID: String,
        stores: [OrganisationPath]
    ) async throws -> OfflineHandleOutcome {
        let offline = access.offline
        let found = try await change { transaction in
            try transaction.offlineHandle(of: memberID, deviceID: deviceID)
        }
        let (handle, now): (String, Timestamp)
        switch found {
        case .memberGone: return .memberGone
        case .limited(let wait): return .limited(wait: wait)
        case .handle(let text, let at): (handle, now) = (text, at)
        }
        let secrets = stores.flatMap { store in
            OfflineCode.days(at: now).map { day in
                OfflineHandle.Secret(
                    store: store,
                    day: day,
                    bytes: OfflineKeys.secret(
                        of: handle,
                        storeKey: offline.storeKey(store.rawValue, day: day)
                    )
                )
            }
        }
        return .decided(OfflineHandle(handle: handle, secrets: secrets))
    }

    package func offlineKeys(
        of store: OrganisationPath
    ) async throws -> [(day: Int64, key: Redacted<[UInt8]>)] {
        OfflineCode.days(at: context.environment.now()).map { day in
            (day, access.offline.storeKey(store.rawValue, day: day))
        }
    }
}

extension IdentityTransaction {
    /// How often another code or handle is tried where one is taken.
    static let trialsMax = 32

    func issueMemberCode(
        _ memberID: MemberID,
        byMember: Bool
    ) throws -> (code: MemberCode, expiresAt: Timestamp)? {
        guard let memberID = try presentMember(memberID) else { return nil }
        try purge(
            "member_codes",
            key: "code_index",
            time: "issued_at",
            before: bookedAt.advanced(byMicroseconds: -MemberCode.memory.microseconds)
        )
        for _ in 0..<Self.trialsMax {
            guard let code = MemberCode.random(context.environment.random) else { continue }
            let count = try writer.execute(
                """
                INSERT INTO member_codes (code_index, member_id, issued_at, used, by_member)
                VALUES ($1, $2, $3, 0, $4) ON CONFLICT (code_index) DO NOTHING
                """,
                [
                    .blob(context.access.memberCodeIndex(code)), .integer(memberID.rawValue),
                    .integer(bookedAt.microseconds), .integer(byMember ? 1 : 0),
                ]
            )
            if count == 1 { return (code, bookedAt.advanced(by: MemberCode.lifetime)) }
        }
        throw StorageError(.other, "no member code is free: is the source of randomness none?")
    }

    func read(_ reading: CodeReading) throws -> ReadingOutcome {
        let limits = MemberCode.guessLimits
        let guesses = context.access.limitIndex("guess", Array(reading.key.caller.utf8))
        var refusal: ReadingOutcome?
        var isNamed = false
        let outcome = try once(reading.keyed, decode: { MemberID(storedBytes: $0) }) {
            let recent = try recentRequests(guesses)
            if let wait = recent.wait(under: limits, now: bookedAt) {
                refusal = .limited(wait: wait)
                return nil
            }
            let found =
                switch reading.code.kind {
                case .online: try readOnline(reading)
                case .offline: try readOffline(reading)
                }
            switch found {
            case .decided(let memberID, _):
                return (memberID, memberID.storedBytes)
            case .named(let memberID):
                isNamed = true
                return (memberID, memberID.storedBytes)
            case .keyReused, .replayed, .limited, .unknown, .used, .late, .memberGone:
                if found.isGuess { try note(guesses, recent, under: limits) }
                refusal = found
                return nil
            }
        }
        let isOffline = reading.code.kind == .offline
        switch outcome {
        case .keyReused(let field): return .keyReused(field)
        case .replayed(let memberID): return .replayed(memberID, isOffline: isOffline)
        case .decided(let memberID):
            return isNamed ? .named(memberID) : .decided(memberID, isOffline: isOffline)
        case nil:
            guard let refusal else { preconditionFailure("a refusal without its reason") }
            return refusal
        }
    }

    private func readOnline(_ reading: CodeReading) throws -> ReadingOutcome {
        let index = context.access.memberCodeIndex(reading.code)
        let row = try writer.first(
            """
            SELECT member_id, issued_at, used, by_member FROM member_codes
            WHERE code_index = $1 FOR UPDATE
            """,
            [.blob(index)]
        )
        guard let row else { return .unknown }
        let issued = IssuedMemberCode(
            issuedAt: Timestamp(microseconds: try row.integer(1)),
            isUsed: try row.integer(2) == 1
        )
        switch issued.decide(now: bookedAt) {
        case .used: return .used
        case .late: return .late
        case .accepted:
            try write(
                "UPDATE member_codes SET used = 1 WHERE code_index = $1 AND used = 0",
                [[.blob(index)]]
            )
            let memberID = try presentMember(try MemberID(stored: row.integer(0)))
            guard let memberID else { return .memberGone }
            return try row.integer(3) == 1
                ? .decided(memberID, isOffline: false) : .named(memberID)
        }
    }

    private func readOffline(_ reading: CodeReading) throws -> ReadingOutcome {
        let readAt = reading.readAt ?? bookedAt
        let oldest = bookedAt.advanced(byMicroseconds: -OfflineCode.daysBack * 86_400_000_000)
        guard readAt >= oldest, readAt <= bookedAt.advanced(by: RecentRequests.clockSkewMax)
        else { return .late }
        let store = reading.store.rawValue
        let slot = context.access.offline.slot(of: reading.code, store: store, readAt: readAt)
        let digits = reading.code.unsafeBody.prefix(OfflineCode.handleDigitCount)
        guard let slot, let handle = Int64(digits) else { return .unknown }
        let owner = try writer.integer(
            "SELECT member_id FROM offline_handles WHERE handle = $1",
            [.integer(handle)]
        )
        guard let owner else { return .unknown }
        let index = context.access.readingIndex(
            code: reading.code,
            slot: slot,
            store: store,
            till: reading.key.caller
        )
        try purge(
            "offline_readings",
            key: "reading_index",
            time: "booked_at",
            before: oldest.advanced(byMicroseconds: -86_400_000_000)
        )
        let isNew = try writer.execute(
            """
            INSERT INTO offline_readings (reading_index, booked_at) VALUES ($1, $2)
            ON CONFLICT (reading_index) DO NOTHING
            """,
            [.blob(index), .integer(bookedAt.microseconds)]
        )
        guard isNew == 1 else { return .used }
        let memberID = try presentMember(try MemberID(stored: owner))
        return memberID.map { .decided($0, isOffline: true) } ?? .memberGone
    }
}

extension ReadingOutcome {
    /// Whether it tells somebody who tries codes out that this one is none.
    fileprivate var isGuess: Bool {
        switch self {
        case .unknown, .used: true
        case .keyReused, .replayed, .limited, .late, .memberGone, .named, .decided: false
        }
    }
}

extension CodeReading {
    /// The request, as far as a repeat of it is recognised.
    fileprivate var keyed: KeyedRequest {
        KeyedRequest(
            key: key,
            method: "ResolveMemberCode",
            fields: [
                .init("code", code.unsafeText), .init("organisation", store.rawValue),
                .init("read_at", readAt?.microseconds ?? 0),
            ]
        )
    }
}

extension MemberID {
    /// Eight bytes, the highest first.
    var storedBytes: [UInt8] { withUnsafeBytes(of: rawValue.bigEndian) { Array($0) } }

    /// Reads them back.
    init?(storedBytes bytes: [UInt8]) {
        guard bytes.count == 8 else { return nil }
        let number = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(rawValue: Int64(bitPattern: number))
    }
}
