// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ChurnRisk`.
    package struct ChurnRisk: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ChurnRisk"

        /// Of no purchase within so many days.
        package var probability: Double
        package var days: UInt32
        /// low, watch, high, lost.
        package var level: String
        /// Of spending less than half of the usual in the next 30 days; absent where nothing usual is known.
        package var spendDrop: Double?
        /// What speaks for it or against it, the weightiest first.
        package var drivers: [RecommendationsV1.ChurnDriver]

        /// The message with every field at its default.
        package init() {
            self.probability = 0
            self.days = 0
            self.level = ""
            self.spendDrop = nil
            self.drivers = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            probability: Double = 0,
            days: UInt32 = 0,
            level: String = "",
            spendDrop: Double? = nil,
            drivers: [RecommendationsV1.ChurnDriver] = []
        ) {
            self.probability = probability
            self.days = days
            self.level = level
            self.spendDrop = spendDrop
            self.drivers = drivers
        }
    }
}

extension RecommendationsV1.ChurnRisk {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ChurnRisk()
        huitou__recommendations__v1__churn_risk__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ChurnRisk>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ChurnRisk>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ChurnRisk>) {
        self.init(
            probability: c.pointee.probability,
            days: c.pointee.days,
            level: CField.string(c.pointee.level),
            spendDrop: c.pointee._spend_drop_case.rawValue == 4 ? c.pointee.spend_drop : nil,
            drivers: CField.pointees(c.pointee.n_drivers, c.pointee.drivers) { RecommendationsV1.ChurnDriver($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ChurnRisk> {
        let c = arena.allocate(Huitou__Recommendations__V1__ChurnRisk.self)
        huitou__recommendations__v1__churn_risk__init(c)
        c.pointee.probability = probability
        c.pointee.days = days
        if !level.isEmpty { c.pointee.level = arena.string(level) }
        if let value = spendDrop {
            c.pointee._spend_drop_case = .init(rawValue: 4)
            c.pointee.spend_drop = value
        }
        (c.pointee.n_drivers, c.pointee.drivers) = arena.array(drivers) {
            $0.makeC(arena)
        }
        return c
    }
}
