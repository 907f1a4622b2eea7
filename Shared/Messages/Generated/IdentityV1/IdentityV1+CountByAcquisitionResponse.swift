// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.CountByAcquisitionResponse`.
    package struct CountByAcquisitionResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.CountByAcquisitionResponse"

        /// `huitou.identity.v1.CountByAcquisitionResponse.SourceCount`.
        package struct SourceCount: JSONMessage {
            package static let messageName = "huitou.identity.v1.CountByAcquisitionResponse.SourceCount"

            package var value: String
            package var members: UInt64

            /// The message with every field at its default.
            package init() {
                self.value = ""
                self.members = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                value: String = "",
                members: UInt64 = 0
            ) {
                self.value = value
                self.members = members
            }
        }

        /// The most frequent first, at most 1000; those without a value are not counted.
        package var sources: [IdentityV1.CountByAcquisitionResponse.SourceCount]
        /// Members of which any source is known, under the same bounds.
        package var total: UInt64

        /// The message with every field at its default.
        package init() {
            self.sources = []
            self.total = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            sources: [IdentityV1.CountByAcquisitionResponse.SourceCount] = [],
            total: UInt64 = 0
        ) {
            self.sources = sources
            self.total = total
        }
    }
}

extension IdentityV1.CountByAcquisitionResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__CountByAcquisitionResponse()
        huitou__identity__v1__count_by_acquisition_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__CountByAcquisitionResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__CountByAcquisitionResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__CountByAcquisitionResponse>) {
        self.init(
            sources: CField.pointees(c.pointee.n_sources, c.pointee.sources) { IdentityV1.CountByAcquisitionResponse.SourceCount($0) },
            total: c.pointee.total
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__CountByAcquisitionResponse> {
        let c = arena.allocate(Huitou__Identity__V1__CountByAcquisitionResponse.self)
        huitou__identity__v1__count_by_acquisition_response__init(c)
        (c.pointee.n_sources, c.pointee.sources) = arena.array(sources) {
            $0.makeC(arena)
        }
        c.pointee.total = total
        return c
    }
}

extension IdentityV1.CountByAcquisitionResponse.SourceCount {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__CountByAcquisitionResponse__SourceCount()
        huitou__identity__v1__count_by_acquisition_response__source_count__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__CountByAcquisitionResponse__SourceCount>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__CountByAcquisitionResponse__SourceCount>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__CountByAcquisitionResponse__SourceCount>) {
        self.init(
            value: CField.string(c.pointee.value),
            members: c.pointee.members
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__CountByAcquisitionResponse__SourceCount> {
        let c = arena.allocate(Huitou__Identity__V1__CountByAcquisitionResponse__SourceCount.self)
        huitou__identity__v1__count_by_acquisition_response__source_count__init(c)
        if !value.isEmpty { c.pointee.value = arena.string(value) }
        c.pointee.members = members
        return c
    }
}
