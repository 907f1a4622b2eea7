import Foundation
import Messages
import RPCCore
import RPCTransport
import Testing

extension EndToEndTests {
    /// A member on its phone: from a code to its home, and what a stolen token is worth.
    @Suite(.serialized)
    struct AccessTests {
        @Test func memberSignsInThroughTheGateway() async throws {
            try await Installation.with(
                environment: ["HUITOU_DEVELOPMENT": "true"]
            ) { installation in
                try await Phone.with(installation) { phone in
                    try await Self.follow(phone, installation)
                }
            }
        }

        private static func follow(_ phone: Phone, _ installation: Installation) async throws {
            let signedIn = try await signIn(phone, installation)
            let memberID = signedIn.memberID
            #expect(signedIn.created)
            let tokens = try #require(signedIn.tokens)

            // Points, tiers and recommendations take up the key of identity on their own.
            let home = try await phone.home(of: memberID, token: tokens.accessToken)
            #expect(home.profile?.memberID == memberID)
            #expect(home.missing.isEmpty, "\(home.missing)")
            await expect("rpc.scope_denied") {
                try await phone.gateway.getHome(
                    .init(memberID: memberID + 1),
                    options: CallOptions(token: tokens.accessToken)
                )
            }

            // The phone shows a code, a till resolves it, once.
            let code = try await phone.access.issueMemberCode(
                .init(memberID: memberID),
                options: CallOptions(token: tokens.accessToken)
            ).code
            let till = try await token(installation, "till", "17", "acme/north/store-1")
            let request = IdentityV1.ResolveMemberCodeRequest(
                code: code,
                organisation: "acme/north/store-1",
                idempotencyKey: "r1"
            )
            let options = CallOptions(token: till)
            let read = try await phone.access.resolveMemberCode(request, options: options)
            #expect(read.memberID == memberID)
            #expect(read.stepUpProof.split(separator: ".").count == 3)

            // A thief comes with the token that the phone has exchanged meanwhile.
            let next = try await refresh(phone, tokens.refreshToken)
            let third = try await refresh(phone, next.refreshToken)
            _ = try await phone.home(of: memberID, token: third.accessToken)
            await expect("identity.refresh_reused") {
                try await refresh(phone, tokens.refreshToken)
            }
            await expect("identity.session_ended") {
                try await refresh(phone, third.refreshToken)
            }

            // Neither code nor token nor phone is in any log.
            for service in Installation.services {
                let file = installation.home.appending(path: "log/\(service).log")
                let log = try String(contentsOf: file, encoding: .utf8)
                for secret in [code, third.refreshToken, third.accessToken, "13800001234"] {
                    #expect(!log.contains(secret), "\(service)")
                }
            }
        }

        private static func signIn(
            _ phone: Phone,
            _ installation: Installation
        ) async throws -> IdentityV1.SignInResponse {
            let app = try await token(installation, "channel_app", "app", "acme")
            let options = CallOptions(token: app)
            let asked = try await phone.access.requestCode(
                .init(
                    purpose: .signIn,
                    identity: .init(kind: .phone, value: "13800001234"),
                    deviceID: "phone-1",
                    clientAddress: "192.0.2.1",
                    idempotencyKey: "c1"
                ),
                options: options
            )
            let sent = try String(
                contentsOf: installation.home.appending(path: "data/identity/codes.jsonl"),
                encoding: .utf8
            )
            let message = try Installation.object(
                String(try #require(sent.split(separator: "\n").last))
            )
            #expect(message["to"] as? String == "+8613800001234")
            #expect(message["challenge_id"] as? String == asked.challengeID)
            let code = try #require(message["code"] as? String)
            return try await phone.access.signIn(
                .init(
                    credential: .code(.init(challengeID: asked.challengeID, code: code)),
                    deviceID: "phone-1",
                    deviceName: "phone",
                    registerIfUnknown: true,
                    organisation: "acme/north",
                    channel: "app",
                    idempotencyKey: "s1"
                ),
                options: options
            )
        }

        private static func refresh(
            _ phone: Phone,
            _ token: String
        ) async throws -> IdentityV1.SessionTokens {
            let answer = try await phone.access.refreshSession(.init(refreshToken: token))
            return try #require(answer.tokens)
        }

        private static func token(
            _ installation: Installation,
            _ kind: String,
            _ id: String,
            _ organisation: String
        ) async throws -> String {
            let made = try await installation.huitou(
                "token",
                "--kind",
                kind,
                "--id",
                id,
                "--organisation",
                organisation
            )
            try #require(made.exitCode == 0, "\(made.errors)")
            return made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        private static func expect(
            _ reason: String,
            sourceLocation: SourceLocation = #_sourceLocation,
            by call: () async throws -> some Any
        ) async {
            do {
                _ = try await call()
                Issue.record("not refused", sourceLocation: sourceLocation)
            } catch {
                let found = (error as? RPCError)?.reason
                #expect(found == reason, "\(error)", sourceLocation: sourceLocation)
            }
        }
    }
}

/// A client without a certificate, as apps are.
private struct Phone {
    let gateway: GatewayV1.GatewayClient
    let access: IdentityV1.AccessClient

    /// Connects to the gateway, runs `body` and goes away.
    static func with(
        _ installation: Installation,
        _ body: (Phone) async throws -> Void
    ) async throws {
        let loops = TransportLoops(count: 1, clock: SystemMonotonicClock())
        let authorities = installation.home.appending(path: "tls/ca.pem").path
        let material = TLSMaterial(credentials: nil, authorities: .file(authorities))
        let channel = RPCClientChannel(
            address: ServiceAddress(
                host: "127.0.0.1",
                port: installation.portBase,
                expectedPeer: .service("gateway")
            ),
            tls: TLSContextProvider(try TLSContext(role: .client, material: material)),
            loops: loops,
            random: { UInt64.random(in: 0...UInt64.max) }
        )
        let phone = Phone(
            gateway: GatewayV1.GatewayClient(channel: channel),
            access: IdentityV1.AccessClient(channel: channel)
        )
        do {
            try await body(phone)
        } catch {
            Issue.record(error)
        }
        await channel.close()
        await loops.shutDown()
    }

    /// The member's home; again for a while where a service has not taken up the key yet.
    func home(of memberID: Int64, token: String) async throws -> GatewayV1.GetHomeResponse {
        let options = CallOptions(timeout: .seconds(10), token: token)
        let request = GatewayV1.GetHomeRequest(memberID: memberID)
        for _ in 0..<100 {
            // What fails at first is told by the last attempt.
            if let home = try? await gateway.getHome(request, options: options),
                home.missing.isEmpty
            {
                return home
            }
            try await ContinuousClock().sleep(for: .milliseconds(200))
        }
        return try await gateway.getHome(request, options: options)
    }
}
