package import PointsDomain
package import Primitives

// Values for tests: what is not a value of its type stops the test.

package func member(_ rawValue: Int64) -> MemberID {
    guard let member = MemberID(rawValue: rawValue) else { preconditionFailure("member id") }
    return member
}

package func organisation(_ rawValue: String) -> OrganisationPath {
    guard let path = OrganisationPath(rawValue) else { preconditionFailure("path \(rawValue)") }
    return path
}

package func label(_ text: String) -> Label {
    guard let label = Label(text) else { preconditionFailure("label \(text)") }
    return label
}

package func key(_ rawValue: String) -> IdempotencyKey {
    guard let key = IdempotencyKey(rawValue) else { preconditionFailure("key \(rawValue)") }
    return key
}

package func hold(_ rawValue: String) -> HoldID {
    guard let id = HoldID(rawValue) else { preconditionFailure("hold \(rawValue)") }
    return id
}

package func caller(_ rawValue: String) -> Caller {
    guard let caller = Caller(rawValue) else { preconditionFailure("caller \(rawValue)") }
    return caller
}

package func currency(_ code: String) -> Currency {
    guard let currency = Currency(code) else { preconditionFailure("currency \(code)") }
    return currency
}

package func reason(_ code: String) -> ReasonCode {
    guard let reason = ReasonCode(code) else { preconditionFailure("reason \(code)") }
    return reason
}

package func tier(_ code: String) -> TierCode {
    guard let tier = TierCode(code) else { preconditionFailure("tier \(code)") }
    return tier
}

package func identity(_ text: String) -> OrderIdentity {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let channel = Channel(parts[0]), let orderID = OrderID(parts[1])
    else { preconditionFailure("order \(text)") }
    return OrderIdentity(channel: channel, orderID: orderID)
}

package func line(
    _ fen: Int64,
    sku: String = "milk",
    category: String = "dairy",
    brand: String = "",
    quantity: Int64 = 1,
    discount: Int64 = 0
) -> OrderLine {
    OrderLine(
        sku: label(sku),
        category: label(category),
        brand: label(brand),
        quantity: quantity,
        paid: Fen(fen),
        discount: Fen(discount)
    )
}

package func order(
    _ id: String,
    member number: Int64 = 1,
    at path: String = "acme/north/s1",
    paidAt: Timestamp = Timestamp(microseconds: 1_769_990_000_000_000),
    _ lines: [OrderLine]
) -> Order {
    Order(
        identity: identity(id),
        member: member(number),
        organisation: organisation(path),
        paidAt: paidAt,
        lines: lines
    )
}

package func reversal(_ id: String, key name: String = "k1") -> ReverseOrder {
    ReverseOrder(
        caller: caller("till:1"),
        identity: identity(id),
        organisation: organisation("acme/north/s1"),
        reversedAt: nil,
        key: key(name),
        reason: .returned
    )
}

package func envelope(
    _ number: Int64 = 1,
    key name: String?,
    by who: String = "till:1",
    reason code: String = "goodwill",
    at time: Timestamp? = nil
) -> Envelope {
    Envelope(
        caller: caller(who),
        key: name.map { key($0) },
        member: member(number),
        organisation: organisation("acme/north/s1"),
        reason: reason(code),
        at: time
    )
}
