// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/referrals.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetReferralResultsResponse`.
    package struct GetReferralResultsResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetReferralResultsResponse"

        /// `huitou.identity.v1.GetReferralResultsResponse.StateCount`.
        package struct StateCount: JSONMessage {
            package static let messageName = "huitou.identity.v1.GetReferralResultsResponse.StateCount"

            package var state: IdentityV1.ReferralState
            package var referrals: UInt64

            /// The message with every field at its default.
            package init() {
                self.state = .unspecified
                self.referrals = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                state: IdentityV1.ReferralState = .unspecified,
                referrals: UInt64 = 0
            ) {
                self.state = state
                self.referrals = referrals
            }
        }

        /// `huitou.identity.v1.GetReferralResultsResponse.ReasonCount`.
        package struct ReasonCount: JSONMessage {
            package static let messageName = "huitou.identity.v1.GetReferralResultsResponse.ReasonCount"

            package var reason: String
            package var referrals: UInt64

            /// The message with every field at its default.
            package init() {
                self.reason = ""
                self.referrals = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                reason: String = "",
                referrals: UInt64 = 0
            ) {
                self.reason = reason
                self.referrals = referrals
            }
        }

        package var campaign: String
        /// How many referrals of new members there are in each state.
        package var states: [IdentityV1.GetReferralResultsResponse.StateCount]
        /// Why referrals earned nothing, by reason.
        package var refusals: [IdentityV1.GetReferralResultsResponse.ReasonCount]
        /// What was booked for referrals and not taken back, to inviters and new members.
        package var rewarded: Int64
        package var currency: String
        /// The campaign's budget and what of it is taken, rewards to be booked included; only for who sees the
        /// whole campaign.
        package var budget: Int64?
        package var budgetTaken: Int64?

        /// The message with every field at its default.
        package init() {
            self.campaign = ""
            self.states = []
            self.refusals = []
            self.rewarded = 0
            self.currency = ""
            self.budget = nil
            self.budgetTaken = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            campaign: String = "",
            states: [IdentityV1.GetReferralResultsResponse.StateCount] = [],
            refusals: [IdentityV1.GetReferralResultsResponse.ReasonCount] = [],
            rewarded: Int64 = 0,
            currency: String = "",
            budget: Int64? = nil,
            budgetTaken: Int64? = nil
        ) {
            self.campaign = campaign
            self.states = states
            self.refusals = refusals
            self.rewarded = rewarded
            self.currency = currency
            self.budget = budget
            self.budgetTaken = budgetTaken
        }
    }
}

extension IdentityV1.GetReferralResultsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetReferralResultsResponse()
        huitou__identity__v1__get_referral_results_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetReferralResultsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetReferralResultsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetReferralResultsResponse>) {
        self.init(
            campaign: CField.string(c.pointee.campaign),
            states: CField.pointees(c.pointee.n_states, c.pointee.states) { IdentityV1.GetReferralResultsResponse.StateCount($0) },
            refusals: CField.pointees(c.pointee.n_refusals, c.pointee.refusals) { IdentityV1.GetReferralResultsResponse.ReasonCount($0) },
            rewarded: c.pointee.rewarded,
            currency: CField.string(c.pointee.currency),
            budget: c.pointee._budget_case.rawValue == 6 ? c.pointee.budget : nil,
            budgetTaken: c.pointee._budget_taken_case.rawValue == 7 ? c.pointee.budget_taken : nil
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetReferralResultsResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetReferralResultsResponse.self)
        huitou__identity__v1__get_referral_results_response__init(c)
        if !campaign.isEmpty { c.pointee.campaign = arena.string(campaign) }
        (c.pointee.n_states, c.pointee.states) = arena.array(states) {
            $0.makeC(arena)
        }
        (c.pointee.n_refusals, c.pointee.refusals) = arena.array(refusals) {
            $0.makeC(arena)
        }
        c.pointee.rewarded = rewarded
        if !currency.isEmpty { c.pointee.currency = arena.string(currency) }
        if let value = budget {
            c.pointee._budget_case = .init(rawValue: 6)
            c.pointee.budget = value
        }
        if let value = budgetTaken {
            c.pointee._budget_taken_case = .init(rawValue: 7)
            c.pointee.budget_taken = value
        }
        return c
    }
}

extension IdentityV1.GetReferralResultsResponse.StateCount {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetReferralResultsResponse__StateCount()
        huitou__identity__v1__get_referral_results_response__state_count__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetReferralResultsResponse__StateCount>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetReferralResultsResponse__StateCount>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetReferralResultsResponse__StateCount>) {
        self.init(
            state: IdentityV1.ReferralState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            referrals: c.pointee.referrals
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetReferralResultsResponse__StateCount> {
        let c = arena.allocate(Huitou__Identity__V1__GetReferralResultsResponse__StateCount.self)
        huitou__identity__v1__get_referral_results_response__state_count__init(c)
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        c.pointee.referrals = referrals
        return c
    }
}

extension IdentityV1.GetReferralResultsResponse.ReasonCount {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetReferralResultsResponse__ReasonCount()
        huitou__identity__v1__get_referral_results_response__reason_count__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetReferralResultsResponse__ReasonCount>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetReferralResultsResponse__ReasonCount>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetReferralResultsResponse__ReasonCount>) {
        self.init(
            reason: CField.string(c.pointee.reason),
            referrals: c.pointee.referrals
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetReferralResultsResponse__ReasonCount> {
        let c = arena.allocate(Huitou__Identity__V1__GetReferralResultsResponse__ReasonCount.self)
        huitou__identity__v1__get_referral_results_response__reason_count__init(c)
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        c.pointee.referrals = referrals
        return c
    }
}
