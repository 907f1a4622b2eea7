// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// What may be known of a member outside of identity: what rules, scopes and filters depend on, and
    /// nothing by which the person could be named or reached.
    package struct MemberFacts: JSONMessage {
        package static let messageName = "huitou.identity.v1.MemberFacts"

        /// The unit that the member belongs to, whose staff may see it; at first the one that won it.
        package var home: String
        package var state: IdentityV1.MemberState
        /// Whether it may earn and burn now; both false for any state but active and frozen.
        package var mayEarn: Bool
        package var mayBurn: Bool
        /// Whether nothing may be chosen for this member by what it did.
        package var personalisationOff: Bool
        /// The id of the member of staff that looks after it.
        package var guide: String
        /// A code of the region where the member lives, as the program writes them.
        package var region: String
        /// The birthday without its year: the month times 100 plus the day; 0 for unknown.
        package var birthday: UInt32
        /// The stages of its children, by the program's names.
        package var childStages: [String]
        /// The names of its tags.
        package var tags: [String]
        /// The ids of the partners that it is linked to.
        package var partners: [String]
        /// The purposes that contact nobody and to which it agrees, partners left out: behaviour,
        /// guidance.
        package var consents: [String]

        /// The message with every field at its default.
        package init() {
            self.home = ""
            self.state = .unspecified
            self.mayEarn = false
            self.mayBurn = false
            self.personalisationOff = false
            self.guide = ""
            self.region = ""
            self.birthday = 0
            self.childStages = []
            self.tags = []
            self.partners = []
            self.consents = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            home: String = "",
            state: IdentityV1.MemberState = .unspecified,
            mayEarn: Bool = false,
            mayBurn: Bool = false,
            personalisationOff: Bool = false,
            guide: String = "",
            region: String = "",
            birthday: UInt32 = 0,
            childStages: [String] = [],
            tags: [String] = [],
            partners: [String] = [],
            consents: [String] = []
        ) {
            self.home = home
            self.state = state
            self.mayEarn = mayEarn
            self.mayBurn = mayBurn
            self.personalisationOff = personalisationOff
            self.guide = guide
            self.region = region
            self.birthday = birthday
            self.childStages = childStages
            self.tags = tags
            self.partners = partners
            self.consents = consents
        }
    }
}

extension IdentityV1.MemberFacts {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__MemberFacts()
        huitou__identity__v1__member_facts__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__MemberFacts>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__MemberFacts>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__MemberFacts>) {
        self.init(
            home: CField.string(c.pointee.home),
            state: IdentityV1.MemberState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            mayEarn: c.pointee.may_earn != 0,
            mayBurn: c.pointee.may_burn != 0,
            personalisationOff: c.pointee.personalisation_off != 0,
            guide: CField.string(c.pointee.guide),
            region: CField.string(c.pointee.region),
            birthday: c.pointee.birthday,
            childStages: CField.pointees(c.pointee.n_child_stages, c.pointee.child_stages) { CField.string($0) },
            tags: CField.pointees(c.pointee.n_tags, c.pointee.tags) { CField.string($0) },
            partners: CField.pointees(c.pointee.n_partners, c.pointee.partners) { CField.string($0) },
            consents: CField.pointees(c.pointee.n_consents, c.pointee.consents) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__MemberFacts> {
        let c = arena.allocate(Huitou__Identity__V1__MemberFacts.self)
        huitou__identity__v1__member_facts__init(c)
        if !home.isEmpty { c.pointee.home = arena.string(home) }
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        c.pointee.may_earn = mayEarn ? 1 : 0
        c.pointee.may_burn = mayBurn ? 1 : 0
        c.pointee.personalisation_off = personalisationOff ? 1 : 0
        if !guide.isEmpty { c.pointee.guide = arena.string(guide) }
        if !region.isEmpty { c.pointee.region = arena.string(region) }
        c.pointee.birthday = birthday
        (c.pointee.n_child_stages, c.pointee.child_stages) = arena.array(childStages) {
            arena.string($0)
        }
        (c.pointee.n_tags, c.pointee.tags) = arena.array(tags) {
            arena.string($0)
        }
        (c.pointee.n_partners, c.pointee.partners) = arena.array(partners) {
            arena.string($0)
        }
        (c.pointee.n_consents, c.pointee.consents) = arena.array(consents) {
            arena.string($0)
        }
        return c
    }
}
