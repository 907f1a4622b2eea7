import Messages
import Primitives
import RecommendationsDomain
import Synchronization

extension Recommender {
    /// A list of models: the one that was made of the same before, or a new one.
    ///
    /// - Parameters:
    ///   - request: For whom, and which list.
    ///   - basis: What it is made of.
    ///   - circumstances: What else it depends on.
    ///   - filler: What fills it up where models cannot; a list that it fills is as old as that.
    /// - Returns: The list.
    func rankedAnswer(
        _ request: ListRequest,
        _ basis: RankedBasis,
        _ circumstances: ListCircumstances,
        filler: () -> CountedBasis
    ) -> ListAnswer {
        var key = RecommenderState.AnswerBasis(
            memberVersion: basis.purchases.version,
            catalogueVersion: basis.catalogue.version,
            modelVersion: basis.models.record.version,
            newItemsNumber: newItems.current.number,
            today: basis.today,
            asOf: basis.asOf,
            circumstances: circumstances.basis
        )
        var filling: CountedBasis?
        if let known = state.withLock({ $0.answer(request) }) {
            var current = key
            if known.answer.isFilled {
                let filler = filler()
                filling = filler
                current.snapshotNumber = filler.snapshot.number
            }
            if known.basis == current { return known.answer }
        }
        let answer = ranked(request, basis, circumstances) {
            let filler = filling ?? filler()
            filling = filler
            return filler
        }
        if answer.isFilled { key.snapshotNumber = filling?.snapshot.number ?? 0 }
        return keeping(answer, request, key)
    }

    /// A list of counts and popularity: the one that was made of the same before, or a new one.
    func countedAnswer(
        _ request: ListRequest,
        _ basis: CountedBasis,
        _ circumstances: ListCircumstances,
        memberVersion: Int64,
        today: Day
    ) -> ListAnswer {
        let key = RecommenderState.AnswerBasis(
            memberVersion: memberVersion,
            catalogueVersion: basis.catalogue.version,
            snapshotNumber: basis.snapshot.number,
            today: today,
            circumstances: circumstances.basis
        )
        if let known = state.withLock({ $0.answer(request) }), known.basis == key {
            return known.answer
        }
        return keeping(counted(request, basis, circumstances), request, key)
    }

    /// An answer that is kept with what it was computed from.
    private func keeping(
        _ computed: ListAnswer,
        _ request: ListRequest,
        _ basis: RecommenderState.AnswerBasis
    ) -> ListAnswer {
        let answer = RecommenderState.Answer(basis: basis, answer: computed)
        state.withLock { $0.keep(answer, for: request) }
        return computed
    }

    /// Takes over which coupons a member has.
    ///
    /// - Throws: Where they cannot be read.
    func takeCoupons(
        of member: MemberID,
        on today: Day,
        into circumstances: inout ListCircumstances
    ) async throws {
        guard let coupons else { return }
        let count = state.withLock { $0.catalogue.count }
        circumstances.take(try await coupons.coupons(of: member, on: today, productCount: count))
    }
}
