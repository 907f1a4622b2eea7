/// Where parcels of a member go; no description shows it.
package struct PostalAddress: Hashable, Sendable {
    /// Who takes the parcel.
    package let recipient: String
    /// The number to call, as ``IdentityValue`` normalises it.
    package let phone: String
    /// Province, city, district and street.
    package let text: String
    /// The postcode; empty where there is none.
    package let postcode: String
    /// What the member calls it; may be empty.
    package let label: String

    /// The most addresses of one member.
    package static let countMax = 20

    /// Takes an address back from the store.
    package init(recipient: String, phone: String, text: String, postcode: String, label: String) {
        self.recipient = recipient
        self.phone = phone
        self.text = text
        self.postcode = postcode
        self.label = label
    }

    /// Checks an address from outside.
    ///
    /// - Parameters:
    ///   - draft: The address as it came.
    ///   - path: The address's path in the request, `addresses.addresses[1]`.
    /// - Throws: The first field that is refused.
    package init(validating draft: PostalAddress, at path: String) throws(FieldRefusal) {
        guard let recipient = ProfileText.trimmed(draft.recipient, characterCountMax: 64) else {
            throw FieldRefusal(
                field: "\(path).recipient",
                "must have 1 to 64 characters, no control ones"
            )
        }
        do throws(IdentityValue.Refusal) {
            phone = try IdentityValue(.phone, normalising: draft.phone).unsafeText
        } catch {
            throw FieldRefusal(field: "\(path).phone", error.description)
        }
        guard let text = ProfileText.trimmed(draft.text, characterCountMax: 200) else {
            throw FieldRefusal(
                field: "\(path).text",
                "must have 1 to 200 characters, no control ones"
            )
        }
        let isPostcode = draft.postcode.utf8.allSatisfy { byte in
            WrittenText.isLetterOrDigit(byte) || byte == UInt8(ascii: " ")
                || byte == UInt8(ascii: "-")
        }
        guard isPostcode, draft.postcode.utf8.count <= 16 else {
            throw FieldRefusal(
                field: "\(path).postcode",
                "must have at most 16 letters, digits, spaces and dashes"
            )
        }
        let label =
            draft.label.isEmpty
            ? "" : ProfileText.trimmed(draft.label, characterCountMax: 32)
        guard let label else {
            throw FieldRefusal(
                field: "\(path).label",
                "must have at most 32 characters, no control ones"
            )
        }
        self.recipient = recipient
        self.text = text
        self.postcode = draft.postcode
        self.label = label
    }
}

extension PostalAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<redacted>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
