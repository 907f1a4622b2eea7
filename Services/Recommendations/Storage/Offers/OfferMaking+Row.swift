import Primitives
import RecommendationsDomain
import StorageCore

extension OfferMaking {
    static let columns = """
        member_id, offer_id, state, made_at, valid_until, propensity, is_trial, benefit_fen,
        expected_fen, features, channel, order_id
        """

    static let insert = """
        INSERT INTO offer_makings (\(columns)) VALUES
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (member_id, offer_id) DO NOTHING
        """

    init(row: any RowView) throws(StorageError) {
        guard let member = MemberID(rawValue: try row.integer(0)),
            let state = State(rawValue: try row.integer(2))
        else { throw StorageError(.corrupt, "an offer was made to nobody") }
        var features: [Double] = []
        for text in try row.text(9).split(separator: " ") {
            guard let number = Double(text), number.isFinite else {
                throw StorageError(.corrupt, "an offer was made by what is no number")
            }
            features.append(number)
        }
        var order: OrderKey?
        if let channel = try row.textOrNil(10), let number = try row.textOrNil(11) {
            order = OrderKey(channel: channel, orderID: number)
        }
        self.init(
            member: member,
            offerID: try row.text(1),
            state: state,
            madeAt: Timestamp(microseconds: try row.integer(3)),
            validUntil: Timestamp(microseconds: try row.integer(4)),
            propensity: try row.real(5),
            isTrial: try row.integer(6) == 1,
            benefitFen: try row.integer(7),
            expectedFen: try row.real(8),
            features: features,
            order: order
        )
    }

    var row: [SQLValue] {
        [
            .integer(member.rawValue), .text(offerID), .integer(state.rawValue),
            .integer(madeAt.microseconds), .integer(validUntil.microseconds), .real(propensity),
            .integer(isTrial ? 1 : 0), .integer(benefitFen), .real(expectedFen),
            // Shortest texts that give the same number back.
            .text(features.map { "\($0)" }.joined(separator: " ")), SQLValue(order?.channel),
            SQLValue(order?.orderID),
        ]
    }
}
