import Primitives
import RecommendationsDomain
import RecommendationsLearning

extension CouponCalendar {
    /// Takes over what is known of campaigns.
    ///
    /// - Parameters:
    ///   - campaigns: The campaigns.
    ///   - products: All products; a product's place is its number.
    ///   - items: Which items they are.
    ///   - members: Whose coupons are wanted; a member's place is its number in the calendar.
    init(
        _ campaigns: [RecommendationsDomain.Campaign],
        of products: [Product],
        as items: EvidenceItems,
        members: [MemberID]
    ) {
        let wanted = Set(campaigns.flatMap { $0.coupons.flatMap(\.skus) })
        var itemOfSku: [String: Int32] = [:]
        for (number, product) in products.enumerated() where wanted.contains(product.sku) {
            itemOfSku[product.sku] = items.item(ofProduct: Int32(number))
        }
        var places: [MemberID: Int32] = [:]
        for (place, member) in members.enumerated() { places[member] = Int32(place) }
        var redemptions: [Int32: [Int32]] = [:]
        let known = campaigns.map { campaign in
            var coupons: [Int32: Int32] = [:]
            for sku in campaign.coupons.flatMap(\.skus) {
                if let item = itemOfSku[sku] { coupons[item, default: 0] += 1 }
            }
            for used in campaign.redemptions {
                guard let place = places[used.memberID] else { continue }
                redemptions[place, default: []].append(used.day.rawValue)
            }
            return Campaign(
                firstDay: campaign.firstDay.rawValue,
                lastDay: campaign.lastDay.rawValue,
                members: Set(campaign.members.compactMap { places[$0] }),
                coupons: coupons
            )
        }
        self.init(campaigns: known, redemptions: redemptions)
    }
}
