import Messages
import RPCCore
import RecommendationsDomain

/// Who reads what is said of a member.
enum Audience: Hashable, Sendable {
    /// The member itself, or a program that serves it.
    case member
    /// Staff, and tills, at which staff stand.
    case staff

    /// The audience of a call.
    init(_ context: CallContext) {
        switch context.principal?.kind {
        case .staff, .till: self = .staff
        default: self = .member
        }
    }

    /// Whether it may read what a member looked at, searched for and put into its cart.
    func mayReadBehaviour(_ standing: Standing) -> Bool {
        self == .member || standing.showsTrail
    }
}

extension RecommendationsV1.RecommendResponse {
    /// The same with nothing said of what the member did besides buying.
    ///
    /// What spoke for a product because of it suits the member, and no more is told; the order
    /// stays.
    var withoutBehaviour: Self {
        var response = self
        for index in response.items.indices {
            response.items[index].reasons = Self.withoutBehaviour(response.items[index].reasons)
        }
        return response
    }

    private static func withoutBehaviour(
        _ reasons: [RecommendationsV1.Reason]
    ) -> [RecommendationsV1.Reason] {
        let told = reasons.filter { !ReasonText.behaviourCodes.contains($0.code) }
        guard told.count < reasons.count else { return reasons }
        let neutral = ReasonText(.habits)
        var kept = told.filter { $0.code != neutral.code }
        let others = reasons.filter { reason in !kept.contains { $0.code == reason.code } }
        let contribution = others.reduce(0) { $0 + $1.contribution }
        let place = kept.firstIndex { $0.contribution < contribution } ?? kept.endIndex
        kept.insert(
            RecommendationsV1.Reason(
                code: neutral.code,
                textEn: neutral.english,
                textZh: neutral.chinese,
                contribution: contribution
            ),
            at: place
        )
        return kept
    }
}
