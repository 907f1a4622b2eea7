// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetPredictionDriftResponse`.
    package struct GetPredictionDriftResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetPredictionDriftResponse"

        /// `huitou.recommendations.v1.GetPredictionDriftResponse.FeatureGroup`.
        package struct FeatureGroup: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.GetPredictionDriftResponse.FeatureGroup"

            /// recency, frequency, spend, baskets, breadth.
            package var name: String
            /// The population stability index since the training: from 0.1 on to be watched, from 0.25 on an
            /// alarm.
            package var stabilityIndex: Double
            package var level: String

            /// The message with every field at its default.
            package init() {
                self.name = ""
                self.stabilityIndex = 0
                self.level = ""
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                name: String = "",
                stabilityIndex: Double = 0,
                level: String = ""
            ) {
                self.name = name
                self.stabilityIndex = stabilityIndex
                self.level = level
            }
        }

        /// What was said on a day, and what came of it.
        package struct TaskCalibration: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.GetPredictionDriftResponse.TaskCalibration"

            package var task: String
            /// The day on which it was said; empty where no answer is known yet.
            package var saidOn: String
            package var members: UInt64
            package var calibration: RecommendationsV1.CalibrationStatus?

            /// The message with every field at its default.
            package init() {
                self.task = ""
                self.saidOn = ""
                self.members = 0
                self.calibration = nil
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                task: String = "",
                saidOn: String = "",
                members: UInt64 = 0,
                calibration: RecommendationsV1.CalibrationStatus? = nil
            ) {
                self.task = task
                self.saidOn = saidOn
                self.members = members
                self.calibration = calibration
            }
        }

        /// none, watch, alarm; the worst of all below. Empty before the first training.
        package var level: String
        package var modelVersion: String
        package var trainedThrough: String
        /// When it was last looked.
        package var checkedAt: Int64
        package var groups: [RecommendationsV1.GetPredictionDriftResponse.FeatureGroup]
        package var tasks: [RecommendationsV1.GetPredictionDriftResponse.TaskCalibration]

        /// The message with every field at its default.
        package init() {
            self.level = ""
            self.modelVersion = ""
            self.trainedThrough = ""
            self.checkedAt = 0
            self.groups = []
            self.tasks = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            level: String = "",
            modelVersion: String = "",
            trainedThrough: String = "",
            checkedAt: Int64 = 0,
            groups: [RecommendationsV1.GetPredictionDriftResponse.FeatureGroup] = [],
            tasks: [RecommendationsV1.GetPredictionDriftResponse.TaskCalibration] = []
        ) {
            self.level = level
            self.modelVersion = modelVersion
            self.trainedThrough = trainedThrough
            self.checkedAt = checkedAt
            self.groups = groups
            self.tasks = tasks
        }
    }
}

extension RecommendationsV1.GetPredictionDriftResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetPredictionDriftResponse()
        huitou__recommendations__v1__get_prediction_drift_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionDriftResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionDriftResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionDriftResponse>) {
        self.init(
            level: CField.string(c.pointee.level),
            modelVersion: CField.string(c.pointee.model_version),
            trainedThrough: CField.string(c.pointee.trained_through),
            checkedAt: c.pointee.checked_at,
            groups: CField.pointees(c.pointee.n_groups, c.pointee.groups) { RecommendationsV1.GetPredictionDriftResponse.FeatureGroup($0) },
            tasks: CField.pointees(c.pointee.n_tasks, c.pointee.tasks) { RecommendationsV1.GetPredictionDriftResponse.TaskCalibration($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetPredictionDriftResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetPredictionDriftResponse.self)
        huitou__recommendations__v1__get_prediction_drift_response__init(c)
        if !level.isEmpty { c.pointee.level = arena.string(level) }
        if !modelVersion.isEmpty { c.pointee.model_version = arena.string(modelVersion) }
        if !trainedThrough.isEmpty { c.pointee.trained_through = arena.string(trainedThrough) }
        c.pointee.checked_at = checkedAt
        (c.pointee.n_groups, c.pointee.groups) = arena.array(groups) {
            $0.makeC(arena)
        }
        (c.pointee.n_tasks, c.pointee.tasks) = arena.array(tasks) {
            $0.makeC(arena)
        }
        return c
    }
}

extension RecommendationsV1.GetPredictionDriftResponse.FeatureGroup {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetPredictionDriftResponse__FeatureGroup()
        huitou__recommendations__v1__get_prediction_drift_response__feature_group__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionDriftResponse__FeatureGroup>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionDriftResponse__FeatureGroup>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionDriftResponse__FeatureGroup>) {
        self.init(
            name: CField.string(c.pointee.name),
            stabilityIndex: c.pointee.stability_index,
            level: CField.string(c.pointee.level)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetPredictionDriftResponse__FeatureGroup> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetPredictionDriftResponse__FeatureGroup.self)
        huitou__recommendations__v1__get_prediction_drift_response__feature_group__init(c)
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        c.pointee.stability_index = stabilityIndex
        if !level.isEmpty { c.pointee.level = arena.string(level) }
        return c
    }
}

extension RecommendationsV1.GetPredictionDriftResponse.TaskCalibration {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetPredictionDriftResponse__TaskCalibration()
        huitou__recommendations__v1__get_prediction_drift_response__task_calibration__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionDriftResponse__TaskCalibration>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionDriftResponse__TaskCalibration>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionDriftResponse__TaskCalibration>) {
        self.init(
            task: CField.string(c.pointee.task),
            saidOn: CField.string(c.pointee.said_on),
            members: c.pointee.members,
            calibration: c.pointee.calibration.map { RecommendationsV1.CalibrationStatus($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetPredictionDriftResponse__TaskCalibration> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetPredictionDriftResponse__TaskCalibration.self)
        huitou__recommendations__v1__get_prediction_drift_response__task_calibration__init(c)
        if !task.isEmpty { c.pointee.task = arena.string(task) }
        if !saidOn.isEmpty { c.pointee.said_on = arena.string(saidOn) }
        c.pointee.members = members
        if let value = calibration { c.pointee.calibration = value.makeC(arena) }
        return c
    }
}
