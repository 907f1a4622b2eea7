// swift-format-ignore-file
// Made by protos/generate from huitou/tiers/v1/tiers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension TiersV1 {
    /// `huitou.tiers.v1.GetProgramResponse`.
    package struct GetProgramResponse: JSONMessage {
        package static let messageName = "huitou.tiers.v1.GetProgramResponse"

        package var programVersion: String
        package var timeZone: String
        package var tiers: [TiersV1.Tier]

        /// The message with every field at its default.
        package init() {
            self.programVersion = ""
            self.timeZone = ""
            self.tiers = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            programVersion: String = "",
            timeZone: String = "",
            tiers: [TiersV1.Tier] = []
        ) {
            self.programVersion = programVersion
            self.timeZone = timeZone
            self.tiers = tiers
        }
    }
}

extension TiersV1.GetProgramResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Tiers__V1__GetProgramResponse()
        huitou__tiers__v1__get_program_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Tiers__V1__GetProgramResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Tiers__V1__GetProgramResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Tiers__V1__GetProgramResponse>) {
        self.init(
            programVersion: CField.string(c.pointee.program_version),
            timeZone: CField.string(c.pointee.time_zone),
            tiers: CField.pointees(c.pointee.n_tiers, c.pointee.tiers) { TiersV1.Tier($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Tiers__V1__GetProgramResponse> {
        let c = arena.allocate(Huitou__Tiers__V1__GetProgramResponse.self)
        huitou__tiers__v1__get_program_response__init(c)
        if !programVersion.isEmpty { c.pointee.program_version = arena.string(programVersion) }
        if !timeZone.isEmpty { c.pointee.time_zone = arena.string(timeZone) }
        (c.pointee.n_tiers, c.pointee.tiers) = arena.array(tiers) {
            $0.makeC(arena)
        }
        return c
    }
}
