// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// The answer to every command on a member's account.
    ///
    /// It is made of the entries alone: a repeat of the command gets the same answer, byte by byte but for
    /// replayed, as long as the entries live.
    package struct BookedResponse: JSONMessage {
        package static let messageName = "huitou.points.v1.BookedResponse"

        /// What was booked under the command's key on the member's account, oldest first. One entry, but for
        /// MergeMembers and UnmergeMembers, which book one or more for each currency.
        package var entries: [PointsV1.Entry]
        /// Whether an earlier request had booked them: nothing moved now.
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.entries = []
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entries: [PointsV1.Entry] = [],
            replayed: Bool = false
        ) {
            self.entries = entries
            self.replayed = replayed
        }
    }
}

extension PointsV1.BookedResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__BookedResponse()
        huitou__points__v1__booked_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__BookedResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__BookedResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__BookedResponse>) {
        self.init(
            entries: CField.pointees(c.pointee.n_entries, c.pointee.entries) { PointsV1.Entry($0) },
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__BookedResponse> {
        let c = arena.allocate(Huitou__Points__V1__BookedResponse.self)
        huitou__points__v1__booked_response__init(c)
        (c.pointee.n_entries, c.pointee.entries) = arena.array(entries) {
            $0.makeC(arena)
        }
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
