import Foundation
import Glibc
import Testing

extension EndToEndTests {
    /// What a service does not let in, and that it lives on.
    @Suite(.serialized)
    struct RefusalTests {
        @Test func strangersAreRefusedWithAReason() async throws {
            try await Installation.with { installation in
                let before = try Installation.services.map(installation.processID)
                try await Self.plaintext(installation)
                try await Self.olderTLS(installation)
                try await Self.unknownAuthority(installation)
                try await Self.noCertificate(installation)
                try await Self.anotherServicesCertificate(installation)
                try await Self.oversizedFrame(installation)
                try await Self.methodWithoutAccess(installation)
                try await Self.tokenOfAnotherKey(installation)
                let after = try Installation.services.map(installation.processID)
                #expect(before == after)
                for process in after { #expect(kill(process, 0) == 0) }
                let status = try await installation.huitou("status")
                #expect(status.exitCode == 0, "\(status.output)")
            }
        }

        private static func plaintext(_ installation: Installation) async throws {
            let answer = try await peer(
                installation,
                port: "points",
                tls: "None",
                send: #"b"GET / HTTP/1.0\r\n\r\n""#
            )
            #expect(!answer.output.contains("HTTP"), "\(answer.output)")
            #expect(answer.output.contains("closed"), "\(answer.output) \(answer.errors)")
        }

        private static func olderTLS(_ installation: Installation) async throws {
            let answer = try await peer(
                installation,
                port: "points",
                tls: """
                    context.maximum_version = ssl.TLSVersion.TLSv1_2
                    """
            )
            #expect(answer.output.contains("ALERT_PROTOCOL_VERSION"), "\(answer.output)")
        }

        private static func unknownAuthority(_ installation: Installation) async throws {
            let stranger = installation.home.appending(path: "stranger")
            let made = try await installation.huitou("certs", "--home", stranger.path)
            #expect(made.exitCode == 0, "\(made.errors)")
            let answer = try await peer(
                installation,
                port: "points",
                tls: """
                    context.load_cert_chain("\(stranger.path)/tls/points.pem",
                        "\(stranger.path)/tls/points.key")
                    """
            )
            #expect(answer.output.contains("UNKNOWN_CA"), "\(answer.output)")
        }

        private static func noCertificate(_ installation: Installation) async throws {
            let answer = try await peer(installation, port: "points", tls: "pass")
            #expect(answer.output.contains("CERTIFICATE_REQUIRED"), "\(answer.output)")
        }

        private static func anotherServicesCertificate(_ installation: Installation) async throws {
            let port = try installation.port(of: "tiers")
            let answer = try await installation.huitou(
                "call",
                "points/GetTrialBalance",
                "--address",
                "127.0.0.1:\(port)"
            )
            #expect(answer.exitCode == 1)
            #expect(answer.errors.contains("huitou://service/tiers"), "\(answer.errors)")
        }

        private static func oversizedFrame(_ installation: Installation) async throws {
            let tls = installation.home.appending(path: "tls").path
            // A header that announces 4 GiB; not a byte of them is sent.
            let answer = try await peer(
                installation,
                port: "points",
                tls: """
                    context.load_cert_chain("\(tls)/operator.pem", "\(tls)/operator.key")
                    """,
                send: #"b"\xff\xff\xff\xff\x02\x00\x00\x00\x00\x00\x00\x01""#
            )
            #expect(answer.output.contains("closed"), "\(answer.output) \(answer.errors)")
            #expect(answer.output.contains("frame_too_large"), "\(answer.output)")
        }

        private static func methodWithoutAccess(_ installation: Installation) async throws {
            let token = try await installation.huitou("token", "--kind", "member", "--id", "4711")
            let member = token.output.trimmingCharacters(in: .whitespacesAndNewlines)
            for (method, request, reason) in [
                ("gateway/PutProducts", "{}", "rpc.method_denied"),
                ("points/VerifyPoints", "{}", "rpc.method_denied"),
                ("gateway/GetHome", #"{"memberId": "4712"}"#, "rpc.scope_denied"),
            ] {
                let answer = try await installation.huitou(
                    "call",
                    method,
                    request,
                    "--token",
                    member,
                    "--certificate",
                    "gateway"
                )
                #expect(answer.exitCode == 1)
                let error = try Installation.object(answer.errors)
                #expect(error["code"] as? String == "PERMISSION_DENIED", "\(answer.errors)")
                #expect(error["reason"] as? String == reason, "\(answer.errors)")
            }
        }

        private static func tokenOfAnotherKey(_ installation: Installation) async throws {
            let stranger = installation.home.appending(path: "stranger").path
            let token = try await installation.huitou(
                "token",
                "--kind",
                "till",
                "--id",
                "1",
                "--organisation",
                "demo",
                "--key",
                "\(stranger)/tokens/development.key"
            )
            let answer = try await installation.huitou(
                "call",
                "gateway/GetHome",
                #"{"memberId": "1"}"#,
                "--certificate",
                "gateway",
                "--token",
                token.output.trimmingCharacters(in: .whitespacesAndNewlines)
            )
            #expect(answer.exitCode == 1)
            let error = try Installation.object(answer.errors)
            #expect(error["code"] as? String == "UNAUTHENTICATED", "\(answer.errors)")
            #expect((error["reason"] as? String)?.hasPrefix("token.") == true, "\(answer.errors)")
        }

        /// A peer written with nothing but Python's standard library.
        ///
        /// - Parameters:
        ///   - installation: Whose services are called.
        ///   - port: The service that is called.
        ///   - tls: Statements on the TLS `context`; `None` for plaintext.
        ///   - send: A bytes expression to send after the handshake.
        /// - Returns: What it printed: what it read, the error that it met, and `closed` where the
        ///   server closed the connection.
        /// - Throws: Where Python cannot be started.
        private static func peer(
            _ installation: Installation,
            port: String,
            tls: String,
            send: String = #"b"""#
        ) async throws -> Subprocess {
            let script = """
                import socket, ssl
                connection = socket.create_connection(("127.0.0.1", \
                \(try installation.port(of: port))), timeout=20)
                try:
                    if "\(tls == "None" ? "plain" : "tls")" == "tls":
                        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
                        context.check_hostname = False
                        context.load_verify_locations("\(installation.home.path)/tls/ca.pem")
                        context.set_alpn_protocols(["huitou/1"])
                \(tls == "None" ? "" : tls.split(separator: "\n").map { "        " + $0 }
                    .joined(separator: "\n"))
                        connection = context.wrap_socket(connection)
                    connection.sendall(\(send))
                    while data := connection.recv(65536):
                        print(data)
                    print("closed")
                except ConnectionResetError:
                    print("closed")
                except ssl.SSLError as error:
                    print(error)
                """
            return try await Subprocess.run(
                "/usr/bin/python3",
                ["-c", script],
                timeout: .seconds(30)
            )
        }
    }
}
