import IdentityDomain
import Primitives
import Synchronization
import Testing

@testable import IdentityStorage

/// Requests as tests make them, and a clock that tests turn.
enum AccessFixture {
    /// The time as the store sees it.
    final class Clock: Sendable {
        private let time = Mutex(TestStore.start)

        var now: Timestamp { time.withLock { $0 } }

        func advance(by duration: Duration) {
            time.withLock { $0 = $0.advanced(by: duration) }
        }
    }

    static let phone = "13800001234"

    /// Opens a store on a clock of its own.
    static func with(
        folder: TestStore.Folder? = nil,
        _ body: (SQLMemberStore, Clock) async throws -> Void
    ) async throws {
        let clock = Clock()
        try await TestStore.with(folder: folder, now: { clock.now }) { store in
            try await body(store, clock)
        }
    }

    static func key(_ name: String, caller: String = "channel_app:app") throws -> CallerKey {
        CallerKey(caller: caller, key: try #require(IdempotencyKey(name)))
    }

    static func codeRequest(
        _ key: String,
        phone: String = phone,
        device: String? = nil,
        purpose: CodePurpose = .signIn,
        address: String = "",
        asker: CodeAsker = .other,
        caller: String = "channel_app:app"
    ) throws -> CodeRequest {
        try CodeRequest(
            purpose: purpose,
            identity: (.phone, phone),
            deviceID: device ?? "device-\(phone)",
            address: address,
            asker: asker,
            key: try Self.key(key, caller: caller)
        )
    }

    static func signIn(
        _ code: PresentedCode,
        key: String,
        device: String = "phone-1",
        name: String = "王小明的手机"
    ) throws -> SignIn {
        try SignIn(
            credential: .code(code),
            proofs: proofs(code),
            deviceID: device,
            deviceName: name,
            registersUnknown: false,
            key: try Self.key(key)
        )
    }

    static func proofs(_ code: PresentedCode) -> [SignInProof] {
        [
            SignInProof(field: "code.challenge_id", text: Redacted(code.challengeID)),
            SignInProof(field: "code.code", text: code.digits),
        ]
    }

    static func wrong(_ code: PresentedCode, by step: Int = 1) throws -> PresentedCode {
        let number = (Int(code.digits.unsafeRevealed) ?? 0) + step
        let digits = String(number % 1_000_000)
        return try PresentedCode(
            challengeID: code.challengeID,
            digits: String(repeating: "0", count: 6 - digits.count) + digits,
            field: "code"
        )
    }
}

extension SQLMemberStore {
    /// Asks for a code where it must be sent.
    func sendCode(_ request: CodeRequest) async throws -> PresentedCode {
        let outcome = try await requestCode(request)
        guard case .decided(let ticket, let digits) = outcome else {
            throw UnexpectedOutcome(description: "\(outcome)")
        }
        return try PresentedCode(
            challengeID: ticket.challengeID,
            digits: digits.unsafeRevealed,
            field: "code"
        )
    }

    /// A member that is signed in on a device.
    func signedIn(
        phone: String = AccessFixture.phone,
        device: String = "phone-1"
    ) async throws -> SignedIn {
        let code = try await sendCode(
            AccessFixture.codeRequest("code-\(phone)-\(device)", phone: phone, device: device)
        )
        let outcome = try await signIn(
            AccessFixture.signIn(code, key: "in-\(phone)-\(device)", device: device),
            rules: SessionRules()
        )
        guard case .decided(let session, _) = outcome else {
            throw UnexpectedOutcome(description: "\(outcome)")
        }
        return session
    }

    func refreshed(_ token: Redacted<String>) async throws -> RefreshOutcome {
        try await refresh(token.unsafeRevealed, rules: SessionRules())
    }
}

struct UnexpectedOutcome: Error, CustomStringConvertible {
    let description: String
}

extension RefreshOutcome {
    /// The outcome in a word.
    var word: String {
        switch self {
        case .unknown: "unknown"
        case .over(let end): "over \(end)"
        case .expired: "expired"
        case .reused: "reused"
        case .replayed: "replayed"
        case .exchanged: "exchanged"
        }
    }

    /// The session that goes on.
    var session: SignedIn? {
        switch self {
        case .replayed(let session), .exchanged(let session): session
        case .unknown, .over, .expired, .reused: nil
        }
    }
}

extension SignInOutcome {
    /// The outcome in a word.
    var word: String {
        switch self {
        case .keyReused(let field): "reused \(field)"
        case .replayed: "replayed"
        case .codeRefused(let outcome): "\(outcome)"
        case .tokenSpent: "spent"
        case .unknown: "unknown member"
        case .registrationNeeded: "registration"
        case .memberGone: "gone"
        case .decided: "in"
        }
    }
}
