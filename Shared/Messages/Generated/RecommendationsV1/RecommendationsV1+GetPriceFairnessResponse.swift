// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetPriceFairnessResponse`.
    package struct GetPriceFairnessResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetPriceFairnessResponse"

        /// Sales of a product to a member in an order.
        package var sales: UInt64
        /// Groups of the same product, day, channel and store, and those with more than one price.
        package var groups: UInt64
        package var dispersedGroups: UInt64
        /// Sales whose price is not the shelf's less a published offer.
        package var unexplainedSales: UInt64
        /// The share of the variance of prices within groups that published offers explain, 0 to 1.
        package var explainedShare: Double
        /// The largest differences that nothing published explains, largest first.
        package var findings: [RecommendationsV1.PriceFinding]
        /// Members in ten parts by what they bought in the period, the least first.
        package var parts: [RecommendationsV1.ValuePart]
        /// Whether a part pays other prices than the rest, beyond chance.
        package var flagged: Bool

        /// The message with every field at its default.
        package init() {
            self.sales = 0
            self.groups = 0
            self.dispersedGroups = 0
            self.unexplainedSales = 0
            self.explainedShare = 0
            self.findings = []
            self.parts = []
            self.flagged = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            sales: UInt64 = 0,
            groups: UInt64 = 0,
            dispersedGroups: UInt64 = 0,
            unexplainedSales: UInt64 = 0,
            explainedShare: Double = 0,
            findings: [RecommendationsV1.PriceFinding] = [],
            parts: [RecommendationsV1.ValuePart] = [],
            flagged: Bool = false
        ) {
            self.sales = sales
            self.groups = groups
            self.dispersedGroups = dispersedGroups
            self.unexplainedSales = unexplainedSales
            self.explainedShare = explainedShare
            self.findings = findings
            self.parts = parts
            self.flagged = flagged
        }
    }
}

extension RecommendationsV1.GetPriceFairnessResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetPriceFairnessResponse()
        huitou__recommendations__v1__get_price_fairness_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPriceFairnessResponse>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPriceFairnessResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetPriceFairnessResponse>) {
        self.init(
            sales: c.pointee.sales,
            groups: c.pointee.groups,
            dispersedGroups: c.pointee.dispersed_groups,
            unexplainedSales: c.pointee.unexplained_sales,
            explainedShare: c.pointee.explained_share,
            findings: CField.pointees(c.pointee.n_findings, c.pointee.findings) { RecommendationsV1.PriceFinding($0) },
            parts: CField.pointees(c.pointee.n_parts, c.pointee.parts) { RecommendationsV1.ValuePart($0) },
            flagged: c.pointee.flagged != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetPriceFairnessResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetPriceFairnessResponse.self)
        huitou__recommendations__v1__get_price_fairness_response__init(c)
        c.pointee.sales = sales
        c.pointee.groups = groups
        c.pointee.dispersed_groups = dispersedGroups
        c.pointee.unexplained_sales = unexplainedSales
        c.pointee.explained_share = explainedShare
        (c.pointee.n_findings, c.pointee.findings) = arena.array(findings) {
            $0.makeC(arena)
        }
        (c.pointee.n_parts, c.pointee.parts) = arena.array(parts) {
            $0.makeC(arena)
        }
        c.pointee.flagged = flagged ? 1 : 0
        return c
    }
}
