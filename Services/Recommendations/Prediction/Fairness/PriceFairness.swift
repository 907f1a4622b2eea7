import Glibc

/// Whether members paid the same for the same, but for what is published.
///
/// Sales are compared within product, day and channel (and store, where prices differ by store).
/// A sale is explained when what was paid is the shelf price, or the published price of the
/// member's tier, less the published offers that were used. The rest is a finding; the report
/// also says how much of the variance of prices the published terms explain, as a coefficient of
/// determination within the groups. China's rules against differential pricing by profile are the
/// reason (Personal Information Protection Law, article 24).
package struct PriceFairness: Hashable, Sendable {
    /// A sale of one unit.
    package struct Sale: Hashable, Sendable {
        /// The product.
        package let product: Int64
        /// The day.
        package let day: Int32
        /// The channel, with the store where prices are a store's own.
        package let channel: Int64
        /// The member's tier; 0 for none.
        package let tier: Int
        /// The price before anything is taken off, in the smallest unit of money.
        package let shelfPrice: Int64
        /// What was paid for a unit.
        package let paid: Int64
        /// What the published offers used take off.
        package let offerDiscount: Int64

        /// Wraps a sale.
        package init(
            product: Int64,
            day: Int32,
            channel: Int64,
            tier: Int = 0,
            shelfPrice: Int64,
            paid: Int64,
            offerDiscount: Int64 = 0
        ) {
            self.product = product
            self.day = day
            self.channel = channel
            self.tier = tier
            self.shelfPrice = shelfPrice
            self.paid = paid
            self.offerDiscount = offerDiscount
        }
    }

    /// A published price of a tier: for a product, from a day to a day.
    package struct TierPrice: Hashable, Sendable {
        /// The product.
        package let product: Int64
        /// The tier.
        package let tier: Int
        /// The days on which it is valid.
        package let days: ClosedRange<Int32>
        /// The price of a unit.
        package let price: Int64

        /// Wraps a price.
        package init(product: Int64, tier: Int, days: ClosedRange<Int32>, price: Int64) {
            self.product = product
            self.tier = tier
            self.days = days
            self.price = price
        }
    }

    /// How many sales were looked at.
    package let saleCount: Int
    /// How many groups of the same product, day and channel had more than one price.
    package let dispersedGroups: Int
    /// How many groups there were.
    package let groupCount: Int
    /// The share of the variance within groups that published terms explain; 1 where none is left.
    package let explainedShare: Double
    /// The sales that published terms do not explain, in the order given.
    package let findings: [Sale]

    /// Compares sales.
    ///
    /// - Parameters:
    ///   - sales: Of any products, days and channels.
    ///   - tierPrices: The published prices of tiers.
    ///   - tolerance: By how much rounding may differ, in the smallest unit of money.
    package init(_ sales: [Sale], tierPrices: [TierPrice], tolerance: Int64 = 1) {
        var prices: [Int64: [TierPrice]] = [:]
        for price in tierPrices { prices[price.product, default: []].append(price) }
        struct Group: Hashable {
            let product: Int64
            let day: Int32
            let channel: Int64
        }
        var groups: [Group: (paid: ArmSummary, rest: ArmSummary)] = [:]
        var order: [Group] = []
        var findings: [Sale] = []
        // The shelf price of a group is the same for all: the highest that was asked.
        var shelf: [Group: Int64] = [:]
        for sale in sales {
            let group = Group(product: sale.product, day: sale.day, channel: sale.channel)
            shelf[group] = max(shelf[group] ?? sale.shelfPrice, sale.shelfPrice)
        }
        for sale in sales {
            let group = Group(product: sale.product, day: sale.day, channel: sale.channel)
            let published = prices[sale.product, default: []].first {
                $0.tier == sale.tier && $0.days.contains(sale.day)
            }
            let asked = min(shelf[group] ?? sale.shelfPrice, published?.price ?? .max)
            let explained = max(0, asked - sale.offerDiscount)
            if abs(sale.paid - explained) > tolerance { findings.append(sale) }
            if groups[group] == nil { order.append(group) }
            var sums = groups[group] ?? (ArmSummary(), ArmSummary())
            sums.paid.add(Double(sale.paid))
            sums.rest.add(Double(sale.paid - explained))
            groups[group] = sums
        }
        var total = 0.0
        var rest = 0.0
        var dispersed = 0
        // In order of appearance, so that sums are the same in every run.
        for sums in order.compactMap({ groups[$0] }) {
            let degrees = Double(sums.paid.count - 1)
            if sums.paid.variance > 0 { dispersed += 1 }
            total += sums.paid.variance * degrees
            rest += sums.rest.variance * degrees
        }
        saleCount = sales.count
        groupCount = groups.count
        dispersedGroups = dispersed
        explainedShare = total > 0 ? max(0, 1 - rest / total) : 1
        self.findings = findings
    }
}
