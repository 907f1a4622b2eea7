import IdentityDomain
import Messages
import Primitives

extension IdentityV1.MemberState {
    /// The state on the wire.
    init(_ state: MemberState) {
        switch state {
        case .active: self = .active
        case .frozen: self = .frozen
        case .closed: self = .closed
        case .merged: self = .merged
        case .erased: self = .erased
        }
    }

    /// The state in the domain; `nil` for one that is not known here.
    var domainState: MemberState? {
        switch self {
        case .active: .active
        case .frozen: .frozen
        case .closed: .closed
        case .merged: .merged
        case .erased: .erased
        case .unspecified, .unrecognized: nil
        }
    }
}

extension IdentityV1.MemberFacts {
    /// The facts on the wire.
    init(_ facts: MemberFacts) {
        self.init(
            home: facts.home.rawValue,
            state: IdentityV1.MemberState(facts.state),
            mayEarn: facts.earnsNow,
            mayBurn: facts.burnsNow,
            personalisationOff: !facts.isPersonalised,
            guide: facts.guide ?? "",
            region: facts.region ?? "",
            birthday: UInt32(facts.birthday?.number ?? 0),
            childStages: facts.childStages,
            tags: facts.tags,
            partners: facts.partners,
            consents: facts.consents
        )
    }
}
