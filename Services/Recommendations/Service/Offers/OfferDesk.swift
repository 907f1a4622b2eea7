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
    let learning: OfferLearning
    let feedback: FeedbackMemory?
    /// Counts what this process has tried to learn, so that two tries are not one holder.
    let tries = Mutex(0)
    private let hash: SipHash
    private let shelf = Mutex(Shelf())
    private let traits = Mutex<ScopeTraits?>(nil)

    /// The book as it is kept in memory.
    struct Shelved: Sendable {
        var book = OfferBook()
        /// The offers of the book, by id.
        var offers: [String: Offer] = [:]
        /// How effects differ between members.
        var models: [LearnedEffect.Subject: UpliftModel] = [:]
    }

    private struct Shelf {
        var kept = Shelved()
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
    ///   - learning: What learning works with.
    ///   - feedback: What members do not want; `nil` where nothing is known of it.
    package init(
        store: any OffersStore,
        purchases: any RecommendationsStore,
        key: (UInt64, UInt64),
        settings: OfferSettings,
        catalogue: @escaping @Sendable () -> Catalogue,
        standing: @escaping MemberStanding,
        calendar: LocalCalendar,
        now: @escaping @Sendable () -> Timestamp,
        learning: OfferLearning,
        feedback: FeedbackMemory? = nil
    ) {
        self.store = store
        self.purchases = purchases
        self.catalogue = catalogue
        self.standing = standing
        self.settings = settings
        self.calendar = calendar
        self.now = now
        self.learning = learning
        self.feedback = feedback
        hash = SipHash(key: key.0, key.1)
    }

    /// The offers as they are, with the models of their effects.
    func shelved() async throws -> Shelved {
        let moment = now()
        let kept = shelf.withLock { shelf -> Shelved? in
            guard let checkedAt = shelf.checkedAt else { return nil }
            let age = moment.microseconds(since: checkedAt)
            guard age >= 0, age < Self.ageMax.microseconds else { return nil }
            return shelf.kept
        }
        if let kept { return kept }
        let revision = try await store.revision()
        let same = shelf.withLock { shelf -> Shelved? in
            guard shelf.kept.book.revision == revision else { return nil }
            shelf.checkedAt = moment
            return shelf.kept
        }
        if let same { return same }
        let book = try await store.book()
        var found = Shelved(book: book)
        found.offers = Dictionary(book.offers.map { ($0.id, $0) }) { first, _ in first }
        for (subject, effect) in book.effects where !effect.model.isEmpty {
            // A model of another version says nothing: the mean effect stands by itself.
            found.models[subject] = try? UpliftModel(decoding: effect.model)
        }
        return shelf.withLock { [found] shelf in
            if book.revision >= shelf.kept.book.revision {
                shelf = Shelf(kept: found, checkedAt: moment)
            }
            return shelf.kept
        }
    }

    /// Which offers are for nothing but what a member does not want.
    ///
    /// - Parameters:
    ///   - member: Not an id that was merged into another.
    ///   - book: The offers.
    /// - Throws: Where the store cannot be read.
    /// - Returns: Tells of an offer whether it is one of them.
    func unwanted(
        by member: MemberID,
        in book: OfferBook
    ) async throws -> @Sendable (Offer) -> Bool {
        guard let found = try await feedback?.feedback(of: member).feedback, found.hasUnwanted
        else { return { _ in false } }
        let products = catalogue()
        let version = ScopeTraits.Version(book: book.revision, catalogue: products.version)
        let known = traits.withLock { $0 }
        if let known, known.version == version {
            return { known.isUnwanted($0.scope, by: found) }
        }
        let made = await Self.traits(of: book, products)
        traits.withLock { $0 = made }
        return { made.isUnwanted($0.scope, by: found) }
    }

    /// Looks scopes up beside the loop that answers calls: it takes as long as there are products.
    @concurrent
    private static func traits(of book: OfferBook, _ catalogue: Catalogue) async -> ScopeTraits {
        ScopeTraits(book, catalogue)
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
    /// Deletes what was made so long ago that nobody asks for it.
    ///
    /// - Throws: Where nothing was stored.
    package func sweep() async throws {
        let moment = now()
        let late = moment.advanced(by: .zero - Self.lateMax)
        while try await store.lapse(before: late) > 0, !Task.isCancelled {}
        let old = moment.advanced(by: .seconds(-86_400 * Int64(settings.makingsDays)))
        while try await store.deleteMakings(before: old, at: moment) > 0, !Task.isCancelled {}
    }

    /// How late a use may be told.
    static let lateMax: Duration = .seconds(2 * 86_400)
}
