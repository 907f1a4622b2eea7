import Messages
import Primitives
import RPCCore

/// Sends the retail data set through the gateway: households become members, receipts orders.
///
/// Everything is named by what the data set calls it, so that sending it again moves nothing. One
/// household's receipts go one after the other, different households side by side.
struct RetailImporter: Sendable {
    /// What was done.
    struct Report: Sendable, Codable, Hashable {
        /// Members of the imported households, and how many of them this run made.
        var members = 0, membersCreated = 0
        /// Orders of the imported receipts, and how many of them this run booked.
        var orders = 0, ordersBooked = 0
        /// Points that all these orders earned, and those that this run booked.
        var points: Int64 = 0, pointsBooked: Int64 = 0
        /// Products of the catalogue, and how many this run added or changed.
        var products = 0, productsChanged = 0
        /// Campaigns that had begun, and how many of what they say this run added: campaigns,
        /// members, products of coupons, redemptions.
        var campaigns = 0, campaignEntriesAdded = 0
        /// Seconds that the orders took, and orders per second.
        var seconds = 0.0, ordersPerSecond = 0.0
    }

    /// The way to the gateway.
    let gateway: GatewayV1.GatewayClient
    /// The way to campaigns, through the gateway.
    let campaigns: RecommendationsV1.CampaignsClient
    /// Repeats calls while a service is away.
    let patience: Patience
    /// Which receipts are imported.
    let selection: RetailSelection
    /// The organisation unit under which the stores lie.
    let organisation: OrganisationPath
    /// How many calls are under way at once.
    let callsMax: Int

    private static let chunkReceipts = 4096
    private static let productsPerCall = 500

    /// Sends the catalogue.
    ///
    /// - Returns: How many products this run added or changed.
    /// - Throws: `RPCError` where the gateway refuses, or patience ends.
    func sendCatalogue(_ products: [RetailProduct]) async throws -> Int {
        var changed = 0
        var bar = ProgressBar(total: products.count, unit: "products")
        for start in stride(from: 0, to: products.count, by: Self.productsPerCall) {
            let part = products[start..<min(start + Self.productsPerCall, products.count)]
            let request = RecommendationsV1.PutProductsRequest(products: part.map(\.message))
            let answer = try await patience.call { () async throws(RPCError) in
                try await gateway.putProducts(request)
            }
            changed += Int(answer.added) + Int(answer.changed)
            bar.show(start + part.count)
        }
        return changed
    }

    /// Sends the receipts.
    ///
    /// - Parameters:
    ///   - path: The transactions file.
    ///   - total: How many receipts the survey found.
    /// - Returns: What was done, without products and campaigns, and the member of each household.
    /// - Throws: `RetailError` naming the line whose order was refused, `RPCError` where patience
    ///   ends.
    func sendReceipts(
        path: String,
        total: Int
    ) async throws -> (report: Report, members: [Int64: Int64]) {
        var reader = try ReceiptReader(path: path)
        var filter = RetailSelection.Filter(selection)
        var bar = ProgressBar(total: total, unit: "orders")
        var members: [Int64: Int64] = [:]
        var report = Report()
        var isDone = false
        while !isDone {
            var chunk: [Int64: [Receipt]] = [:]
            var count = 0
            while count < Self.chunkReceipts {
                guard let receipt = try reader.next() else {
                    isDone = true
                    break
                }
                let decision = filter.decide(receipt)
                if case .stop = decision {
                    isDone = true
                    break
                }
                guard case .take = decision else { continue }
                chunk[receipt.household, default: []].append(receipt)
                count += 1
            }
            try await send(chunk, path: path, members: &members, report: &report) { done in
                bar.show(done)
            }
        }
        report.members = members.count
        report.seconds = bar.elapsed
        report.ordersPerSecond = Double(report.orders) / bar.elapsed
        return (report, members)
    }

    /// What one household's part of a chunk came to.
    private struct HouseholdResult: Sendable {
        var household: Int64
        var member: Int64
        var isCreated = false
        var orders = 0, ordersBooked = 0
        var points: Int64 = 0, pointsBooked: Int64 = 0
    }

    private func send(
        _ chunk: [Int64: [Receipt]],
        path: String,
        members: inout [Int64: Int64],
        report: inout Report,
        progress: (Int) -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: HouseholdResult.self) { group in
            var running = 0
            // In order of the first receipt, so that members are made in the data's order.
            let households = chunk.sorted {
                ($0.value[0].paidAt, $0.key) < ($1.value[0].paidAt, $1.key)
            }
            for (household, receipts) in households {
                if running == callsMax, let result = try await group.next() {
                    take(result, &members, &report)
                    progress(report.orders)
                    running -= 1
                }
                let member = members[household]
                group.addTask { try await send(household, receipts, to: member, path: path) }
                running += 1
            }
            while let result = try await group.next() {
                take(result, &members, &report)
                progress(report.orders)
            }
        }
    }

    private func take(
        _ result: HouseholdResult,
        _ members: inout [Int64: Int64],
        _ report: inout Report
    ) {
        members[result.household] = result.member
        if result.isCreated { report.membersCreated += 1 }
        report.orders += result.orders
        report.ordersBooked += result.ordersBooked
        report.points += result.points
        report.pointsBooked += result.pointsBooked
    }

    private func send(
        _ household: Int64,
        _ receipts: [Receipt],
        to known: Int64?,
        path: String
    ) async throws -> HouseholdResult {
        var result = HouseholdResult(household: household, member: known ?? 0)
        if known == nil, let first = receipts.first {
            let request = registration(of: household, at: first)
            let answer = try await naming(first, path) { () async throws(RPCError) in
                try await gateway.registerMember(request)
            }
            result.member = answer.memberID
            result.isCreated = answer.created && !answer.replayed
        }
        for receipt in receipts {
            let request = order(of: receipt, for: result.member)
            let answer = try await naming(receipt, path) { () async throws(RPCError) in
                try await gateway.commitOrder(request)
            }
            let points = answer.entry?.amount ?? 0
            result.orders += 1
            result.points += points
            if !answer.replayed {
                result.ordersBooked += 1
                result.pointsBooked += points
            }
        }
        return result
    }

    /// Makes a call with patience; a refusal names the receipt's line.
    private func naming<Answer: Sendable>(
        _ receipt: Receipt,
        _ path: String,
        _ call: () async throws(RPCError) -> Answer
    ) async throws -> Answer {
        do {
            return try await patience.call(call)
        } catch let error as RPCError where !Patience.isTransient(error) {
            throw RetailError(
                file: path,
                line: receipt.fileLine,
                message: "receipt \(receipt.basket): \(error)"
            )
        }
    }
}

extension RetailImporter {
    /// The registration of a household: a made-up mobile number and card that nobody has.
    private func registration(
        of household: Int64,
        at first: Receipt
    ) -> IdentityV1.RegisterMemberRequest {
        IdentityV1.RegisterMemberRequest(
            identities: [
                .init(kind: .phone, value: "199" + HouseholdMembers.digits(of: household)),
                .init(kind: .card, value: HouseholdMembers.card(of: household)),
            ],
            name: "Household \(household)",
            organisation: organisation.rawValue,
            channel: "import",
            idempotencyKey: "retail-household-\(household)",
            registeredAt: selection.shifted(first.paidAt).microseconds
        )
    }

    private func order(of receipt: Receipt, for member: Int64) -> PointsV1.CommitOrderRequest {
        PointsV1.CommitOrderRequest(
            channel: "pos",
            orderID: receipt.basket,
            memberID: member,
            organisation: "\(organisation.rawValue)/store-\(receipt.store)",
            paidAt: selection.shifted(receipt.paidAt).microseconds,
            lines: receipt.lines.map { line in
                PointsV1.OrderLine(
                    sku: line.product,
                    quantity: line.quantity,
                    paidFen: line.paidFen,
                    discountFen: line.discountFen
                )
            }
        )
    }
}

extension RetailProduct {
    /// The product as the catalogue takes it.
    fileprivate var message: RecommendationsV1.Product {
        RecommendationsV1.Product(
            sku: product,
            name: name,
            category: category,
            brand: brand,
            department: department,
            recommendable: isInScope,
            type: type,
            maker: maker,
            ownBrand: brand == "Private"
        )
    }
}
