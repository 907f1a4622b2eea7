// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// A day of birth. An empty one, day and month 0, takes away what is known.
    package struct Birthday: JSONMessage {
        package static let messageName = "huitou.identity.v1.Birthday"

        /// 0 where the year is not known, or not shown.
        package var year: UInt32
        package var month: UInt32
        package var day: UInt32

        /// The message with every field at its default.
        package init() {
            self.year = 0
            self.month = 0
            self.day = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            year: UInt32 = 0,
            month: UInt32 = 0,
            day: UInt32 = 0
        ) {
            self.year = year
            self.month = month
            self.day = day
        }
    }
}

extension IdentityV1.Birthday {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Birthday()
        huitou__identity__v1__birthday__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Birthday>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Birthday>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Birthday>) {
        self.init(
            year: c.pointee.year,
            month: c.pointee.month,
            day: c.pointee.day
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Birthday> {
        let c = arena.allocate(Huitou__Identity__V1__Birthday.self)
        huitou__identity__v1__birthday__init(c)
        c.pointee.year = year
        c.pointee.month = month
        c.pointee.day = day
        return c
    }
}
