import Messages
import Primitives
import RPCCore
import RecommendationsDomain

extension NotInterested {
    /// The longest name, in bytes.
    private static let nameByteCountMax = 256

    /// Takes from outside what is not wanted.
    ///
    /// - Throws: What names the field.
    init(
        validating message: RecommendationsV1.NotInterested?,
        at saidAt: Timestamp
    ) throws(RPCError) {
        guard let message else { throw .invalid(field: "what", "must say what") }
        let subject: Subject
        switch message.subject {
        case .product: subject = .product
        case .category: subject = .category
        case .brand: subject = .brand
        case .department: subject = .department
        case .unspecified, .unrecognized:
            throw .invalid(
                field: "what.subject",
                "must be a product, a category, a brand or a department"
            )
        }
        let bytes = message.name.utf8
        guard (1...Self.nameByteCountMax).contains(bytes.count), !bytes.contains(0) else {
            throw .invalid(
                field: "what.name",
                "must have 1 to \(Self.nameByteCountMax) bytes"
            )
        }
        self.init(subject: subject, name: message.name, saidAt: saidAt)
    }
}

extension RecommendationsV1.NotInterested {
    /// What is not wanted, on the wire.
    init(_ what: NotInterested) {
        let subject: RecommendationsV1.NotInterestedSubject =
            switch what.subject {
            case .product: .product
            case .category: .category
            case .brand: .brand
            case .department: .department
            }
        self.init(subject: subject, name: what.name, saidAt: what.saidAt.microseconds)
    }
}
