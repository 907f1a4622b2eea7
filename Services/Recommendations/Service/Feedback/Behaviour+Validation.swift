import Messages
import Primitives
import RPCCore
import RecommendationsDomain

/// A behaviour as it was sent, with everything checked but whether there is such a product.
struct SentBehaviour {
    let message: RecommendationsV1.RecordBehaviourRequest.Behaviour
    let kind: BehaviourKind

    /// The longest text of a search, in bytes.
    private static let searchByteCountMax = 200
    /// How far ahead of our clock the caller's may be.
    static let aheadMax: Duration = .seconds(300)

    /// Takes a behaviour from outside.
    ///
    /// - Parameters:
    ///   - message: As it was sent.
    ///   - path: Where it stands in the request.
    ///   - times: When it may have happened.
    /// - Throws: What names the field.
    init(
        validating message: RecommendationsV1.RecordBehaviourRequest.Behaviour,
        path: String,
        times: ClosedRange<Timestamp>
    ) throws(RPCError) {
        func refuse(_ field: String, _ problem: String) -> RPCError {
            .invalid(field: "\(path).\(field)", problem)
        }
        guard (1...64).contains(message.id.utf8.count),
            message.id.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw refuse("id", "must be 1 to 64 printable ASCII characters") }
        guard let kind = BehaviourKind(message.kind) else {
            throw refuse("kind", "must be something that a member does")
        }
        guard times.contains(Timestamp(microseconds: message.at)) else {
            throw refuse("at", "must be \(times.lowerBound.microseconds) or later, and not ahead")
        }
        guard kind.namesProduct != message.sku.isEmpty else {
            throw refuse("sku", kind.namesProduct ? "must be named" : "must be empty")
        }
        let needsStore = kind == .scan || kind == .arrival
        guard !needsStore || !message.organisation.isEmpty else {
            throw refuse("organisation", "must be the store")
        }
        guard message.organisation.isEmpty || OrganisationPath(message.organisation) != nil else {
            throw refuse("organisation", "must be a path such as acme/north/store-12")
        }
        let searchLengths = kind == .search ? 1...Self.searchByteCountMax : 0...0
        guard searchLengths.contains(message.searchText.utf8.count) else {
            throw refuse(
                "search_text",
                kind == .search
                    ? "must have 1 to \(Self.searchByteCountMax) bytes" : "must be empty"
            )
        }
        let scores: ClosedRange<UInt32> = kind == .review ? 1...5 : 0...0
        guard scores.contains(message.score) else {
            throw refuse("score", kind == .review ? "must be 1 to 5" : "must be 0")
        }
        guard message.listID >= 0, message.listID == 0 || kind.mayNameList else {
            throw refuse(
                "list_id",
                kind.mayNameList ? "must be list_id of an answer, or 0" : "must be 0"
            )
        }
        let places: ClosedRange<UInt32> = message.listID == 0 ? 0...0 : 1...100
        guard places.contains(message.place) else {
            throw refuse("place", message.listID == 0 ? "must be 0" : "must be 1 to 100")
        }
        self.message = message
        self.kind = kind
    }

    /// The behaviour, once its products are known.
    func behaviour(products: [ProductID], categories: [String]) -> Behaviour {
        Behaviour(
            id: message.id,
            kind: kind,
            at: Timestamp(microseconds: message.at),
            organisation: message.organisation,
            products: products,
            categories: categories,
            score: Int(message.score),
            listID: message.listID,
            place: Int(message.place)
        )
    }
}

extension BehaviourKind {
    /// Whether it may follow from a list.
    fileprivate var mayNameList: Bool {
        switch self {
        case .impression, .click, .view, .cartAdd, .favourite: true
        case .search, .unfavourite, .cartRemove, .scan, .arrival, .review: false
        }
    }

    /// The kind of a message; `nil` for none that there is.
    init?(_ kind: RecommendationsV1.BehaviourKind) {
        switch kind {
        case .view: self = .view
        case .search: self = .search
        case .favourite: self = .favourite
        case .unfavourite: self = .unfavourite
        case .cartAdd: self = .cartAdd
        case .cartRemove: self = .cartRemove
        case .scan: self = .scan
        case .arrival: self = .arrival
        case .review: self = .review
        case .impression: self = .impression
        case .click: self = .click
        case .unspecified, .unrecognized: return nil
        }
    }
}

extension RecommendationsV1.BehaviourKind {
    /// The kind on the wire.
    init(_ kind: BehaviourKind) {
        switch kind {
        case .view: self = .view
        case .search: self = .search
        case .favourite: self = .favourite
        case .unfavourite: self = .unfavourite
        case .cartAdd: self = .cartAdd
        case .cartRemove: self = .cartRemove
        case .scan: self = .scan
        case .arrival: self = .arrival
        case .review: self = .review
        case .impression: self = .impression
        case .click: self = .click
        }
    }
}
