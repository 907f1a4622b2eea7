import Cryptography
import Foundation
import HuitouTool
import Primitives
import Testing

/// Keys for development: complete, private, made once.
struct DevelopmentKeysTests {
    @Test func everythingIsMadeOnceAndKeptPrivate() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "keys-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let home = Home(folder: folder)
        let now = Timestamp(microseconds: 1_800_000_000_000_000)
        let keys = DevelopmentKeys(home: home, now: now)
        let made = try keys.make()
        #expect(made.count == 2 + 6 * 2 + 4 + 1)
        for file in made {
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file.path)")
        }
        #expect(try keys.make().isEmpty)

        let authority = try Certificate(pem: String(contentsOf: home.authority, encoding: .utf8))
        for service in DevelopmentKeys.services {
            let pem = try String(contentsOf: home.certificate(service), encoding: .utf8)
            let certificate = try Certificate(pem: pem)
            #expect(certificate.uris == ["huitou://service/\(service)"])
            #expect(certificate.isSigned(by: authority))
            #expect(certificate.validity.contains(now))
        }
    }

    @Test func whatIsMissingIsMadeAgain() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "keys-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let home = Home(folder: folder)
        let keys = DevelopmentKeys(home: home, now: Timestamp(microseconds: 1_800_000_000_000_000))
        _ = try keys.make()
        try FileManager.default.removeItem(at: home.certificate("points"))
        #expect(try keys.make() == [home.key("points"), home.certificate("points")])
        let pem = try String(contentsOf: home.certificate("points"), encoding: .utf8)
        let key = try String(contentsOf: home.key("points"), encoding: .utf8)
        #expect(try Certificate(pem: pem).matches(privateKeyPEM: key))
    }
}
