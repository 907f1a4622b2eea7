// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.VerifyPointsResponse`.
    package struct VerifyPointsResponse: JSONMessage {
        package static let messageName = "huitou.points.v1.VerifyPointsResponse"

        package var members: UInt64
        package var orders: UInt64
        package var entries: UInt64
        package var events: UInt64
        package var pointsOutstanding: Int64
        /// What does not hold, one sentence each, at most 100; empty where all is well.
        package var findings: [String]

        /// The message with every field at its default.
        package init() {
            self.members = 0
            self.orders = 0
            self.entries = 0
            self.events = 0
            self.pointsOutstanding = 0
            self.findings = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            members: UInt64 = 0,
            orders: UInt64 = 0,
            entries: UInt64 = 0,
            events: UInt64 = 0,
            pointsOutstanding: Int64 = 0,
            findings: [String] = []
        ) {
            self.members = members
            self.orders = orders
            self.entries = entries
            self.events = events
            self.pointsOutstanding = pointsOutstanding
            self.findings = findings
        }
    }
}

extension PointsV1.VerifyPointsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__VerifyPointsResponse()
        huitou__points__v1__verify_points_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__VerifyPointsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__VerifyPointsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__VerifyPointsResponse>) {
        self.init(
            members: c.pointee.members,
            orders: c.pointee.orders,
            entries: c.pointee.entries,
            events: c.pointee.events,
            pointsOutstanding: c.pointee.points_outstanding,
            findings: CField.pointees(c.pointee.n_findings, c.pointee.findings) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__VerifyPointsResponse> {
        let c = arena.allocate(Huitou__Points__V1__VerifyPointsResponse.self)
        huitou__points__v1__verify_points_response__init(c)
        c.pointee.members = members
        c.pointee.orders = orders
        c.pointee.entries = entries
        c.pointee.events = events
        c.pointee.points_outstanding = pointsOutstanding
        (c.pointee.n_findings, c.pointee.findings) = arena.array(findings) {
            arena.string($0)
        }
        return c
    }
}
