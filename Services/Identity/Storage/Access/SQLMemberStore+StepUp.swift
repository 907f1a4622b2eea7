package import IdentityDomain
package import Primitives
import StorageCore

/// Step-up, subjects of issuers, and checks of living persons.
extension SQLMemberStore {
    /// Binds a phone that an issuer vouches for to the issuer's subject.
    package func link(
        issuer: String,
        subject: String,
        to identity: IdentityValue,
        takesUnproven: Bool
    ) async throws -> LinkOutcome {
        try await change { transaction in
            let index = transaction.context.lookUp.index(of: identity)
            guard let owner = try transaction.owner(of: index) else {
                return .unknown(takenFrom: nil)
            }
            guard try transaction.isCredential(identity, of: owner) else {
                guard takesUnproven else { return .unknown(takenFrom: nil) }
                try transaction.take(identity, from: owner)
                return .unknown(takenFrom: owner)
            }
            guard let memberID = try transaction.presentMember(owner) else {
                return .unknown(takenFrom: nil)
            }
            // Who was linked first stays: an issuer's subject is one person for ever.
            try transaction.writer.execute(
                """
                INSERT INTO openid_subjects (subject_index, member_id) VALUES ($1, $2)
                ON CONFLICT (subject_index) DO NOTHING
                """,
                [
                    .blob(
                        transaction.context.access.subjectIndex(issuer: issuer, subject: subject)
                    ),
                    .integer(memberID.rawValue),
                ]
            )
            return .linked
        }
    }

    /// Uses a one-time code to show that a member is there.
    package func stepUp(
        _ memberID: MemberID,
        code: PresentedCode,
        request: KeyedRequest
    ) async throws -> StepUpOutcome {
        try await change { transaction in
            var refusal: StepUpOutcome?
            let outcome = try transaction.once(request, decode: Timestamp.init(storedBytes:)) {
                let tried = try transaction.tryCode(code, for: .stepUp)
                guard let good = tried.code else {
                    refusal = .codeRefused(tried.outcome)
                    return nil
                }
                let owner = try transaction.owner(of: good.identityIndex)
                    .flatMap { try transaction.presentMember($0) }
                try transaction.use(good)
                // A phone that was attached without proof shows nothing of the member.
                guard owner == memberID,
                    try transaction.isCredential(good.identity, of: memberID)
                else {
                    refusal = .foreignIdentity
                    return nil
                }
                let now = transaction.bookedAt
                return (now, now.storedBytes)
            }
            switch outcome {
            case .keyReused(let field): return .keyReused(field)
            case .replayed(let at): return .replayed(at: at)
            case .decided(let at): return .decided(at: at)
            case nil:
                guard let refusal else { preconditionFailure("a refusal without its reason") }
                return refusal
            }
        }
    }

    /// Keeps what a vendor said.
    package func recordRealPerson(
        _ memberID: MemberID,
        _ result: RealPersonResult,
        request: KeyedRequest
    ) async throws -> KeyedOutcome<RealPersonRecord> {
        try await change { transaction in
            let outcome = try transaction.once(request, decode: RealPersonRecord.init(stored:)) {
                let record = RealPersonRecord(result: result, checkedAt: transaction.bookedAt)
                try transaction.writer.execute(
                    """
                    INSERT INTO real_person_checks (member_id, checked_at, reference, passed)
                    VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
                    """,
                    [
                        .integer(memberID.rawValue), .integer(record.checkedAt.microseconds),
                        .text(result.reference), .integer(result.isPassed ? 1 : 0),
                    ]
                )
                return (record, record.stored)
            }
            guard let outcome else { preconditionFailure("a result is always kept") }
            return outcome
        }
    }

    /// What a vendor said about an earlier request.
    package func realPerson(
        _ request: KeyedRequest
    ) async throws -> KeyedOutcome<RealPersonRecord>? {
        try await change { transaction in
            try transaction.once(request, decode: RealPersonRecord.init(stored:)) { nil }
        }
    }
}

extension Timestamp {
    /// Eight bytes, the highest first.
    fileprivate var storedBytes: [UInt8] {
        withUnsafeBytes(of: microseconds.bigEndian) { Array($0) }
    }

    /// Reads them back.
    fileprivate init?(storedBytes bytes: [UInt8]) {
        guard bytes.count == 8 else { return nil }
        let number = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(microseconds: Int64(bitPattern: number))
    }
}

extension RealPersonRecord {
    /// The answer as it is kept.
    fileprivate var stored: [UInt8] {
        checkedAt.storedBytes + [result.isPassed ? 1 : 0] + Array(result.reference.utf8)
    }

    /// Reads it back.
    fileprivate init?(stored bytes: [UInt8]) {
        guard bytes.count > 9, bytes[8] < 2,
            let checkedAt = Timestamp(storedBytes: Array(bytes[..<8])),
            let reference = String(validating: bytes[9...], as: UTF8.self),
            let result = RealPersonResult(isPassed: bytes[8] == 1, reference: reference)
        else { return nil }
        self.init(result: result, checkedAt: checkedAt)
    }
}
