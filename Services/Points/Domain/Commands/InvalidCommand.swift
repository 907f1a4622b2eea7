internal import Primitives

/// One field of a command that cannot be taken.
package struct InvalidField: Hashable, Sendable {
    /// Its path: `lines[2].paid_fen`.
    package let path: String
    /// What it must be.
    package let expectation: String

    /// Names a field and what it must be.
    package init(path: String, expectation: String) {
        self.path = path
        self.expectation = expectation
    }
}

/// A command whose fields cannot be taken, whatever the state.
package struct InvalidCommand: Error, Hashable, Sendable {
    /// The fields, in the order of the request; at least one, at most `fieldsMax`.
    package let fields: [InvalidField]

    /// The most fields that are named.
    package static let fieldsMax = 20

    /// Names the fields.
    package init(fields: [InvalidField]) {
        precondition(!fields.isEmpty, "an invalid command has an invalid field")
        self.fields = Array(fields.prefix(Self.fieldsMax))
    }
}

/// Collects the fields of a command that cannot be taken.
struct FieldChecker {
    private(set) var fields: [InvalidField] = []

    /// Notes a field unless `value` is there.
    mutating func require<Value>(
        _ value: Value?,
        _ path: @autoclosure () -> String,
        _ expectation: @autoclosure () -> String
    ) -> Value? {
        if value == nil, fields.count < InvalidCommand.fieldsMax {
            fields.append(InvalidField(path: path(), expectation: expectation()))
        }
        return value
    }

    mutating func require(
        _ holds: Bool,
        _ path: @autoclosure () -> String,
        _ expectation: @autoclosure () -> String
    ) {
        _ = require(holds ? true : nil, path(), expectation())
    }
}

/// What a field of each type must be, in words.
enum Expectation {
    static let channel = "1 to \(Channel.byteCountMax) characters out of a-z, 0-9 and _"
    static let orderID = "1 to \(OrderID.byteCountMax) printable ASCII characters without space"
    static let member = "a member id, above 0"
    static let organisation = "a path such as acme/retail/north/store-12"
    static let label = "at most \(Label.scalarCountMax) printable characters"
    static let sku = "1 to \(Label.scalarCountMax) printable characters"
    static let lines = "1 to \(Order.linesMax) lines"
    static let quantity = "from 0 to \(OrderLine.quantityMax)"
    static let discount = "from 0 to \(Fen.operationMax) fen"
    static let paid = "from -\(Fen.operationMax) to \(Fen.operationMax) fen"
    static let paidAt = "microseconds since 1970, from 1990 on"
    static let key =
        "1 to \(IdempotencyKey.byteCountMax) printable ASCII characters without space"
    static let reason = "returned, cancelled or corrected"
}
