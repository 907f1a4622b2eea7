import IdentityDomain
import Primitives

/// The personal data of a member, which is sealed as one text under the member's key.
///
/// A format byte, then fields: tag (1 byte), length (2 bytes, the higher first), bytes. Formats 1
/// and 2 are read and not written any more: 1 has names and identities only, and neither tells
/// identities that came later from those of the registration, so that unmarked ones count as the
/// latter.
struct PersonalRecord: Hashable, Sendable {
    /// What the member is called.
    var name: MemberName?
    /// Every name by which channels know the member.
    var identities: [IdentityValue]
    /// Which of them were verified, and how.
    var marks: [IdentityValue: IdentityMark]
    /// With which of them the member was registered: it signs in by those without further proof.
    var registered: Set<IdentityValue>
    /// What else is personal.
    var personal: PersonalProfile

    enum Tag {
        static let name: UInt8 = 1
        static let identity: UInt8 = 2
        static let verifiedIdentity: UInt8 = 3
        static let gender: UInt8 = 4
        static let birthday: UInt8 = 5
        static let child: UInt8 = 6
        static let attribute: UInt8 = 7
        static let preference: UInt8 = 8
        static let address: UInt8 = 9
        static let stateNote: UInt8 = 10
        static let registeredIdentity: UInt8 = 11
        static let registeredVerifiedIdentity: UInt8 = 12
    }

    private static let firstFormat: UInt8 = 1
    private static let secondFormat: UInt8 = 2
    private static let format: UInt8 = 3

    init(
        name: MemberName?,
        identities: [IdentityValue],
        marks: [IdentityValue: IdentityMark] = [:],
        registered: Set<IdentityValue> = [],
        personal: PersonalProfile = PersonalProfile()
    ) {
        self.name = name
        self.identities = identities
        self.marks = marks
        self.registered = registered
        self.personal = personal
    }

    /// The ends of the member's phone numbers.
    var phoneEnds: Set<PhoneEnd> { Set(identities.compactMap { PhoneEnd(of: $0) }) }

    /// Whether the member signs in by an identity; by every other one it is only found.
    func isCredential(_ identity: IdentityValue) -> Bool {
        guard identities.contains(identity) else { return false }
        return registered.contains(identity) || marks[identity]?.method.isMembersOwnAct == true
    }

    /// Takes an identity away with everything that is known of it.
    mutating func remove(_ identity: IdentityValue) {
        identities.removeAll { $0 == identity }
        marks[identity] = nil
        registered.remove(identity)
    }

    /// Reads a record back; fails for anything that `encoded` does not make.
    init?(decoding bytes: [UInt8]) {
        guard let format = bytes.first, (Self.firstFormat...Self.format).contains(format)
        else { return nil }
        self.init(name: nil, identities: [])
        var rest = bytes.dropFirst()
        while let (tag, field) = Self.nextField(&rest) {
            switch tag {
            case Tag.name:
                guard name == nil, let text = String(validating: field, as: UTF8.self),
                    let value = MemberName(text), value.unsafeText == text
                else { return nil }
                name = value
            case Tag.identity:
                guard take(field, isRegistered: format < Self.format) else { return nil }
            case Tag.registeredIdentity where format == Self.format:
                guard take(field, isRegistered: true) else { return nil }
            case Tag.verifiedIdentity where format >= Self.secondFormat:
                guard takeVerified(field, isRegistered: false) else { return nil }
            case Tag.registeredVerifiedIdentity where format == Self.format:
                guard takeVerified(field, isRegistered: true) else { return nil }
            case _ where format >= Self.secondFormat:
                guard personal.take(tag, field) else { return nil }
            default:
                return nil
            }
        }
        guard rest.isEmpty else { return nil }
    }

    /// The record as bytes.
    var encoded: [UInt8] {
        var bytes = [Self.format]
        if let name {
            Self.append(Tag.name, Array(name.unsafeText.utf8), to: &bytes)
        }
        for identity in identities {
            let field = [UInt8(identity.kind.rawValue)] + Array(identity.unsafeText.utf8)
            if let mark = marks[identity] {
                let head =
                    [UInt8(mark.method.rawValue)] + RecordBytes.of(mark.verifiedAt.microseconds)
                let tag =
                    registered.contains(identity)
                    ? Tag.registeredVerifiedIdentity : Tag.verifiedIdentity
                Self.append(tag, head + field, to: &bytes)
            } else {
                let tag =
                    registered.contains(identity) ? Tag.registeredIdentity : Tag.identity
                Self.append(tag, field, to: &bytes)
            }
        }
        for (tag, field) in personal.fields {
            Self.append(tag, field, to: &bytes)
        }
        return bytes
    }

    private static func identity(_ field: ArraySlice<UInt8>) -> IdentityValue? {
        guard let kind = field.first.flatMap({ IdentityKind(rawValue: Int($0)) }),
            let text = String(validating: field.dropFirst(), as: UTF8.self)
        else { return nil }
        return IdentityValue(kind, stored: text)
    }

    private mutating func take(_ field: ArraySlice<UInt8>, isRegistered: Bool) -> Bool {
        guard let identity = Self.identity(field) else { return false }
        identities.append(identity)
        if isRegistered { registered.insert(identity) }
        return true
    }

    private mutating func takeVerified(_ field: ArraySlice<UInt8>, isRegistered: Bool) -> Bool {
        guard field.count > 9, let first = field.first,
            let method = VerificationMethod(rawValue: Int(first)),
            let identity = Self.identity(field.dropFirst(9))
        else { return false }
        let time = RecordBytes.integer(field.dropFirst().prefix(8))
        identities.append(identity)
        if isRegistered { registered.insert(identity) }
        marks[identity] = IdentityMark(
            method: method,
            verifiedAt: Timestamp(microseconds: time)
        )
        return true
    }

    private static func append(_ tag: UInt8, _ field: [UInt8], to bytes: inout [UInt8]) {
        precondition(field.count <= 0xFFFF, "a field of \(field.count) bytes is too long")
        bytes += [tag, UInt8(field.count >> 8), UInt8(field.count & 0xFF)]
        bytes += field
    }

    /// Takes the next field off; `nil` at the end, or where no whole field is left.
    private static func nextField(
        _ rest: inout ArraySlice<UInt8>
    ) -> (tag: UInt8, field: ArraySlice<UInt8>)? {
        guard rest.count >= 3 else { return nil }
        let start = rest.startIndex
        let count = Int(rest[start + 1]) << 8 | Int(rest[start + 2])
        guard rest.count >= 3 + count else { return nil }
        let field = rest.dropFirst(3).prefix(count)
        let tag = rest[start]
        rest = rest.dropFirst(3 + count)
        return (tag, field)
    }
}
