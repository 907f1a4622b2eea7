import Messages
import Primitives
import RPCCore

/// Sends the demonstration's members and orders through the gateway, as channels would.
struct DemoLoader: Sendable {
    /// What was sent.
    struct Report: Sendable, Codable, Hashable {
        /// Members, orders and returns.
        var members = 0, orders = 0, returns = 0
        /// The first member, whose home shows what the demonstration holds.
        var firstMember: Int64 = 0
    }

    /// The way to the gateway.
    let gateway: GatewayV1.GatewayClient
    /// Repeats calls while a service is away.
    let patience: Patience

    private static let callsMax = 32

    /// Sends everything; what is there already is left as it is.
    ///
    /// - Throws: `RPCError` where the gateway refuses, or patience ends.
    /// - Returns: What was sent.
    func load(_ plan: DemoPlan) async throws -> Report {
        let catalogue = RecommendationsV1.PutProductsRequest(
            products: DemoCatalogue.products.map(\.message)
        )
        _ = try await patience.call { () async throws(RPCError) in
            try await gateway.putProducts(catalogue)
        }
        return try await withThrowingTaskGroup(of: Report.self) { group in
            var report = Report()
            var running = 0
            for member in plan.members {
                if running == Self.callsMax, let part = try await group.next() {
                    add(part, to: &report)
                    running -= 1
                }
                group.addTask { try await load(member) }
                running += 1
            }
            while let part = try await group.next() { add(part, to: &report) }
            return report
        }
    }

    private func add(_ part: Report, to report: inout Report) {
        report.members += part.members
        report.orders += part.orders
        report.returns += part.returns
        if part.firstMember > 0 { report.firstMember = part.firstMember }
    }

    private func load(_ member: DemoPlan.Member) async throws -> Report {
        var report = Report(members: 1)
        let registration = member.registration
        let registered = try await patience.call { () async throws(RPCError) in
            try await gateway.registerMember(registration)
        }
        if member.number == 1 { report.firstMember = registered.memberID }
        for order in member.orders {
            let request = order.commit(by: registered.memberID)
            _ = try await patience.call { () async throws(RPCError) in
                try await gateway.commitOrder(request)
            }
            report.orders += 1
            guard order.isReturned else { continue }
            let reversal = order.reversal
            _ = try await patience.call { () async throws(RPCError) in
                try await gateway.reverseOrder(reversal)
            }
            report.returns += 1
        }
        return report
    }
}

extension DemoCatalogue.Product {
    fileprivate var message: RecommendationsV1.Product {
        RecommendationsV1.Product(
            sku: sku,
            name: name,
            category: category,
            brand: brand,
            department: department,
            recommendable: true,
            priceFen: priceFen,
            ageMonthsMin: ageMonths?.lowerBound ?? 0,
            ageMonthsMax: ageMonths?.upperBound ?? 0,
            text: text,
            attributes: attributes.map { .init(name: $0.name, value: $0.value) }
        )
    }
}

extension DemoPlan.Member {
    fileprivate var registration: IdentityV1.RegisterMemberRequest {
        IdentityV1.RegisterMemberRequest(
            identities: [.init(kind: .phone, value: phone), .init(kind: .card, value: card)],
            name: name,
            organisation: "demo/retail",
            channel: "mini_program",
            idempotencyKey: "demo-member-\(number)",
            registeredAt: registeredAt.microseconds
        )
    }
}

extension DemoPlan.Order {
    fileprivate func commit(by member: Int64) -> PointsV1.CommitOrderRequest {
        PointsV1.CommitOrderRequest(
            channel: channel,
            orderID: orderID,
            memberID: member,
            organisation: organisation,
            paidAt: paidAt.microseconds,
            lines: lines.map { line in
                PointsV1.OrderLine(
                    sku: line.product.sku,
                    category: line.product.category,
                    brand: line.product.brand,
                    quantity: line.quantity,
                    paidFen: line.paidFen
                )
            }
        )
    }

    fileprivate var reversal: PointsV1.ReverseOrderRequest {
        PointsV1.ReverseOrderRequest(
            channel: channel,
            orderID: orderID,
            organisation: organisation,
            reversedAt: paidAt.advanced(byMicroseconds: 86_400 * 1_000_000).microseconds,
            idempotencyKey: "return-\(orderID)",
            reasonCode: "returned"
        )
    }
}
