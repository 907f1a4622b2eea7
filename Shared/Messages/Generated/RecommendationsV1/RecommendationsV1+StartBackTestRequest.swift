// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/backtest.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.StartBackTestRequest`.
    package struct StartBackTestRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.StartBackTestRequest"

        /// A name that the caller makes up: 1 to 64 of a-z, 0-9 and dash.
        package var job: String
        package var task: RecommendationsV1.BackTestTask
        /// For next_basket and discovery only.
        package var level: RecommendationsV1.ItemLevel
        /// For purchase only: 1 to 60.
        package var horizonDays: UInt32
        /// The day before which everything is known: 2026-01-31.
        package var asOf: String
        /// The zone of the days: America/New_York; empty for the program's own.
        package var timeZone: String
        /// For next_basket and discovery: what may be answered, at most 60,000; empty for what was bought
        /// on at least 17 days, counted for each member, before the day.
        package var eligible: [String]

        /// The message with every field at its default.
        package init() {
            self.job = ""
            self.task = .unspecified
            self.level = .unspecified
            self.horizonDays = 0
            self.asOf = ""
            self.timeZone = ""
            self.eligible = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            job: String = "",
            task: RecommendationsV1.BackTestTask = .unspecified,
            level: RecommendationsV1.ItemLevel = .unspecified,
            horizonDays: UInt32 = 0,
            asOf: String = "",
            timeZone: String = "",
            eligible: [String] = []
        ) {
            self.job = job
            self.task = task
            self.level = level
            self.horizonDays = horizonDays
            self.asOf = asOf
            self.timeZone = timeZone
            self.eligible = eligible
        }
    }
}

extension RecommendationsV1.StartBackTestRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__StartBackTestRequest()
        huitou__recommendations__v1__start_back_test_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__StartBackTestRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__StartBackTestRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__StartBackTestRequest>) {
        self.init(
            job: CField.string(c.pointee.job),
            task: RecommendationsV1.BackTestTask(rawValue: Int32(truncatingIfNeeded: c.pointee.task.rawValue)),
            level: RecommendationsV1.ItemLevel(rawValue: Int32(truncatingIfNeeded: c.pointee.level.rawValue)),
            horizonDays: c.pointee.horizon_days,
            asOf: CField.string(c.pointee.as_of),
            timeZone: CField.string(c.pointee.time_zone),
            eligible: CField.pointees(c.pointee.n_eligible, c.pointee.eligible) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__StartBackTestRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__StartBackTestRequest.self)
        huitou__recommendations__v1__start_back_test_request__init(c)
        if !job.isEmpty { c.pointee.job = arena.string(job) }
        c.pointee.task = .init(rawValue: .init(truncatingIfNeeded: task.rawValue))
        c.pointee.level = .init(rawValue: .init(truncatingIfNeeded: level.rawValue))
        c.pointee.horizon_days = horizonDays
        if !asOf.isEmpty { c.pointee.as_of = arena.string(asOf) }
        if !timeZone.isEmpty { c.pointee.time_zone = arena.string(timeZone) }
        (c.pointee.n_eligible, c.pointee.eligible) = arena.array(eligible) {
            arena.string($0)
        }
        return c
    }
}
