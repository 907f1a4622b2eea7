import Cryptography
import HTTPSClient
import IdentityDomain
import IdentityPorts
import Primitives
import Synchronization
import Testing
import Tokens

/// Issuers whose keys are fetched.
@Suite struct OpenIDIssuersTests {
    private static let nonce = "nonce-0123456789"

    /// An issuer on the net that a test rotates and breaks.
    private final class Issuer: Sendable {
        let keys = Mutex<[(keyID: String, key: SigningKey)]>([])
        let isDown = Mutex(false)
        let fetchCount = Mutex(0)
        let now = Mutex(PortsTests.now)

        func rotate(to keyID: String) throws {
            let key = try SigningKey()
            keys.withLock { $0.append((keyID, key)) }
        }

        func answer() -> [UInt8]? {
            fetchCount.withLock { $0 += 1 }
            if isDown.withLock({ $0 }) { return nil }
            let entries = keys.withLock { $0 }.compactMap { entry in
                (try? entry.key.verificationKey().bytes).map { (entry.keyID, $0) }
            }
            return Array(JSONWebKeySet.json(of: entries).utf8)
        }

        func token(issuer: String = "https://issuer.example", phone: String = "") throws -> String {
            let (keyID, key) = try #require(keys.withLock { $0.last })
            let seconds = now.withLock { $0.microseconds / 1_000_000 }
            let claims =
                phone.isEmpty
                ? "" : #","phone_number":"\#(phone)","phone_number_verified":true"#
            let payload =
                #"{"iss":"\#(issuer)","sub":"p1","aud":"huitou","iat":\#(seconds),"#
                + #""exp":\#(seconds + 300),"nonce":"\#(OpenIDIssuersTests.nonce)"\#(claims)}"#
            let header = #"{"alg":"EdDSA","kid":"\#(keyID)"}"#
            let signed =
                Base64URL.encode(Array(header.utf8)) + "."
                + Base64URL.encode(Array(payload.utf8))
            return signed + "." + Base64URL.encode(try key.sign(Array(signed.utf8)))
        }
    }

    private let issuer = Issuer()
    private let issuers: OpenIDIssuers

    init() throws {
        let issuer = issuer
        issuers = OpenIDIssuers(
            [
                OpenIDIssuers.Issuer(
                    issuer: "https://issuer.example",
                    audience: "huitou",
                    bearers: .members,
                    keys: .url(try #require(HTTPSURL("https://issuer.example/jwks")))
                )
            ],
            now: { issuer.now.withLock { $0 } },
            fetch: { _ in issuer.answer() }
        )
        try issuer.rotate(to: "a")
    }

    private func subject(_ token: String) async throws -> OpenIDSubject? {
        try await issuers.subject(
            ofToken: Redacted(token),
            nonce: Self.nonce,
            audience: .members
        )
    }

    private func pass(_ duration: Duration) {
        issuer.now.withLock { $0 = $0.advanced(by: duration) }
    }

    @Test func keysAreKeptAndFetchedAnewForANewOne() async throws {
        for _ in 0..<5 { #expect(try await subject(issuer.token())?.subject == "p1") }
        #expect(issuer.fetchCount.withLock { $0 } == 1)
        try issuer.rotate(to: "b")
        // A minute has not passed: whoever makes up names of keys makes us ask no more often.
        for _ in 0..<5 { #expect(try await subject(issuer.token()) == nil) }
        #expect(issuer.fetchCount.withLock { $0 } == 1)
        pass(.seconds(60))
        #expect(try await subject(issuer.token())?.subject == "p1")
        #expect(issuer.fetchCount.withLock { $0 } == 2)
        pass(.seconds(3600))
        #expect(try await subject(issuer.token())?.subject == "p1")
        #expect(issuer.fetchCount.withLock { $0 } == 3)
    }

    @Test func issuerThatIsDownIsBelievedUnderItsOldKeys() async throws {
        #expect(try await subject(issuer.token()) != nil)
        issuer.isDown.withLock { $0 = true }
        pass(.seconds(7200))
        #expect(try await subject(issuer.token()) != nil)
    }

    @Test func withoutKeysNobodyIsBelieved() async throws {
        issuer.isDown.withLock { $0 = true }
        await #expect(throws: VouchingFailure.unavailable) {
            try await subject(issuer.token())
        }
        await #expect(throws: VouchingFailure.notConfigured) {
            try await issuers.subject(
                ofToken: Redacted(try issuer.token()),
                nonce: Self.nonce,
                audience: .staff
            )
        }
    }

    @Test func strangersAreRefusedWithoutAskingAnybody() async throws {
        #expect(try await subject(issuer.token(issuer: "https://other.example")) == nil)
        #expect(try await subject("nonsense") == nil)
        #expect(issuer.fetchCount.withLock { $0 } == 0)
    }

    @Test func verifiedPhoneComesAlong() async throws {
        let found = try await subject(issuer.token(phone: "+8613800001234"))
        #expect(found?.phone?.unsafeText == "+8613800001234")
        #expect(try await subject(issuer.token(phone: "no phone"))?.phone == nil)
    }

    @Test func fileNamesIssuers() throws {
        let issuers = try IssuersFile.issuers(
            """
            {"issuers": [
              {"issuer": "https://a", "audience": "x", "for": "staff", "jwks": "/etc/a.json"},
              {"issuer": "https://b", "audience": "y", "for": "members", "jwks": "https://b/keys"}
            ]}
            """
        )
        #expect(issuers.map(\.bearers) == [.staff, .members])
        #expect(issuers[0].keys == .file("/etc/a.json"))
        #expect(issuers[1].keys == .url(try #require(HTTPSURL("https://b/keys"))))
        for text in [
            "", "{}", #"{"issuers":[{"issuer":"a","audience":"b","for":"all","jwks":"c"}]}"#,
            #"{"issuers":[{"issuer":"a","audience":"b","for":"staff","jwks":"http://c"}]}"#,
            #"{"issuers":[{"issuer":"","audience":"b","for":"staff","jwks":"c"}]}"#,
        ] {
            #expect(throws: IssuersFile.ParseError.self) { try IssuersFile.issuers(text) }
        }
    }
}
