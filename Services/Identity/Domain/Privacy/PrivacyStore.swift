package import Primitives

/// A request to erase a member, or to have it erased.
package struct ErasureCommand: Hashable, Sendable {
    /// Whom.
    package let memberID: MemberID
    /// Who asks: kind and id of the principal, `staff:17`.
    package let caller: String
    /// Why; without personal data.
    package let reason: ReasonText

    /// Describes a request.
    package init(memberID: MemberID, caller: String, reason: ReasonText) {
        self.memberID = memberID
        self.caller = caller
        self.reason = reason
    }

    /// The same request about the member that the id leads to.
    package func about(_ memberID: MemberID) -> ErasureCommand {
        ErasureCommand(memberID: memberID, caller: caller, reason: reason)
    }
}

/// What became of a request to have a member erased.
///
/// The cases stand in order of precedence.
package enum ErasureRequestOutcome: Hashable, Sendable {
    /// There is no such member, or the caller does not reach it.
    case memberUnknown
    /// Another request came before under this key; the field that differs.
    case keyReused(String)
    /// The same request came before; when it was booked.
    case replayed(Timestamp)
    /// It is on record, perhaps since an earlier request; since when.
    case requested(Timestamp)
}

/// What became of a request to erase a member.
///
/// The cases stand in order of precedence.
package enum ErasureOutcome: Hashable, Sendable {
    /// There is no such member, or the caller does not reach it.
    case memberUnknown
    /// Another request came before under this key; the field that differs.
    case keyReused(String)
    /// The same request came before; when the member was erased.
    case replayed(Timestamp)
    /// The member was erased before.
    case alreadyErased(Timestamp)
    /// A second person must have allowed it, and has not; what became of the approval.
    case notApproved(UseApproval.Outcome)
    /// It is gone for good.
    case erased(Timestamp)
}

/// How far the keys of members are wrapped under the newest master key.
package struct KeyRotation: Hashable, Sendable {
    /// The number of the newest master key.
    package let masterKeyID: Int64
    /// How many keys were wrapped anew now.
    package let wrappedCount: Int
    /// Where to go on; `nil` at the end.
    package let next: MemberID?
    /// How many keys are still wrapped under older ones; counted at the end only.
    package let remainingCount: Int

    /// Describes how far it is.
    package init(masterKeyID: Int64, wrappedCount: Int, next: MemberID?, remainingCount: Int) {
        self.masterKeyID = masterKeyID
        self.wrappedCount = wrappedCount
        self.next = next
        self.remainingCount = remainingCount
    }
}

/// What a backup consists of.
package struct StoreBackup: Hashable, Sendable {
    /// The file of the data, without the keys that open it.
    package let dataFile: String
    /// The file of the keys, and of who is erased.
    package let keysFile: String
    /// How many members it holds.
    package let memberCount: Int

    /// Names the files.
    package init(dataFile: String, keysFile: String, memberCount: Int) {
        self.dataFile = dataFile
        self.keysFile = keysFile
        self.memberCount = memberCount
    }
}

/// Why keys cannot be rotated, or a backup not be written.
package enum KeeperRefusal: Error, Hashable, Sendable {
    /// The file of master keys cannot be read, or does not hold the keys in use as they are.
    case masterKeysUnusable(String)
    /// This store is not backed up by itself, but by its server's own tools.
    case backupUnsupported
    /// The files cannot be made there.
    case folderUnusable
}

/// Where members are exported, erased and kept safe.
///
/// Every function throws ``MemberStoreError`` and, where said, ``KeeperRefusal``.
package protocol PrivacyStore: Sendable {
    /// Everything that is held about a member; `nil` where there is none, or it is not reached.
    func export(_ memberID: MemberID, reach: MemberReach) async throws -> MemberExport?

    /// Records that a member shall be erased.
    func requestErasure(
        _ command: ErasureCommand,
        reach: MemberReach,
        request: KeyedRequest
    ) async throws -> ErasureRequestOutcome

    /// Takes back that a member shall be erased.
    ///
    /// - Returns: Whether that was on record; `nil` where there is no such member, or the caller
    ///   does not reach it.
    func withdrawErasure(
        of memberID: MemberID,
        reach: MemberReach,
        request: KeyedRequest
    ) async throws -> KeyedOutcome<Bool>?

    /// Who of a part of the organisation shall be erased, whoever has waited longest first.
    ///
    /// - Parameters:
    ///   - organisation: The part whose members are told.
    ///   - position: Only those after it; `nil` for the first.
    ///   - limit: The most of them.
    /// - Returns: The wishes that stand, and whether there are more.
    /// - Throws: ``MemberStoreError``.
    func erasureWishes(
        in organisation: OrganisationPath,
        after position: ErasureWish.Position?,
        limit: Int
    ) async throws -> OrganisationPage<ErasureWish>

    /// Destroys the key of a member's personal data, and whatever leads to it; returns once that
    /// is on disk.
    ///
    /// - Parameters:
    ///   - command: Who asks for whom.
    ///   - reach: Whom the caller reaches.
    ///   - approvalID: The approval by a second person, used up with the erasure; `nil` where none
    ///     is needed.
    ///   - request: By which a repeat is recognised.
    /// - Returns: What became of it.
    /// - Throws: ``MemberStoreError``.
    func erase(
        _ command: ErasureCommand,
        reach: MemberReach,
        approvalID: Int64?,
        request: KeyedRequest
    ) async throws -> ErasureOutcome

    /// Members of a part of the organisation by the end of a phone number and the first character
    /// of the name.
    ///
    /// - Returns: At most `countMax` members, and whether there are more.
    func members(
        phoneEnd: PhoneEnd,
        nameInitial: Character,
        within organisation: OrganisationPath,
        countMax: Int
    ) async throws -> (members: [Member], hasMore: Bool)

    /// Reads the master keys again and wraps the keys of the next members under the newest.
    func rotateMasterKey(after memberID: MemberID?, countMax: Int) async throws -> KeyRotation

    /// Writes a copy of the data and a copy of the keys.
    func backUp(into folder: String) async throws -> StoreBackup
}
