// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RecordBehaviourRequest`.
    package struct RecordBehaviourRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.RecordBehaviourRequest"

        /// `huitou.recommendations.v1.RecordBehaviourRequest.Behaviour`.
        package struct Behaviour: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.RecordBehaviourRequest.Behaviour"

            /// The caller's own name of it, once for each member: 1 to 64 printable ASCII characters. One
            /// that is recorded already changes nothing.
            package var id: String
            package var kind: RecommendationsV1.BehaviourKind
            /// Microseconds since the epoch; not older than behaviour is kept, nor later than five minutes
            /// from now.
            package var at: Int64
            /// A product of the catalogue; for every kind but search and arrival.
            package var sku: String
            /// The store; required for scan and arrival.
            package var organisation: String
            /// What was searched for, 1 to 200 bytes; for search only. It is not kept.
            package var searchText: String
            /// 1 to 5; for review only.
            package var score: UInt32
            /// list_id of the answer that the product stood in; 0 for none. For impression, click, view,
            /// cart_add and favourite.
            package var listID: Int64
            /// The place on that list, from 1 to 100; 0 where there is no list_id.
            package var place: UInt32

            /// The message with every field at its default.
            package init() {
                self.id = ""
                self.kind = .unspecified
                self.at = 0
                self.sku = ""
                self.organisation = ""
                self.searchText = ""
                self.score = 0
                self.listID = 0
                self.place = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                id: String = "",
                kind: RecommendationsV1.BehaviourKind = .unspecified,
                at: Int64 = 0,
                sku: String = "",
                organisation: String = "",
                searchText: String = "",
                score: UInt32 = 0,
                listID: Int64 = 0,
                place: UInt32 = 0
            ) {
                self.id = id
                self.kind = kind
                self.at = at
                self.sku = sku
                self.organisation = organisation
                self.searchText = searchText
                self.score = score
                self.listID = listID
                self.place = place
            }
        }

        package var memberID: Int64
        /// 1 to 100.
        package var behaviours: [RecommendationsV1.RecordBehaviourRequest.Behaviour]

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.behaviours = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            behaviours: [RecommendationsV1.RecordBehaviourRequest.Behaviour] = []
        ) {
            self.memberID = memberID
            self.behaviours = behaviours
        }
    }
}

extension RecommendationsV1.RecordBehaviourRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RecordBehaviourRequest()
        huitou__recommendations__v1__record_behaviour_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RecordBehaviourRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RecordBehaviourRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RecordBehaviourRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            behaviours: CField.pointees(c.pointee.n_behaviours, c.pointee.behaviours) { RecommendationsV1.RecordBehaviourRequest.Behaviour($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RecordBehaviourRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__RecordBehaviourRequest.self)
        huitou__recommendations__v1__record_behaviour_request__init(c)
        c.pointee.member_id = memberID
        (c.pointee.n_behaviours, c.pointee.behaviours) = arena.array(behaviours) {
            $0.makeC(arena)
        }
        return c
    }
}

extension RecommendationsV1.RecordBehaviourRequest.Behaviour {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RecordBehaviourRequest__Behaviour()
        huitou__recommendations__v1__record_behaviour_request__behaviour__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RecordBehaviourRequest__Behaviour>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RecordBehaviourRequest__Behaviour>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RecordBehaviourRequest__Behaviour>) {
        self.init(
            id: CField.string(c.pointee.id),
            kind: RecommendationsV1.BehaviourKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            at: c.pointee.at,
            sku: CField.string(c.pointee.sku),
            organisation: CField.string(c.pointee.organisation),
            searchText: CField.string(c.pointee.search_text),
            score: c.pointee.score,
            listID: c.pointee.list_id,
            place: c.pointee.place
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RecordBehaviourRequest__Behaviour> {
        let c = arena.allocate(Huitou__Recommendations__V1__RecordBehaviourRequest__Behaviour.self)
        huitou__recommendations__v1__record_behaviour_request__behaviour__init(c)
        if !id.isEmpty { c.pointee.id = arena.string(id) }
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        c.pointee.at = at
        if !sku.isEmpty { c.pointee.sku = arena.string(sku) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !searchText.isEmpty { c.pointee.search_text = arena.string(searchText) }
        c.pointee.score = score
        c.pointee.list_id = listID
        c.pointee.place = place
        return c
    }
}
