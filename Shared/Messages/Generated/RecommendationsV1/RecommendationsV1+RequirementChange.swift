// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RequirementChange`.
    package struct RequirementChange: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.RequirementChange"

        /// What `change` may hold.
        package enum Change: Hashable, Sendable, Undescribed {
            /// It goes.
            case dropped(Bool)
            /// The new upper bound; a price in fen.
            case atMost(String)
            /// The new lower bound; a price in fen.
            case atLeast(String)
            /// A value that is accepted too.
            case accepted(String)
            /// Values that are excluded no longer.
            case allowed(RecommendationsV1.RequirementChange.AllowedValues)
        }

        /// `huitou.recommendations.v1.RequirementChange.AllowedValues`.
        package struct AllowedValues: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.RequirementChange.AllowedValues"

            package var values: [String]

            /// The message with every field at its default.
            package init() {
                self.values = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                values: [String] = []
            ) {
                self.values = values
            }
        }

        /// The place in the request, from 0.
        package var requirement: UInt32
        package var change: Change?

        /// The message with every field at its default.
        package init() {
            self.requirement = 0
            self.change = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            requirement: UInt32 = 0,
            change: Change? = nil
        ) {
            self.requirement = requirement
            self.change = change
        }
    }
}

extension RecommendationsV1.RequirementChange {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RequirementChange()
        huitou__recommendations__v1__requirement_change__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RequirementChange>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RequirementChange>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RequirementChange>) {
        self.init(
            requirement: c.pointee.requirement,
            change: Self.changeFromC(c)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RequirementChange> {
        let c = arena.allocate(Huitou__Recommendations__V1__RequirementChange.self)
        huitou__recommendations__v1__requirement_change__init(c)
        c.pointee.requirement = requirement
        fillChange(c, arena)
        return c
    }

    private static func changeFromC(_ c: UnsafePointer<Huitou__Recommendations__V1__RequirementChange>) -> Change? {
        switch c.pointee.change_case.rawValue {
        case 2: .dropped(c.pointee.dropped != 0)
        case 3: .atMost(CField.string(c.pointee.at_most))
        case 4: .atLeast(CField.string(c.pointee.at_least))
        case 5: .accepted(CField.string(c.pointee.accepted))
        case 6: .allowed(RecommendationsV1.RequirementChange.AllowedValues(c.pointee.allowed))
        default: nil
        }
    }

    private func fillChange(
        _ c: UnsafeMutablePointer<Huitou__Recommendations__V1__RequirementChange>,
        _ arena: MessageArena
    ) {
        switch change {
        case .dropped(let value):
            c.pointee.change_case = .init(rawValue: 2)
            c.pointee.dropped = value ? 1 : 0
        case .atMost(let value):
            c.pointee.change_case = .init(rawValue: 3)
            c.pointee.at_most = arena.string(value)
        case .atLeast(let value):
            c.pointee.change_case = .init(rawValue: 4)
            c.pointee.at_least = arena.string(value)
        case .accepted(let value):
            c.pointee.change_case = .init(rawValue: 5)
            c.pointee.accepted = arena.string(value)
        case .allowed(let value):
            c.pointee.change_case = .init(rawValue: 6)
            c.pointee.allowed = value.makeC(arena)
        case nil: break
        }
    }
}

extension RecommendationsV1.RequirementChange.AllowedValues {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RequirementChange__AllowedValues()
        huitou__recommendations__v1__requirement_change__allowed_values__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RequirementChange__AllowedValues>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RequirementChange__AllowedValues>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RequirementChange__AllowedValues>) {
        self.init(
            values: CField.pointees(c.pointee.n_values, c.pointee.values) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RequirementChange__AllowedValues> {
        let c = arena.allocate(Huitou__Recommendations__V1__RequirementChange__AllowedValues.self)
        huitou__recommendations__v1__requirement_change__allowed_values__init(c)
        (c.pointee.n_values, c.pointee.values) = arena.array(values) {
            arena.string($0)
        }
        return c
    }
}
