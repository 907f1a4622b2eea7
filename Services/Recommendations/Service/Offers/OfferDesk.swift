package import Primitives
package import RecommendationsDomain
import RecommendationsPrediction

import Synchronization

/// Chooses offers for members and keeps what is known of offers in memory.
///
/// Several processes may share the store: each looks whether offers or effects have changed, at
/// most every half second, when it is asked for something.
package final class OfferDesk: Sendable {
    let store: any OffersStore
    let purchases: any RecommendationsStore
    let catalogue: @Sendable () -> Catalogue
    let standing: MemberStanding
    let settings: OfferSettings
    let calendar: LocalCalendar
    let now: @Sendable () -> Timestamp
    let campaigns: @Sendable () async throws -> [PastCampaign]
    private let hash: SipHash
    private let shelf = Mutex(Shelf())

    /// What is kept of the book.
    private struct Shelf {
        var book = OfferBook()
        var models: [LearnedEffect.Subject: UpliftModel] = [:]
        var checkedAt: Timestamp?
    }

    /// How old what is kept may get before it is looked whether it has changed.
    private static let ageMax: Duration = .milliseconds(500)

    /// Opens a desk.
    ///
    /// - Parameters:
    ///   - store: Offers, and to whom they were made.
    ///   - purchases: What members bought.
    ///   - key: The installation's secret, by which members are held out.
    ///   - settings: How offers are made.
    ///   - catalogue: The products as they are.
    ///   - standing: Whom ids mean.
    ///   - calendar: The program's calendar.
    ///   - now: The wall clock.
    ///   - campaigns: Campaigns of before, whose members were chosen and not drawn.
    package init(
        store: any OffersStore,
        purchases: any RecommendationsStore,
        key: (UInt64, UInt64),
        settings: OfferSettings,
        catalogue: @escaping @Sendable () -> Catalogue,
        standing: @escaping MemberStanding,
        calendar: LocalCalendar,
        now: @escaping @Sendable () -> Timestamp,
        campaigns: @escaping @Sendable () async throws -> [PastCampaign] = { [] }
    ) {
        self.store = store
        self.purchases = purchases
        self.catalogue = catalogue
        self.standing = standing
        self.settings = settings
        self.calendar = calendar
        self.now = now
        self.campaigns = campaigns
        hash = SipHash(key: key.0, key.1)
    }

    /// The offers as they are, with the models of their effects.
    func book() async throws -> (OfferBook, [LearnedEffect.Subject: UpliftModel]) {
        let moment = now()
        let kept = shelf.withLock { shelf -> (OfferBook, [LearnedEffect.Subject: UpliftModel])? in
            guard let checkedAt = shelf.checkedAt else { return nil }
            let age = moment.microseconds(since: checkedAt)
            guard age >= 0, age < Self.ageMax.microseconds else { return nil }
            return (shelf.book, shelf.models)
        }
        if let kept { return kept }
        let revision = try await store.revision()
        let same = shelf.withLock { shelf -> (OfferBook, [LearnedEffect.Subject: UpliftModel])? in
            guard shelf.book.revision == revision else { return nil }
            shelf.checkedAt = moment
            return (shelf.book, shelf.models)
        }
        if let same { return same }
        let book = try await store.book()
        var models: [LearnedEffect.Subject: UpliftModel] = [:]
        for (subject, effect) in book.effects where !effect.model.isEmpty {
            // A model of another version says nothing: the mean effect stands by itself.
            models[subject] = try? UpliftModel(decoding: effect.model)
        }
        return shelf.withLock { [book, models] shelf in
            if book.revision >= shelf.book.revision {
                shelf = Shelf(book: book, models: models, checkedAt: moment)
            }
            return (shelf.book, shelf.models)
        }
    }

    /// Lets go of what is kept, after a change of its own.
    func forgetBook() { shelf.withLock { $0.checkedAt = nil } }

    /// Whether a member is of the share that gets no offers in this half of a year.
    ///
    /// The share is drawn anew each half year, so that nobody is left out for good.
    func isHeldOut(_ member: MemberID, on day: Day) -> Bool {
        let date = day.date
        let half = "\(date.year)-\(date.month <= 6 ? 1 : 2)"
        return position(of: member, in: "offers/held-out/\(half)") < settings.heldOut
    }

    /// Whether the lot lets a member have an offer that is only tried.
    func isTried(_ offer: Offer, with member: MemberID) -> Bool {
        position(of: member, in: "offers/trial/\(offer.id)") < Self.trialShare
    }

    /// The share of members to which an offer is made to learn of it, until there are enough.
    private static let trialShare = 0.25

    private func position(of member: MemberID, in drawing: String) -> Double {
        ExperimentAssignment(experiment: drawing, shares: [1], hash: hash).position(of: member)
    }

    /// Frees what offers had set aside that lapsed long ago: tills may tell of a use days later.
    ///
    /// - Throws: Where nothing was stored.
    package func sweep() async throws {
        let moment = now().advanced(by: .zero - Self.lateMax)
        while try await store.lapse(before: moment) > 0, !Task.isCancelled {}
    }

    /// How late a use may be told.
    static let lateMax: Duration = .seconds(2 * 86_400)
}
