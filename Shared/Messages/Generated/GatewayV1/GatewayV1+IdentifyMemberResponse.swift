// swift-format-ignore-file
// Made by protos/generate from huitou/gateway/v1/gateway.proto. Do not edit.

internal import CMessages
package import RPCCore

extension GatewayV1 {
    /// `huitou.gateway.v1.IdentifyMemberResponse`.
    package struct IdentifyMemberResponse: JSONMessage {
        package static let messageName = "huitou.gateway.v1.IdentifyMemberResponse"

        package var memberID: Int64
        /// The name as a cashier may see it: 王*.
        package var maskedName: String
        package var matched: IdentityV1.IdentityKind
        package var points: PointsV1.GetBalanceResponse?
        package var tier: TiersV1.GetStandingResponse?
        package var missing: [GatewayV1.MissingPart]

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.maskedName = ""
            self.matched = .unspecified
            self.points = nil
            self.tier = nil
            self.missing = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            maskedName: String = "",
            matched: IdentityV1.IdentityKind = .unspecified,
            points: PointsV1.GetBalanceResponse? = nil,
            tier: TiersV1.GetStandingResponse? = nil,
            missing: [GatewayV1.MissingPart] = []
        ) {
            self.memberID = memberID
            self.maskedName = maskedName
            self.matched = matched
            self.points = points
            self.tier = tier
            self.missing = missing
        }
    }
}

extension GatewayV1.IdentifyMemberResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Gateway__V1__IdentifyMemberResponse()
        huitou__gateway__v1__identify_member_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Gateway__V1__IdentifyMemberResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Gateway__V1__IdentifyMemberResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Gateway__V1__IdentifyMemberResponse>) {
        self.init(
            memberID: c.pointee.member_id,
            maskedName: CField.string(c.pointee.masked_name),
            matched: IdentityV1.IdentityKind(rawValue: Int32(truncatingIfNeeded: c.pointee.matched.rawValue)),
            points: c.pointee._points_case.rawValue == 4 ? PointsV1.GetBalanceResponse(c.pointee.points) : nil,
            tier: c.pointee._tier_case.rawValue == 5 ? TiersV1.GetStandingResponse(c.pointee.tier) : nil,
            missing: CField.pointees(c.pointee.n_missing, c.pointee.missing) { GatewayV1.MissingPart($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Gateway__V1__IdentifyMemberResponse> {
        let c = arena.allocate(Huitou__Gateway__V1__IdentifyMemberResponse.self)
        huitou__gateway__v1__identify_member_response__init(c)
        c.pointee.member_id = memberID
        if !maskedName.isEmpty { c.pointee.masked_name = arena.string(maskedName) }
        c.pointee.matched = .init(rawValue: .init(truncatingIfNeeded: matched.rawValue))
        if let value = points {
            c.pointee._points_case = .init(rawValue: 4)
            c.pointee.points = value.makeC(arena)
        }
        if let value = tier {
            c.pointee._tier_case = .init(rawValue: 5)
            c.pointee.tier = value.makeC(arena)
        }
        (c.pointee.n_missing, c.pointee.missing) = arena.array(missing) {
            $0.makeC(arena)
        }
        return c
    }
}
