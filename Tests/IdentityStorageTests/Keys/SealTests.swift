import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// Wrapping, sealing and blind indices.
@Suite struct SealTests {
    static let anna = MemberID(now: Timestamp(microseconds: 1_760_000_000_000_000), random: 1)
    static let bert = MemberID(now: Timestamp(microseconds: 1_760_000_000_000_000), random: 2)

    static func ring(_ ids: Int64...) throws -> MasterKeyRing {
        try MasterKeyRing(
            parsing: ids.map { "\($0) " + String(repeating: "0\($0)", count: 32) }
                .joined(separator: "\n")
        )
    }

    static func record(_ phone: String = "13800001234") throws -> PersonalRecord {
        PersonalRecord(
            name: MemberName("王小明"),
            identities: [
                try IdentityValue(.phone, normalising: phone),
                try IdentityValue(.card, normalising: "HT0012"),
            ]
        )
    }

    @Test func recordComesBack() throws {
        let seal = MemberSeal(keyWrap: KeyWrap(ring: try Self.ring(1)))
        let (key, wrapped) = try seal.makeKey(for: Self.anna)
        let sealed = try seal.seal(try Self.record(), of: Self.anna, key: key)
        #expect(try seal.key(wrapped, of: Self.anna) == key)
        #expect(seal.open(sealed, of: Self.anna, key: key) == (try Self.record()))
        #expect(try seal.seal(try Self.record(), of: Self.anna, key: key) != sealed)
    }

    @Test func everyChangedByteIsFound() throws {
        let seal = MemberSeal(keyWrap: KeyWrap(ring: try Self.ring(1)))
        let (key, wrapped) = try seal.makeKey(for: Self.anna)
        let sealed = try seal.seal(try Self.record(), of: Self.anna, key: key)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(seal.open(changed, of: Self.anna, key: key) == nil, "byte \(index)")
        }
        for index in wrapped.bytes.indices {
            var bytes = wrapped.bytes
            bytes[index] ^= 0x80
            let changed = KeyWrap.Wrapped(masterKeyID: 1, bytes: bytes)
            #expect(throws: KeyWrap.Failure.notAuthentic, "byte \(index)") {
                try seal.key(changed, of: Self.anna)
            }
        }
        #expect(seal.open([], of: Self.anna, key: key) == nil)
        #expect(seal.open(Array(sealed.dropLast()), of: Self.anna, key: key) == nil)
    }

    @Test func rowsOfTwoMembersCannotBeSwapped() throws {
        let seal = MemberSeal(keyWrap: KeyWrap(ring: try Self.ring(1)))
        let (key, wrapped) = try seal.makeKey(for: Self.anna)
        let sealed = try seal.seal(try Self.record(), of: Self.anna, key: key)
        #expect(seal.open(sealed, of: Self.bert, key: key) == nil)
        #expect(throws: KeyWrap.Failure.notAuthentic) { try seal.key(wrapped, of: Self.bert) }
    }

    @Test func olderMasterKeyStillOpens() throws {
        let old = MemberSeal(keyWrap: KeyWrap(ring: try Self.ring(1)))
        let rotated = MemberSeal(keyWrap: KeyWrap(ring: try Self.ring(1, 2)))
        let later = MemberSeal(keyWrap: KeyWrap(ring: try Self.ring(2)))
        let (key, wrapped) = try old.makeKey(for: Self.anna)
        #expect(try rotated.key(wrapped, of: Self.anna) == key)
        #expect(throws: KeyWrap.Failure.masterKeyMissing(1)) {
            try later.key(wrapped, of: Self.anna)
        }
        #expect(try rotated.makeKey(for: Self.bert).wrapped.masterKeyID == 2)
    }

    @Test func indexNeedsKindValueAndSecret() throws {
        let keys = LookUpKeys(secret: Redacted(Array(repeating: 1, count: 32)))
        let others = LookUpKeys(secret: Redacted(Array(repeating: 2, count: 32)))
        let card = try IdentityValue(.card, normalising: "13800001234")
        let phone = try IdentityValue(.phone, normalising: "13800001234")
        let index = keys.index(of: phone)
        #expect(index.count == LookUpKeys.indexByteCount)
        #expect(
            index == keys.index(of: try IdentityValue(.phone, normalising: "+86 138 0000 1234"))
        )
        #expect(index != keys.index(of: card))
        #expect(index != keys.index(of: try IdentityValue(.phone, normalising: "13800001235")))
        #expect(index != others.index(of: phone))
    }

    @Test func callersDoNotShareKeys() throws {
        let keys = LookUpKeys(secret: Redacted(Array(repeating: 1, count: 32)))
        let key = try #require(IdempotencyKey("k1"))
        let longer = try #require(IdempotencyKey("7k1"))
        let indices = [
            keys.index(of: CallerKey(caller: "till:1", key: key)),
            keys.index(of: CallerKey(caller: "till:17", key: key)),
            keys.index(of: CallerKey(caller: "till:1", key: longer)),
        ]
        #expect(Set(indices).count == 3)
    }
}

/// The bytes of a personal record.
@Suite struct PersonalRecordTests {
    @Test func recordsComeBack() throws {
        for record in [
            PersonalRecord(name: nil, identities: []),
            PersonalRecord(name: MemberName("王"), identities: []),
            try SealTests.record(),
        ] {
            #expect(PersonalRecord(decoding: record.encoded) == record)
        }
    }

    @Test func everyTruncationIsRefused() throws {
        let bytes = try SealTests.record().encoded
        let whole = (0...bytes.count).filter {
            PersonalRecord(decoding: Array(bytes[..<$0])) != nil
        }
        // A record that ends between two fields is whole; the seal is what shows that it is not.
        #expect(whole == [1, 1 + 3 + 9, 1 + 3 + 9 + 3 + 15, bytes.count])
    }

    @Test(
        arguments: [
            [],
            [0],
            [4],
            [2, 12, 0, 0],
            [2, 11, 0, 0],
            [1, 3, 0, 0],
            [1, 1, 0, 0],
            [1, 1, 0, 1, 0xFF],
            [1, 1, 0, 1, 0x41, 1, 0, 1, 0x41],
            [1, 2, 0, 0],
            [1, 2, 0, 5, 9, 0x30, 0x30, 0x30, 0x31],
            [1, 2, 0, 4, 2, 0x30, 0x30, 0x31],
            [1, 2, 0, 5, 2, 0x61, 0x30, 0x30, 0x31],
            [1, 0],
        ] as [[UInt8]]
    )
    func otherBytesAreRefused(bytes: [UInt8]) {
        #expect(PersonalRecord(decoding: bytes) == nil)
    }
}
