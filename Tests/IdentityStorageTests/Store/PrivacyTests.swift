import Foundation
import IdentityDomain
import Primitives
import StorageCore
import Synchronization
import Testing

@testable import IdentityStorage

/// What lies on the disk, what a changed row does, and what the keys protect.
@Suite struct PrivacyTests {
    @Test func noFileHoldsAnythingPersonal() async throws {
        let folder = try TestStore.Folder()
        try await TestStore.with(folder: folder) { store in
            for number in 0..<50 {
                try await store.add(
                    try .sample(
                        phone: "138765432\(10 + number)",
                        card: "SECRETCARD\(number)",
                        // Callers may put anything into their keys.
                        key: "register-138765432\(10 + number)"
                    )
                )
            }
            try await store.add(try .sample(phone: "13876543210", card: "MORE1", key: "more"))
            try Self.expectNothingPersonal(in: folder)
        }
        try Self.expectNothingPersonal(in: folder)
    }

    private static func expectNothingPersonal(in folder: TestStore.Folder) throws {
        let files = try folder.files()
        #expect(files.contains { $0.lastPathComponent.hasPrefix("identity.sqlite") })
        var byteCount = 0
        for file in files {
            let bytes = try Data(contentsOf: file)
            byteCount += bytes.count
            for text in ["138765432", "SECRETCARD", "MORE1", "王小明", "register-"] {
                for encoded in [Data(text.utf8), text.data(using: .utf16LittleEndian) ?? Data()] {
                    #expect(
                        bytes.range(of: encoded) == nil,
                        "\(file.lastPathComponent) holds \(text)"
                    )
                }
            }
        }
        #expect(byteCount > 50 * 200, "the files hold too little to prove anything")
    }

    @Test func reopenedStoreKnowsEverything() async throws {
        let folder = try TestStore.Folder()
        let first = try await TestStore.with(folder: folder) { store in
            try await store.register(try .sample(key: "k1"))
        }
        let answer = try #require(first.answer)
        try await TestStore.with(folder: folder) { store in
            #expect(try await store.register(try .sample(key: "k1")) == .replayed(answer))
            #expect(
                try await store.register(try .sample(key: "k2"))
                    == .found(answer.memberID, newIndices: [])
            )
            let member = try #require(try await store.member(answer.memberID))
            #expect(member.name?.unsafeText == "王小明")
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func otherMasterKeyIsRefusedAtTheStart() async throws {
        let folder = try TestStore.Folder()
        try await TestStore.with(folder: folder) { store in
            try await store.add(try .sample(key: "k1"))
        }
        await #expect(throws: MasterKeyMismatch.differs(1)) {
            try await TestStore.with(folder: folder, masterKeys: TestStore.otherKeys) { _ in }
        }
        await #expect(throws: MasterKeyMismatch.missing(1)) {
            try await TestStore.with(folder: folder, masterKeys: "2 " + TestStore.masterKeys) { _ in
            }
        }
        try await TestStore.with(
            folder: folder,
            masterKeys: "1 \(TestStore.masterKeys)\n2 \(TestStore.otherKeys)"
        ) { store in
            let outcome = try await store.register(try .sample(key: "k1"))
            #expect(outcome.answer?.isCreated == true)
        }
    }

    /// A change that somebody with the file could make, and what verify says to it.
    struct Damage: Sendable, CustomTestStringConvertible {
        let sql: String
        let finding: String
        var testDescription: String { finding }
    }

    @Test(arguments: [
        Damage(
            sql: "UPDATE members SET sealed_record = zeroblob(length(sealed_record))",
            finding: "the row, its key or its record was changed"
        ),
        Damage(
            sql: "UPDATE member_keys SET wrapped_key = zeroblob(length(wrapped_key))",
            finding: "the row, its key or its record was changed"
        ),
        Damage(
            sql: """
                UPDATE members SET sealed_record =
                    (SELECT sealed_record FROM members ORDER BY member_id LIMIT 1)
                """,
            finding: "the row, its key or its record was changed"
        ),
        Damage(
            sql: "UPDATE members SET organisation = 'Acme North'",
            finding: "the row, its key or its record was changed"
        ),
        Damage(sql: "DELETE FROM member_keys", finding: "has no key"),
        Damage(
            sql: "DELETE FROM identities WHERE kind = 2",
            finding: "its card cannot be looked up"
        ),
        Damage(
            sql: "UPDATE identities SET member_id = (SELECT max(member_id) FROM members)",
            finding: "is looked up as member"
        ),
        Damage(sql: "UPDATE identities SET kind = 2", finding: "is filed as another kind"),
        Damage(
            sql: "INSERT INTO identities VALUES (zeroblob(16), 77, 1)",
            finding: "1 rows of identities belong to no member"
        ),
        Damage(
            sql: """
                INSERT INTO identities
                SELECT zeroblob(16), member_id, 1 FROM members ORDER BY member_id LIMIT 1
                """,
            finding: "5 identities can be looked up, but the members' records hold 4"
        ),
        Damage(sql: "DELETE FROM outbox", finding: "its events say otherwise"),
        Damage(sql: "UPDATE members SET version = 2", finding: "its events say otherwise"),
        Damage(
            sql: "DELETE FROM members WHERE member_id = (SELECT max(member_id) FROM members)",
            finding: "belong to no member"
        ),
    ])
    func changedRowsAreFound(damage: Damage) async throws {
        let folder = try TestStore.Folder()
        try await TestStore.with(folder: folder) { store in
            try await store.add(try .sample(key: "k1"))
            try await store.add(
                try .sample(phone: "13900001234", card: "HT0013", key: "k2")
            )
            #expect(try await store.verify().findings == [])
            let changedCount = try await store.database.write { try $0.execute(damage.sql) }
            #expect(changedCount > 0)
            let findings = try await store.verify().findings
            #expect(findings.contains { $0.contains(damage.finding) }, "\(findings)")
            #expect(findings.count <= IdentityVerification.findingCountMax)
        }
    }

    @Test func changedRecordIsNotAnsweredAndReported() async throws {
        let reported = Atomic(0)
        let report: @Sendable (any Error) -> Void = { _ in reported.add(1, ordering: .relaxed) }
        try await TestStore.with(reportFailure: report) { store in
            let outcome = try await store.register(try .sample(key: "k1"))
            let memberID = try #require(outcome.answer?.memberID)
            _ = try await store.database.write { writer in
                try writer.execute("UPDATE members SET sealed_record = zeroblob(40)")
            }
            await #expect(throws: MemberStoreError.corrupt) { try await store.member(memberID) }
            await #expect(throws: MemberStoreError.corrupt) {
                try await store.register(try .sample(card: "HT0099", key: "k2"))
            }
            #expect(reported.load(ordering: .relaxed) == 2)
        }
    }
}
