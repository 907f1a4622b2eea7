// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.TaskReport`.
    package struct TaskReport: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.TaskReport"

        /// `huitou.recommendations.v1.TaskReport.Tenth`.
        package struct Tenth: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.TaskReport.Tenth"

            package var members: UInt64
            /// The mean of what was said.
            package var expected: Double
            /// What came true.
            package var actual: Double

            /// The message with every field at its default.
            package init() {
                self.members = 0
                self.expected = 0
                self.actual = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                members: UInt64 = 0,
                expected: Double = 0,
                actual: Double = 0
            ) {
                self.members = members
                self.expected = expected
                self.actual = actual
            }
        }

        /// purchase_7_days, purchase_30_days, purchase_90_days, spend_drop.
        package var task: String
        /// The first day that the model did not know; what followed answers.
        package var asOf: String
        package var members: UInt64
        package var yes: UInt64
        package var model: RecommendationsV1.ProbabilityReport?
        package var bins: RecommendationsV1.ProbabilityReport?
        /// Tenths of the members by probability.
        package var tenths: [RecommendationsV1.TaskReport.Tenth]
        package var calibration: RecommendationsV1.CalibrationStatus?

        /// The message with every field at its default.
        package init() {
            self.task = ""
            self.asOf = ""
            self.members = 0
            self.yes = 0
            self.model = nil
            self.bins = nil
            self.tenths = []
            self.calibration = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            task: String = "",
            asOf: String = "",
            members: UInt64 = 0,
            yes: UInt64 = 0,
            model: RecommendationsV1.ProbabilityReport? = nil,
            bins: RecommendationsV1.ProbabilityReport? = nil,
            tenths: [RecommendationsV1.TaskReport.Tenth] = [],
            calibration: RecommendationsV1.CalibrationStatus? = nil
        ) {
            self.task = task
            self.asOf = asOf
            self.members = members
            self.yes = yes
            self.model = model
            self.bins = bins
            self.tenths = tenths
            self.calibration = calibration
        }
    }
}

extension RecommendationsV1.TaskReport {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__TaskReport()
        huitou__recommendations__v1__task_report__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__TaskReport>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__TaskReport>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__TaskReport>) {
        self.init(
            task: CField.string(c.pointee.task),
            asOf: CField.string(c.pointee.as_of),
            members: c.pointee.members,
            yes: c.pointee.yes,
            model: c.pointee.model.map { RecommendationsV1.ProbabilityReport($0) },
            bins: c.pointee.bins.map { RecommendationsV1.ProbabilityReport($0) },
            tenths: CField.pointees(c.pointee.n_tenths, c.pointee.tenths) { RecommendationsV1.TaskReport.Tenth($0) },
            calibration: c.pointee.calibration.map { RecommendationsV1.CalibrationStatus($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__TaskReport> {
        let c = arena.allocate(Huitou__Recommendations__V1__TaskReport.self)
        huitou__recommendations__v1__task_report__init(c)
        if !task.isEmpty { c.pointee.task = arena.string(task) }
        if !asOf.isEmpty { c.pointee.as_of = arena.string(asOf) }
        c.pointee.members = members
        c.pointee.yes = yes
        if let value = model { c.pointee.model = value.makeC(arena) }
        if let value = bins { c.pointee.bins = value.makeC(arena) }
        (c.pointee.n_tenths, c.pointee.tenths) = arena.array(tenths) {
            $0.makeC(arena)
        }
        if let value = calibration { c.pointee.calibration = value.makeC(arena) }
        return c
    }
}

extension RecommendationsV1.TaskReport.Tenth {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__TaskReport__Tenth()
        huitou__recommendations__v1__task_report__tenth__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__TaskReport__Tenth>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__TaskReport__Tenth>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__TaskReport__Tenth>) {
        self.init(
            members: c.pointee.members,
            expected: c.pointee.expected,
            actual: c.pointee.actual
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__TaskReport__Tenth> {
        let c = arena.allocate(Huitou__Recommendations__V1__TaskReport__Tenth.self)
        huitou__recommendations__v1__task_report__tenth__init(c)
        c.pointee.members = members
        c.pointee.expected = expected
        c.pointee.actual = actual
        return c
    }
}
