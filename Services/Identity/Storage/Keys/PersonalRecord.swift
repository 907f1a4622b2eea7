import IdentityDomain

/// The personal data of a member, which is sealed as one text under the member's key.
///
/// A format byte, then fields: tag (1 byte), length (2 bytes, the higher first), bytes.
struct PersonalRecord: Hashable, Sendable {
    /// What the member is called.
    var name: MemberName?
    /// Every name by which channels know the member.
    var identities: [IdentityValue]

    private enum Tag {
        static let name: UInt8 = 1
        static let identity: UInt8 = 2
    }

    private static let format: UInt8 = 1

    init(name: MemberName?, identities: [IdentityValue]) {
        self.name = name
        self.identities = identities
    }

    /// Reads a record back; fails for anything that `encoded` does not make.
    init?(decoding bytes: [UInt8]) {
        guard bytes.first == Self.format else { return nil }
        name = nil
        identities = []
        var rest = bytes.dropFirst()
        while let (tag, field) = Self.nextField(&rest) {
            switch tag {
            case Tag.name:
                guard name == nil, let text = String(validating: field, as: UTF8.self),
                    let value = MemberName(text), value.unsafeText == text
                else { return nil }
                name = value
            case Tag.identity:
                guard let kind = field.first.flatMap({ IdentityKind(rawValue: Int($0)) }),
                    let text = String(validating: field.dropFirst(), as: UTF8.self),
                    let identity = IdentityValue(kind, stored: text)
                else { return nil }
                identities.append(identity)
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
            Self.append(Tag.identity, field, to: &bytes)
        }
        return bytes
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
