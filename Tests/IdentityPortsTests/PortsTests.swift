import Cryptography
import Foundation
import HTTPSClient
import IdentityDomain
import IdentityPorts
import Primitives
import RPCCore
import Synchronization
import Testing
import Tokens

/// Whoever stands outside of the installation, as identity speaks to them.
@Suite struct PortsTests {
    static let now = Timestamp(microseconds: 1_767_225_600_000_000)

    static func message() throws -> CodeMessage {
        CodeMessage(
            identity: try IdentityValue(.phone, normalising: "13800001234"),
            digits: Redacted("042042"),
            purpose: .signIn,
            challengeID: "challenge-1"
        )
    }

    @Test func fileHoldsOneLineForEachCode() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-codes-\(UInt64.random(in: 0 ... .max))")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "codes.jsonl")
        let sender = FileCodeSender(path: file.path)
        let message = try Self.message()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<10 { group.addTask { try await sender.send(message) } }
            try await group.waitForAll()
        }
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 10)
        let object = try JSONDecoder().decode([String: String].self, from: Data(lines[0].utf8))
        #expect(
            object == [
                "challenge_id": "challenge-1", "code": "042042", "purpose": "sign_in",
                "to": "+8613800001234",
            ]
        )
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func gatewayCanTellWhoSends() async throws {
        let sent = Mutex<HTTPSClient.Request?>(nil)
        let key = Array("0123456789abcdef".utf8)
        let sender = WebhookCodeSender(
            url: try #require(HTTPSURL("https://sms.example/send")),
            key: Redacted(key),
            now: { Self.now },
            post: { request async throws(HTTPSFailure) in
                sent.withLock { $0 = request }
                throw .timedOut
            }
        )
        let message = try Self.message()
        do throws(DeliveryFailure) {
            try await sender.send(message)
            Issue.record("a gateway that does not answer has taken a code")
        } catch {
            // Neither the code nor the phone is told to a log.
            #expect(!error.description.contains("042042"))
            #expect(!error.description.contains("138"))
        }
        let request = try #require(sent.withLock { $0 })
        let fields = Dictionary(uniqueKeysWithValues: request.fields)
        #expect(fields["X-Huitou-Timestamp"] == "1767225600")
        let code = HMACSHA256.authenticationCode(
            of: Array("1767225600.".utf8) + request.body,
            key: key
        )
        #expect(fields["X-Huitou-Signature"] == code.hexadecimal)
    }

    @Test func withoutAGatewayNothingIsSent() async throws {
        await #expect(throws: DeliveryFailure.self) {
            try await NoCodeSender().send(try Self.message())
        }
    }

    @Test func developmentVouchersBelieveWhatTheyAreTold() async throws {
        let vouchers = DevelopmentVouchers()
        #expect(
            try await vouchers.phone(code: "phone:13800001234")?.unsafeText == "+8613800001234"
        )
        #expect(try await vouchers.phone(code: "13800001234") == nil)
        #expect(try await vouchers.check(ticket: Redacted("passed:r1"))?.isPassed == true)
        #expect(try await vouchers.check(ticket: Redacted("failed:r1"))?.isPassed == false)
        #expect(try await vouchers.check(ticket: Redacted("passed:")) == nil)
        await #expect(throws: VouchingFailure.notConfigured) {
            try await NoVouchers().phone(code: "phone:13800001234")
        }
        await #expect(throws: VouchingFailure.notConfigured) {
            try await NoVouchers().check(ticket: Redacted("passed:r1"))
        }
    }

    @Test func tokensAreSignedByTheKeyOfTheTime() async throws {
        let keys = ["identity-a": try SigningKey(), "identity-b": try SigningKey()]
        let loads = Mutex<[String]>([])
        let current = Mutex("identity-a")
        let tokens = SessionTokens(
            environment: Environment(now: { Self.now }, random: { 7 }),
            lifetime: .seconds(900),
            currentKeyID: { _ in current.withLock { $0 } },
            loadKey: { keyID in
                loads.withLock { $0.append(keyID) }
                return try #require(keys[keyID])
            }
        )
        let verifier = TokenVerifier(keys: [:])
        verifier.keys.publish(try keys.mapValues { try $0.verificationKey() })
        let session = SignedIn(
            memberID: try #require(MemberID(rawValue: 77)),
            sessionID: "s1",
            authenticatedAt: Self.now,
            method: .oneTimeCode,
            refreshToken: Redacted(""),
            refreshExpiresAt: Self.now
        )
        for keyID in ["identity-a", "identity-a", "identity-b"] {
            current.withLock { $0 = keyID }
            let token = try await tokens.memberToken(session)
            let claims = try verifier.verify(token.text.unsafeRevealed, now: Self.now)
            #expect(claims.principal == Principal(kind: .member, id: "77"))
            #expect(claims.session?.method == "otp")
            #expect(claims.expiresAt == token.expiresAt)
        }
        #expect(loads.withLock { $0 } == ["identity-a", "identity-b"])
        let north = try #require(OrganisationPath("acme/north"))
        let account = StaffRecord(
            staffID: "guide-9",
            organisation: north,
            name: try #require(MemberName("王小明")),
            number: "",
            assignments: [StaffAssignment(role: .guide, organisation: north)],
            isSuspended: false,
            changedAt: Self.now
        )
        let staff = try await tokens.staffToken(account, for: try #require(account.scopes.first))
        let claims = try verifier.verify(staff.text.unsafeRevealed, now: Self.now)
        #expect(claims.principal.roles == [.guide])
    }
}
