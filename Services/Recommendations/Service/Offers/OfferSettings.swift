package import Primitives
package import RecommendationsDomain

/// How offers are made, beyond what each offer says.
package struct OfferSettings: Hashable, Sendable {
    /// The share of members that gets none, so that it can be seen what offers change; between 0
    /// and 1.
    package var heldOut = 0.1
    /// How much likelier a member is assumed to buy because of an offer of which nothing is known.
    package var assumedUplift = 0.005
    /// How many offers are made to a member within seven days.
    package var weekMax = 3
    /// How many offers there may be that have not ended.
    package var openMax = 500
    /// For how many days what was made to members is kept once its time is over and its offer has
    /// ended.
    package var makingsDays = 730
    /// How often is learned again what offers change.
    package var learnInterval: Duration = .seconds(86_400)

    /// The usual ones.
    package init() {}
}

/// What learning what offers change works with.
package struct OfferLearning: Sendable {
    /// Where the claim is kept by which one process learns at a time.
    let models: any ModelStore
    /// Different for every process.
    let holder: String
    /// Where the computing is done.
    let thread: LowPriorityThread
    /// Campaigns of before, whose members were chosen and not drawn.
    let campaigns: any CampaignStore
    /// Who is not to be judged by what it did: left out, under all its ids.
    let unpersonalised: @Sendable () async throws -> Set<MemberID>

    /// Bundles what learning works with.
    package init(
        models: any ModelStore,
        holder: String,
        thread: @escaping LowPriorityThread,
        campaigns: any CampaignStore,
        unpersonalised: @escaping @Sendable () async throws -> Set<MemberID>
    ) {
        self.models = models
        self.holder = holder
        self.thread = thread
        self.campaigns = campaigns
        self.unpersonalised = unpersonalised
    }
}

/// The program's calendar.
package struct LocalCalendar: Sendable {
    /// The local day of a moment.
    package let day: @Sendable (Timestamp) -> Day
    /// The moment at which a local day ends, and the next one begins.
    package let end: @Sendable (Day) -> Timestamp

    /// Takes both ways.
    package init(
        day: @escaping @Sendable (Timestamp) -> Day,
        end: @escaping @Sendable (Day) -> Timestamp
    ) {
        self.day = day
        self.end = end
    }
}
