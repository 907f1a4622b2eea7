// swift-format-ignore-file
// Made by protos/generate from huitou/gateway/v1/gateway.proto. Do not edit.

internal import CMessages
package import RPCCore

extension GatewayV1 {
    /// `huitou.gateway.v1.GetHomeResponse`.
    package struct GetHomeResponse: JSONMessage {
        package static let messageName = "huitou.gateway.v1.GetHomeResponse"

        package var memberID: Int64
        package var profile: IdentityV1.Member?
        package var points: PointsV1.GetBalanceResponse?
        package var tier: TiersV1.GetStandingResponse?
        package var recommendations: RecommendationsV1.RecommendResponse?
        /// The parts that are not in this answer, and why.
        package var missing: [GatewayV1.MissingPart]

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.profile = nil
            self.points = nil
            self.tier = nil
            self.recommendations = nil
            self.missing = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            profile: IdentityV1.Member? = nil,
            points: PointsV1.GetBalanceResponse? = nil,
            tier: TiersV1.GetStandingResponse? = nil,
            recommendations: RecommendationsV1.RecommendResponse? = nil,
            missing: [GatewayV1.MissingPart] = []
        ) {
            self.memberID = memberID
            self.profile = profile
            self.points = points
            self.tier = tier
            self.recommendations = recommendations
            self.missing = missing
        }
    }
}

extension GatewayV1.GetHomeResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Gateway__V1__GetHomeResponse()
        huitou__gateway__v1__get_home_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Gateway__V1__GetHomeResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Gateway__V1__GetHomeResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Gateway__V1__GetHomeResponse>) {
        self.init(
            memberID: c.pointee.member_id,
            profile: c.pointee._profile_case.rawValue == 2 ? IdentityV1.Member(c.pointee.profile) : nil,
            points: c.pointee._points_case.rawValue == 3 ? PointsV1.GetBalanceResponse(c.pointee.points) : nil,
            tier: c.pointee._tier_case.rawValue == 4 ? TiersV1.GetStandingResponse(c.pointee.tier) : nil,
            recommendations: c.pointee._recommendations_case.rawValue == 5 ? RecommendationsV1.RecommendResponse(c.pointee.recommendations) : nil,
            missing: CField.pointees(c.pointee.n_missing, c.pointee.missing) { GatewayV1.MissingPart($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Gateway__V1__GetHomeResponse> {
        let c = arena.allocate(Huitou__Gateway__V1__GetHomeResponse.self)
        huitou__gateway__v1__get_home_response__init(c)
        c.pointee.member_id = memberID
        if let value = profile {
            c.pointee._profile_case = .init(rawValue: 2)
            c.pointee.profile = value.makeC(arena)
        }
        if let value = points {
            c.pointee._points_case = .init(rawValue: 3)
            c.pointee.points = value.makeC(arena)
        }
        if let value = tier {
            c.pointee._tier_case = .init(rawValue: 4)
            c.pointee.tier = value.makeC(arena)
        }
        if let value = recommendations {
            c.pointee._recommendations_case = .init(rawValue: 5)
            c.pointee.recommendations = value.makeC(arena)
        }
        (c.pointee.n_missing, c.pointee.missing) = arena.array(missing) {
            $0.makeC(arena)
        }
        return c
    }
}
