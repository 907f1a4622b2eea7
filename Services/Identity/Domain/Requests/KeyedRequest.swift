package import Primitives

/// A request that changes something, as far as a repeat of it is recognised.
///
/// The same request under the same key is answered as the first time; another one under that key is
/// refused with the field that differs.
package struct KeyedRequest: Hashable, Sendable {
    /// One field of the request.
    package struct Field: Hashable, Sendable {
        /// The field's path in the `.proto` file.
        package let path: String
        /// What it says; kept as a keyed digest only, so that it may be personal.
        package let bytes: Redacted<[UInt8]>

        /// Names a field and what it says.
        package init(_ path: String, _ bytes: [UInt8]) {
            self.path = path
            self.bytes = Redacted(bytes)
        }

        /// Names a field and its text.
        package init(_ path: String, _ text: String) {
            self.init(path, Array(text.utf8))
        }

        /// Names a field and its number.
        package init(_ path: String, _ number: Int64) {
            self.init(path, withUnsafeBytes(of: number.bigEndian) { Array($0) })
        }
    }

    /// The caller and the name that it gave to this request.
    package let key: CallerKey
    /// The method's name, `MergeMembers`: another method under the same key is another request.
    package let method: String
    /// What the request says, always the same fields in the same order.
    package let fields: [Field]

    /// Describes a request.
    package init(key: CallerKey, method: String, fields: [Field]) {
        self.key = key
        self.method = method
        self.fields = fields
    }
}

/// What became of a request that may be a repeat.
package enum KeyedOutcome<Answer: Sendable>: Sendable {
    /// Another request came before under this key: the path of the first field that differs, or
    /// `method`. Nothing changes.
    case keyReused(String)
    /// The same request came before: nothing changes, and it is answered as then.
    case replayed(Answer)
    /// It was decided now.
    case decided(Answer)
}

extension KeyedOutcome: Equatable where Answer: Equatable {}
