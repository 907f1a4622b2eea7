// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/training.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListModelsResponse`.
    package struct ListModelsResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListModelsResponse"

        /// `huitou.recommendations.v1.ListModelsResponse.Model`.
        package struct Model: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.ListModelsResponse.Model"

            /// rankers or predictions.
            package var kind: String
            package var version: Int64
            /// The first day that it has not learned from: 2026-01-31.
            package var day: String
            /// Microseconds since the epoch.
            package var madeAt: Int64
            package var byteCount: UInt64
            /// Whether the instance that answers serves it.
            package var isServed: Bool

            /// The message with every field at its default.
            package init() {
                self.kind = ""
                self.version = 0
                self.day = ""
                self.madeAt = 0
                self.byteCount = 0
                self.isServed = false
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                kind: String = "",
                version: Int64 = 0,
                day: String = "",
                madeAt: Int64 = 0,
                byteCount: UInt64 = 0,
                isServed: Bool = false
            ) {
                self.kind = kind
                self.version = version
                self.day = day
                self.madeAt = madeAt
                self.byteCount = byteCount
                self.isServed = isServed
            }
        }

        package var models: [RecommendationsV1.ListModelsResponse.Model]

        /// The message with every field at its default.
        package init() {
            self.models = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            models: [RecommendationsV1.ListModelsResponse.Model] = []
        ) {
            self.models = models
        }
    }
}

extension RecommendationsV1.ListModelsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListModelsResponse()
        huitou__recommendations__v1__list_models_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListModelsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListModelsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListModelsResponse>) {
        self.init(
            models: CField.pointees(c.pointee.n_models, c.pointee.models) { RecommendationsV1.ListModelsResponse.Model($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListModelsResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListModelsResponse.self)
        huitou__recommendations__v1__list_models_response__init(c)
        (c.pointee.n_models, c.pointee.models) = arena.array(models) {
            $0.makeC(arena)
        }
        return c
    }
}

extension RecommendationsV1.ListModelsResponse.Model {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListModelsResponse__Model()
        huitou__recommendations__v1__list_models_response__model__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListModelsResponse__Model>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListModelsResponse__Model>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListModelsResponse__Model>) {
        self.init(
            kind: CField.string(c.pointee.kind),
            version: c.pointee.version,
            day: CField.string(c.pointee.day),
            madeAt: c.pointee.made_at,
            byteCount: c.pointee.byte_count,
            isServed: c.pointee.is_served != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListModelsResponse__Model> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListModelsResponse__Model.self)
        huitou__recommendations__v1__list_models_response__model__init(c)
        if !kind.isEmpty { c.pointee.kind = arena.string(kind) }
        c.pointee.version = version
        if !day.isEmpty { c.pointee.day = arena.string(day) }
        c.pointee.made_at = madeAt
        c.pointee.byte_count = byteCount
        c.pointee.is_served = isServed ? 1 : 0
        return c
    }
}
