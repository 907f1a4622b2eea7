package import Primitives

/// Where codes, sessions and keys are kept: what the service needs of a store.
///
/// Every function throws ``MemberStoreError`` and nothing else.
package protocol AccessStore: Sendable {
    /// Makes a one-time code, unless too many were asked for. Looks nobody up.
    func requestCode(_ request: CodeRequest) async throws -> CodeRequestOutcome

    /// What became of an earlier sign-in; `nil` where none came under this key.
    ///
    /// - Returns: `keyReused`, `replayed`, or `codeRefused` where its answer is not given again.
    /// - Throws: ``MemberStoreError``.
    func signedIn(_ request: KeyedRequest, rules: SessionRules) async throws -> SignInOutcome?

    /// Remembers an id token that somebody who is no member has signed in by.
    ///
    /// - Returns: Whether it is good: `false` where it was used before.
    /// - Throws: ``MemberStoreError``.
    func spend(_ token: SpentToken) async throws -> Bool

    /// Signs a member in.
    func signIn(_ request: SignIn, rules: SessionRules) async throws -> SignInOutcome

    /// Binds a phone that an issuer vouches for to the issuer's subject; somebody must sign in by
    /// it.
    ///
    /// - Parameters:
    ///   - issuer: The issuer.
    ///   - subject: Its name for the person.
    ///   - identity: The phone.
    ///   - takesUnproven: Whether it is taken from a member that has it without proof.
    /// - Returns: What became of it.
    /// - Throws: ``MemberStoreError``.
    func link(
        issuer: String,
        subject: String,
        to identity: IdentityValue,
        takesUnproven: Bool
    ) async throws -> LinkOutcome

    /// Exchanges a refresh token.
    func refresh(_ token: String, rules: SessionRules) async throws -> RefreshOutcome

    /// Ends the session of a refresh token; does nothing where there is none.
    func signOut(_ token: String) async throws

    /// Where a member is signed in, the latest first.
    func devices(of memberID: MemberID, rules: SessionRules) async throws -> [SignedInDevice]

    /// Ends a session, or all of a member; those that are over already stay as they are.
    ///
    /// - Parameters:
    ///   - sessionID: `nil` for all.
    ///   - memberID: Whose they are.
    /// - Returns: How many were ended.
    /// - Throws: ``MemberStoreError``.
    func revoke(_ sessionID: String?, of memberID: MemberID) async throws -> Int

    /// Every signing key that may still matter, in no order.
    func signingKeys() async throws -> [SigningKeyRecord]

    /// Makes a signing key where one is due.
    ///
    /// - Returns: Whether one was made.
    func makeDueSigningKey(_ plan: SigningKeyPlan) async throws -> Bool

    /// Makes a signing key at an operator's wish.
    func rotateSigningKey(
        _ plan: SigningKeyPlan,
        isCompromised: Bool,
        request: KeyedRequest
    ) async throws -> KeyedOutcome<SigningKeyRotation>

    /// Makes a member code; `nil` where the member is closed, erased or gone.
    ///
    /// - Parameters:
    ///   - memberID: The member.
    ///   - byMember: Whether the member itself asks; else reading the code proves nothing.
    /// - Returns: The code and its end.
    /// - Throws: ``MemberStoreError``.
    func issueMemberCode(
        _ memberID: MemberID,
        byMember: Bool
    ) async throws -> (code: MemberCode, expiresAt: Timestamp)?

    /// Uses a member code.
    func read(_ reading: CodeReading) async throws -> ReadingOutcome

    /// Gives a device what it needs.
    func offlineHandle(
        of memberID: MemberID,
        deviceID: String,
        stores: [OrganisationPath]
    ) async throws -> OfflineHandleOutcome

    /// The keys of a store, one for each day.
    func offlineKeys(
        of store: OrganisationPath
    ) async throws -> [(day: Int64, key: Redacted<[UInt8]>)]

    /// Uses a one-time code to show that a member is there.
    func stepUp(
        _ memberID: MemberID,
        code: PresentedCode,
        request: KeyedRequest
    ) async throws -> StepUpOutcome

    /// Keeps what a vendor said, once; asks it only where the request is new.
    func recordRealPerson(
        _ memberID: MemberID,
        _ result: RealPersonResult,
        request: KeyedRequest
    ) async throws -> KeyedOutcome<RealPersonRecord>

    /// What a vendor said about an earlier request; `nil` where there was none.
    func realPerson(
        _ request: KeyedRequest
    ) async throws -> KeyedOutcome<RealPersonRecord>?
}

/// A signing key that was made at an operator's wish.
package struct SigningKeyRotation: Hashable, Sendable {
    /// Its name.
    package let keyID: String
    /// From when on it signs.
    package let signsFrom: Timestamp

    /// Describes it.
    package init(keyID: String, signsFrom: Timestamp) {
        self.keyID = keyID
        self.signsFrom = signsFrom
    }
}

/// What is kept of a check of a living person.
package struct RealPersonRecord: Hashable, Sendable {
    /// What the vendor said.
    package let result: RealPersonResult
    /// When.
    package let checkedAt: Timestamp

    /// Bundles them.
    package init(result: RealPersonResult, checkedAt: Timestamp) {
        self.result = result
        self.checkedAt = checkedAt
    }
}
