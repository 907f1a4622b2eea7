internal import Primitives

extension CommitOrder {
    /// The fields of a command as they came in.
    package struct Fields: Sendable {
        /// The fields of one line as they came in.
        package struct Line: Sendable {
            /// What was sold.
            package var sku = ""
            /// As in the catalogue.
            package var category = ""
            /// As in the catalogue.
            package var brand = ""
            /// In the unit of the sku.
            package var quantity: Int64 = 0
            /// In fen.
            package var paidFen: Int64 = 0
            /// In fen.
            package var discountFen: Int64 = 0

            /// A line as it came in.
            package init(
                sku: String,
                category: String = "",
                brand: String = "",
                quantity: Int64 = 1,
                paidFen: Int64,
                discountFen: Int64 = 0
            ) {
                self.sku = sku
                self.category = category
                self.brand = brand
                self.quantity = quantity
                self.paidFen = paidFen
                self.discountFen = discountFen
            }
        }

        /// Where the order comes from.
        package var channel: String
        /// Its number there.
        package var orderID: String
        /// Who bought.
        package var memberID: Int64
        /// The store.
        package var organisation: String
        /// Microseconds since the epoch.
        package var paidAt: Int64
        /// The receipt.
        package var lines: [Line]

        /// A command as it came in.
        package init(
            channel: String,
            orderID: String,
            memberID: Int64,
            organisation: String,
            paidAt: Int64,
            lines: [Line]
        ) {
            self.channel = channel
            self.orderID = orderID
            self.memberID = memberID
            self.organisation = organisation
            self.paidAt = paidAt
            self.lines = lines
        }
    }

    /// Checks a command from outside.
    ///
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(validating fields: Fields, caller: Caller) throws(InvalidCommand) {
        var checker = FieldChecker()
        let channel = checker.require(Channel(fields.channel), "channel", Expectation.channel)
        let orderID = checker.require(OrderID(fields.orderID), "order_id", Expectation.orderID)
        let member = checker.require(
            MemberID(rawValue: fields.memberID),
            "member_id",
            Expectation.member
        )
        let organisation = checker.require(
            OrganisationPath(fields.organisation),
            "organisation",
            Expectation.organisation
        )
        let paidAt = Timestamp(microseconds: fields.paidAt)
        checker.require(
            paidAt >= Order.paidAtMin && paidAt <= .max,
            "paid_at",
            Expectation.paidAt
        )
        let lines = Self.lines(fields.lines, &checker)
        guard checker.fields.isEmpty, let channel, let orderID, let member, let organisation
        else { throw InvalidCommand(fields: checker.fields) }
        self.init(
            caller: caller,
            order: Order(
                identity: OrderIdentity(channel: channel, orderID: orderID),
                member: member,
                organisation: organisation,
                paidAt: paidAt,
                lines: lines
            )
        )
    }

    private static func lines(
        _ fields: [Fields.Line],
        _ checker: inout FieldChecker
    ) -> [OrderLine] {
        guard (1...Order.linesMax).contains(fields.count) else {
            checker.require(false, "lines", Expectation.lines)
            return []
        }
        var lines: [OrderLine] = []
        lines.reserveCapacity(fields.count)
        // At most 1,000 lines of at most 10^12 fen each: the sum cannot overflow.
        var sum = Fen.zero
        for (index, line) in fields.enumerated() {
            guard let checked = Self.line(line, index, &checker) else { continue }
            sum += checked.paid
            lines.append(checked)
        }
        checker.require(
            sum >= -Fen.operationMax && sum <= Fen.operationMax,
            "lines",
            "paid_fen of all lines sums to \(sum); must be \(Expectation.paid)"
        )
        return lines
    }

    private static func line(
        _ line: Fields.Line,
        _ index: Int,
        _ checker: inout FieldChecker
    ) -> OrderLine? {
        // Built only where a field is refused.
        func path(_ field: String) -> String { "lines[\(index)].\(field)" }
        let sku = checker.require(
            line.sku.isEmpty ? nil : Label(line.sku),
            path("sku"),
            Expectation.sku
        )
        let category = checker.require(
            Label(line.category),
            path("category"),
            Expectation.label
        )
        let brand = checker.require(Label(line.brand), path("brand"), Expectation.label)
        let isQuantity = (0...OrderLine.quantityMax).contains(line.quantity)
        checker.require(isQuantity, path("quantity"), Expectation.quantity)
        let paid = Fen(line.paidFen)
        let isPaid = paid >= -Fen.operationMax && paid <= Fen.operationMax
        checker.require(isPaid, path("paid_fen"), Expectation.paid)
        let discount = Fen(line.discountFen)
        let isDiscount = discount >= .zero && discount <= Fen.operationMax
        checker.require(isDiscount, path("discount_fen"), Expectation.discount)
        guard let sku, let category, let brand, isQuantity, isPaid, isDiscount else { return nil }
        return OrderLine(
            sku: sku,
            category: category,
            brand: brand,
            quantity: line.quantity,
            paid: paid,
            discount: discount
        )
    }
}
