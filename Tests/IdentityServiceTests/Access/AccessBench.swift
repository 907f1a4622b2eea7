import Foundation
import IdentityDomain
import IdentityService
import IdentityStorage
import Messages
import Primitives
import RPCCore
import StorageSQLite
import Synchronization
import Testing

/// The handlers of access over a real store, with a phone that the test looks at.
final class AccessBench: Sendable {
    static let start = Timestamp(microseconds: 1_760_000_000_000_000)

    let handlers: AccessHandlers
    let store: SQLMemberStore
    let phone: TestPhone
    private let time: Mutex<Timestamp>

    private init(
        _ store: SQLMemberStore,
        _ phone: TestPhone,
        staff: any StaffCredentials,
        time: consuming Mutex<Timestamp>,
        book: SigningKeyBook
    ) {
        self.store = store
        self.phone = phone
        self.time = time
        handlers = AccessHandlers(
            store: store,
            members: store,
            ports: AccessHandlers.Ports(
                sender: phone,
                weChat: TestWeChat(),
                openID: TestVouchers(),
                staff: staff,
                realPerson: TestVouchers(),
                tokens: TestTokens()
            ),
            rules: SessionRules(),
            keys: book,
            now: { Self.start },
            deliveryFailed: { phone.noteFailure($0) }
        )
    }

    /// Opens a store, runs the test and closes it.
    static func with(
        staff: any StaffCredentials = NobodysCredentials(),
        _ body: (AccessBench) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-access-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(
            SQLiteConfiguration(path: folder.appending(path: "identity.sqlite").path)
        )
        let random = Mutex(SeededRandom(seed: 11))
        let store = try await SQLMemberStore.open(
            database,
            settings: MemberStoreSettings(
                environment: Environment(
                    now: { start },
                    random: { random.withLock { $0.next() } }
                ),
                masterKeys: try MasterKeyRing(parsing: String(repeating: "5a", count: 32)),
                encodeEvent: { try $0.encoded() },
                reportFailure: { Issue.record("reported: \($0)") }
            ),
            onFatal: { Issue.record("fatal: \($0)") }
        )
        let book = SigningKeyBook(
            plan: SigningKeyPlan(),
            writeSet: { keys in
                keys.map(\.keyID).joined(separator: " ")
            }
        )
        do {
            let bench = AccessBench(
                store,
                TestPhone(),
                staff: staff,
                time: Mutex(start),
                book: book
            )
            try await body(bench)
        } catch {
            Issue.record(error)
        }
        await store.close()
        await database.close()
    }

    /// A call by somebody.
    static func call(
        _ kind: Principal.Kind = .channelApp,
        id: String = "app",
        organisation: String? = nil
    ) -> CallContext {
        IdentityHandlersTests.context(
            principal: Principal(
                kind: kind,
                id: id,
                organisation: organisation.flatMap { OrganisationPath($0) }
            )
        )
    }

    /// Asks for a code and looks at the phone.
    func code(
        _ key: String,
        phone number: String = "13800001234",
        purpose: IdentityV1.CodePurpose = .signIn
    ) async throws -> IdentityV1.OneTimeCode {
        let response = try await handlers.requestCode(
            IdentityV1.RequestCodeRequest(
                purpose: purpose,
                identity: .init(kind: .phone, value: number),
                deviceID: "device-\(number)",
                clientAddress: "192.0.2.1",
                idempotencyKey: key
            ),
            context: Self.call()
        )
        let message = try #require(phone.messages.last)
        #expect(message.challengeID == response.challengeID)
        return .init(
            challengeID: response.challengeID,
            code: message.digits.unsafeRevealed
        )
    }

    /// Signs in, and registers.
    func signIn(
        _ credential: IdentityV1.SignInRequest.Credential,
        key: String,
        registers: Bool = true
    ) async throws -> IdentityV1.SignInResponse {
        try await handlers.signIn(
            IdentityV1.SignInRequest(
                credential: credential,
                deviceID: "device-1",
                deviceName: "手机",
                registerIfUnknown: registers,
                organisation: "acme/north",
                channel: "app",
                idempotencyKey: key
            ),
            context: Self.call()
        )
    }
}

/// A phone that gets codes, unless the network is down.
final class TestPhone: CodeSender {
    private let received = Mutex<[CodeMessage]>([])
    private let failures = Mutex<[DeliveryFailure]>([])
    let isDown = Mutex(false)

    var messages: [CodeMessage] { received.withLock { $0 } }
    var failureCount: Int { failures.withLock { $0.count } }

    func send(_ message: CodeMessage) async throws(DeliveryFailure) {
        if isDown.withLock({ $0 }) { throw DeliveryFailure("down") }
        received.withLock { $0.append(message) }
    }

    func noteFailure(_ failure: DeliveryFailure) {
        failures.withLock { $0.append(failure) }
    }
}

/// Vouchers that know one of each.
struct TestVouchers: WeChatPhones, OpenIDTokens, RealPersonCheck {
    func phone(code: String) async throws(VouchingFailure) -> IdentityValue? {
        guard code != "down" else { throw .unavailable }
        return code == "tap" ? try? IdentityValue(.phone, normalising: "13900000001") : nil
    }

    func subject(
        ofToken token: Redacted<String>,
        nonce: String,
        audience: OpenIDAudience
    ) async throws(VouchingFailure) -> OpenIDSubject? {
        let words = token.unsafeRevealed.split(separator: " ").map(String.init)
        guard words.count >= 2, words[0] == audience.rawValue else { return nil }
        return OpenIDSubject(
            issuer: "https://issuer.example",
            subject: words[1],
            phone: words.count > 2 ? try? IdentityValue(.phone, normalising: words[2]) : nil
        )
    }

    func check(ticket: Redacted<String>) async throws(VouchingFailure) -> RealPersonResult? {
        let text = ticket.unsafeRevealed
        return text == "none" ? nil : RealPersonResult(isPassed: text == "ok", reference: "ref-1")
    }
}

/// WeChat, which takes codes that begin with `once` only once, as it does in the world.
final class TestWeChat: WeChatPhones {
    private let spent = Mutex<Set<String>>([])

    func phone(code: String) async throws(VouchingFailure) -> IdentityValue? {
        guard code.hasPrefix("once") else { return try await TestVouchers().phone(code: code) }
        let isNew = spent.withLock { $0.insert(code).inserted }
        return isNew ? try? IdentityValue(.phone, normalising: "13900000002") : nil
    }
}

/// Nobody is staff.
struct NobodysCredentials: StaffCredentials {
    func staffRecord(_ credential: StaffCredential) async throws -> StaffRecord? { nil }
}

/// Tokens that say in clear what they are for.
struct TestTokens: AccessTokens {
    func memberToken(_ session: SignedIn) async throws -> IssuedToken {
        IssuedToken(text: Redacted("member \(session.memberID)"), expiresAt: AccessBench.start)
    }

    func staffToken(
        _ account: StaffRecord,
        for scope: StaffScope
    ) async throws -> IssuedToken {
        let roles = scope.roles.map(\.rawValue).sorted().joined(separator: ",")
        return IssuedToken(
            text: Redacted("staff \(account.staffID) \(scope.organisation) \(roles)"),
            expiresAt: AccessBench.start
        )
    }

    func stepUpProof(
        of memberID: MemberID,
        for caller: String,
        provenAt: Timestamp
    ) async throws -> IssuedToken {
        IssuedToken(text: Redacted("proof \(memberID) \(caller)"), expiresAt: provenAt)
    }
}
