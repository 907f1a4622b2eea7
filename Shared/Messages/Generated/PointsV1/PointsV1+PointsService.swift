// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

package import RPCCore

extension PointsV1 {
    /// The methods of `huitou.points.v1.Points`.
    package enum PointsMethods {
        /// Gives a member something: what it owes is repaid first, oldest debt first, the rest is a new lot.
        package static let earn = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "Earn",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .partner, .operator], partnerScopes: [.earn])
        )

        /// The data that a request of `Earn` is about.
        package static func targetOfEarn(
            _ request: PointsV1.EarnRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID, organisation: request.organisation)
        }

        /// Spends: usable lots by the expiry that was promised, then activation, then name.
        package static let burn = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "Burn",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .partner, .operator], partnerScopes: [.burn])
        )

        /// The data that a request of `Burn` is about.
        package static func targetOfBurn(
            _ request: PointsV1.BurnRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID, organisation: request.organisation)
        }

        /// Sets an amount aside until it is captured, released, or its deadline passes. hold_id is the
        /// key: the same name of the same member means the same hold, whoever sends it.
        package static let placeHold = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "PlaceHold",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .partner, .operator], partnerScopes: [.burn])
        )

        /// The data that a request of `PlaceHold` is about.
        package static func targetOfPlaceHold(
            _ request: PointsV1.PlaceHoldRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID, organisation: request.organisation)
        }

        /// Spends what a hold has set aside, or a part of it; the rest is free again. Resolves the hold.
        package static let capture = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "Capture",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .partner, .operator], partnerScopes: [.burn])
        )

        /// The data that a request of `Capture` is about.
        package static func targetOfCapture(
            _ request: PointsV1.CaptureRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID, organisation: request.organisation)
        }

        /// Gives free what a hold has set aside. Resolves the hold.
        package static let release = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "Release",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .partner, .operator], partnerScopes: [.burn])
        )

        /// The data that a request of `Release` is about.
        package static func targetOfRelease(
            _ request: PointsV1.ReleaseRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID, organisation: request.organisation)
        }

        /// Takes an entry back, whole or in part, as often as something of it is left: by the lots that it
        /// recorded, never by the rules of today. An order's entry is taken back with ReverseOrder. A partner
        /// takes back what it has booked itself.
        package static let reverse = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "Reverse",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .partner, .operator], partnerScopes: [.earn, .burn])
        )

        /// The data that a request of `Reverse` is about.
        package static func targetOfReverse(
            _ request: PointsV1.ReverseRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID, organisation: request.organisation)
        }

        /// Gives an amount to another member, whose lots keep the expiry that they had.
        package static let transfer = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "Transfer",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .operator])
        )

        /// The data that a request of `Transfer` is about.
        package static func targetOfTransfer(
            _ request: PointsV1.TransferRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Puts a balance right by hand. Above the currency's adjustment_max it is only proposed (an entry
        /// of KIND_PROPOSAL), and somebody else decides with DecideAdjustment within 7 days.
        package static let adjust = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "Adjust",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .serviceAgent])
        )

        /// The data that a request of `Adjust` is about.
        package static func targetOfAdjust(
            _ request: PointsV1.AdjustRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID, organisation: request.organisation)
        }

        /// Approves or rejects a proposed adjustment, by another caller than the one who proposed it.
        package static let decideAdjustment = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "DecideAdjustment",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager])
        )

        /// The data that a request of `DecideAdjustment` is about.
        package static func targetOfDecideAdjustment(
            _ request: PointsV1.DecideAdjustmentRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID, organisation: request.organisation)
        }

        /// Forgives what a member owes, or a part of it, oldest first.
        package static let writeOff = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "WriteOff",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .operator])
        )

        /// The data that a request of `WriteOff` is about.
        package static func targetOfWriteOff(
            _ request: PointsV1.WriteOffRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Moves all that another member has to this one, since the two are one person. From then on every
        /// call that names the other one means this one.
        package static let mergeMembers = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "MergeMembers",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .operator])
        )

        /// The data that a request of `MergeMembers` is about.
        package static func targetOfMergeMembers(
            _ request: PointsV1.MergeMembersRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Undoes a merge: both members have what they would have without it. What was booked since is of
        /// the member that was named when it was sent, but for the entries that are named here; who has
        /// spent the other's lots makes it good out of its own.
        package static let unmergeMembers = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "UnmergeMembers",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .operator])
        )

        /// The data that a request of `UnmergeMembers` is about.
        package static func targetOfUnmergeMembers(
            _ request: PointsV1.UnmergeMembersRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Notes that a member was told of what lapses, where the program lets nothing lapse without.
        package static let confirmNotice = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "ConfirmNotice",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .channelApp, .operator])
        )

        /// The data that a request of `ConfirmNotice` is about.
        package static func targetOfConfirmNotice(
            _ request: PointsV1.ConfirmNoticeRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// What a member has, now or at a past instant.
        package static let getBalance = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "GetBalance",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .partner, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor], partnerScopes: [.burn, .readProfile])
        )

        /// The data that a request of `GetBalance` is about.
        package static func targetOfGetBalance(
            _ request: PointsV1.GetBalanceRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// What happened to the member's currencies, newest first, each entry with the balance after it.
        /// Entries that move nothing (KIND_PROPOSAL and above) are left out.
        package static let listStatement = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "ListStatement",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .regionManager, .storeManager, .guide, .serviceAgent, .auditor])
        )

        /// The data that a request of `ListStatement` is about.
        package static func targetOfListStatement(
            _ request: PointsV1.ListStatementRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Why an entry is what it is: where its lots came from, its order, its place in the member's chain.
        /// A member sees its own entries; tills and channel apps those of their part of the organisation.
        package static let explainEntry = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "ExplainEntry",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .operator], scope: .filtered)
        )

        /// The data that a request of `ExplainEntry` is about.
        package static func targetOfExplainEntry(
            _ request: PointsV1.ExplainEntryRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// What was owed to all members in a currency, day by day.
        package static let getLiability = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "GetLiability",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.staff, .operator], roles: [.hqAdmin], scope: .installation),
            isHeavy: true
        )

        /// The data that a request of `GetLiability` is about.
        package static func targetOfGetLiability(
            _ request: PointsV1.GetLiabilityRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// The system accounts and the sum over all members: per currency they are zero together.
        package static let getTrialBalance = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "GetTrialBalance",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator])
        )

        /// The data that a request of `GetTrialBalance` is about.
        package static func targetOfGetTrialBalance(
            _ request: PointsV1.GetTrialBalanceRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Derives every balance, lot and chain again from the journal and compares.
        package static let verifyPoints = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "VerifyPoints",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.operator]),
            isHeavy: true
        )

        /// The data that a request of `VerifyPoints` is about.
        package static func targetOfVerifyPoints(
            _ request: PointsV1.VerifyPointsRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Books a paid order once, whatever how often it is sent: (channel, order_id) is its identity.
        package static let commitOrder = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "CommitOrder",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .operator])
        )

        /// The data that a request of `CommitOrder` is about.
        package static func targetOfCommitOrder(
            _ request: PointsV1.CommitOrderRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Takes a whole order back, once. The order and the key are the command's identity; the rest of
        /// the request is its content: the same key with other content is refused.
        package static let reverseOrder = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "ReverseOrder",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .operator])
        )

        /// The data that a request of `ReverseOrder` is about.
        package static func targetOfReverseOrder(
            _ request: PointsV1.ReverseOrderRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// An order as it was booked.
        package static let getOrder = MethodDescriptor(
            service: "huitou.points.v1.Points",
            name: "GetOrder",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .operator], scope: .filtered)
        )

        /// The data that a request of `GetOrder` is about.
        package static func targetOfGetOrder(
            _ request: PointsV1.GetOrderRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            earn,
            burn,
            placeHold,
            capture,
            release,
            reverse,
            transfer,
            adjust,
            decideAdjustment,
            writeOff,
            mergeMembers,
            unmergeMembers,
            confirmNotice,
            getBalance,
            listStatement,
            explainEntry,
            getLiability,
            getTrialBalance,
            verifyPoints,
            commitOrder,
            reverseOrder,
            getOrder
        ]
    }

    /// What a server of `huitou.points.v1.Points` implements.
    package protocol PointsServer: Sendable {
        /// Gives a member something: what it owes is repaid first, oldest debt first, the rest is a new lot.
        func earn(
            _ request: PointsV1.EarnRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// Spends: usable lots by the expiry that was promised, then activation, then name.
        func burn(
            _ request: PointsV1.BurnRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// Sets an amount aside until it is captured, released, or its deadline passes. hold_id is the
        /// key: the same name of the same member means the same hold, whoever sends it.
        func placeHold(
            _ request: PointsV1.PlaceHoldRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// Spends what a hold has set aside, or a part of it; the rest is free again. Resolves the hold.
        func capture(
            _ request: PointsV1.CaptureRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// Gives free what a hold has set aside. Resolves the hold.
        func release(
            _ request: PointsV1.ReleaseRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// Takes an entry back, whole or in part, as often as something of it is left: by the lots that it
        /// recorded, never by the rules of today. An order's entry is taken back with ReverseOrder. A partner
        /// takes back what it has booked itself.
        func reverse(
            _ request: PointsV1.ReverseRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// Gives an amount to another member, whose lots keep the expiry that they had.
        func transfer(
            _ request: PointsV1.TransferRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// Puts a balance right by hand. Above the currency's adjustment_max it is only proposed (an entry
        /// of KIND_PROPOSAL), and somebody else decides with DecideAdjustment within 7 days.
        func adjust(
            _ request: PointsV1.AdjustRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// Approves or rejects a proposed adjustment, by another caller than the one who proposed it.
        func decideAdjustment(
            _ request: PointsV1.DecideAdjustmentRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// Forgives what a member owes, or a part of it, oldest first.
        func writeOff(
            _ request: PointsV1.WriteOffRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// Moves all that another member has to this one, since the two are one person. From then on every
        /// call that names the other one means this one.
        func mergeMembers(
            _ request: PointsV1.MergeMembersRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// Undoes a merge: both members have what they would have without it. What was booked since is of
        /// the member that was named when it was sent, but for the entries that are named here; who has
        /// spent the other's lots makes it good out of its own.
        func unmergeMembers(
            _ request: PointsV1.UnmergeMembersRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// Notes that a member was told of what lapses, where the program lets nothing lapse without.
        func confirmNotice(
            _ request: PointsV1.ConfirmNoticeRequest,
            context: CallContext
        ) async throws -> PointsV1.BookedResponse

        /// What a member has, now or at a past instant.
        func getBalance(
            _ request: PointsV1.GetBalanceRequest,
            context: CallContext
        ) async throws -> PointsV1.GetBalanceResponse

        /// What happened to the member's currencies, newest first, each entry with the balance after it.
        /// Entries that move nothing (KIND_PROPOSAL and above) are left out.
        func listStatement(
            _ request: PointsV1.ListStatementRequest,
            context: CallContext
        ) async throws -> PointsV1.ListStatementResponse

        /// Why an entry is what it is: where its lots came from, its order, its place in the member's chain.
        /// A member sees its own entries; tills and channel apps those of their part of the organisation.
        func explainEntry(
            _ request: PointsV1.ExplainEntryRequest,
            context: CallContext
        ) async throws -> PointsV1.ExplainEntryResponse

        /// What was owed to all members in a currency, day by day.
        func getLiability(
            _ request: PointsV1.GetLiabilityRequest,
            context: CallContext
        ) async throws -> PointsV1.GetLiabilityResponse

        /// The system accounts and the sum over all members: per currency they are zero together.
        func getTrialBalance(
            _ request: PointsV1.GetTrialBalanceRequest,
            context: CallContext
        ) async throws -> PointsV1.GetTrialBalanceResponse

        /// Derives every balance, lot and chain again from the journal and compares.
        func verifyPoints(
            _ request: PointsV1.VerifyPointsRequest,
            context: CallContext
        ) async throws -> PointsV1.VerifyPointsResponse

        /// Books a paid order once, whatever how often it is sent: (channel, order_id) is its identity.
        func commitOrder(
            _ request: PointsV1.CommitOrderRequest,
            context: CallContext
        ) async throws -> PointsV1.CommitOrderResponse

        /// Takes a whole order back, once. The order and the key are the command's identity; the rest of
        /// the request is its content: the same key with other content is refused.
        func reverseOrder(
            _ request: PointsV1.ReverseOrderRequest,
            context: CallContext
        ) async throws -> PointsV1.ReverseOrderResponse

        /// An order as it was booked.
        func getOrder(
            _ request: PointsV1.GetOrderRequest,
            context: CallContext
        ) async throws -> PointsV1.GetOrderResponse
    }

    /// Calls `huitou.points.v1.Points`.
    package struct PointsClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Gives a member something: what it owes is repaid first, oldest debt first, the rest is a new lot.
        package func earn(
            _ request: PointsV1.EarnRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.earn,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// Spends: usable lots by the expiry that was promised, then activation, then name.
        package func burn(
            _ request: PointsV1.BurnRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.burn,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// Sets an amount aside until it is captured, released, or its deadline passes. hold_id is the
        /// key: the same name of the same member means the same hold, whoever sends it.
        package func placeHold(
            _ request: PointsV1.PlaceHoldRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.placeHold,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// Spends what a hold has set aside, or a part of it; the rest is free again. Resolves the hold.
        package func capture(
            _ request: PointsV1.CaptureRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.capture,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// Gives free what a hold has set aside. Resolves the hold.
        package func release(
            _ request: PointsV1.ReleaseRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.release,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// Takes an entry back, whole or in part, as often as something of it is left: by the lots that it
        /// recorded, never by the rules of today. An order's entry is taken back with ReverseOrder. A partner
        /// takes back what it has booked itself.
        package func reverse(
            _ request: PointsV1.ReverseRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.reverse,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// Gives an amount to another member, whose lots keep the expiry that they had.
        package func transfer(
            _ request: PointsV1.TransferRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.transfer,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// Puts a balance right by hand. Above the currency's adjustment_max it is only proposed (an entry
        /// of KIND_PROPOSAL), and somebody else decides with DecideAdjustment within 7 days.
        package func adjust(
            _ request: PointsV1.AdjustRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.adjust,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// Approves or rejects a proposed adjustment, by another caller than the one who proposed it.
        package func decideAdjustment(
            _ request: PointsV1.DecideAdjustmentRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.decideAdjustment,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// Forgives what a member owes, or a part of it, oldest first.
        package func writeOff(
            _ request: PointsV1.WriteOffRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.writeOff,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// Moves all that another member has to this one, since the two are one person. From then on every
        /// call that names the other one means this one.
        package func mergeMembers(
            _ request: PointsV1.MergeMembersRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.mergeMembers,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// Undoes a merge: both members have what they would have without it. What was booked since is of
        /// the member that was named when it was sent, but for the entries that are named here; who has
        /// spent the other's lots makes it good out of its own.
        package func unmergeMembers(
            _ request: PointsV1.UnmergeMembersRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.unmergeMembers,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// Notes that a member was told of what lapses, where the program lets nothing lapse without.
        package func confirmNotice(
            _ request: PointsV1.ConfirmNoticeRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.BookedResponse {
            try await channel.unary(
                PointsV1.PointsMethods.confirmNotice,
                request,
                options: options,
                returning: PointsV1.BookedResponse.self
            )
        }

        /// What a member has, now or at a past instant.
        package func getBalance(
            _ request: PointsV1.GetBalanceRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.GetBalanceResponse {
            try await channel.unary(
                PointsV1.PointsMethods.getBalance,
                request,
                options: options,
                returning: PointsV1.GetBalanceResponse.self
            )
        }

        /// What happened to the member's currencies, newest first, each entry with the balance after it.
        /// Entries that move nothing (KIND_PROPOSAL and above) are left out.
        package func listStatement(
            _ request: PointsV1.ListStatementRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.ListStatementResponse {
            try await channel.unary(
                PointsV1.PointsMethods.listStatement,
                request,
                options: options,
                returning: PointsV1.ListStatementResponse.self
            )
        }

        /// Why an entry is what it is: where its lots came from, its order, its place in the member's chain.
        /// A member sees its own entries; tills and channel apps those of their part of the organisation.
        package func explainEntry(
            _ request: PointsV1.ExplainEntryRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.ExplainEntryResponse {
            try await channel.unary(
                PointsV1.PointsMethods.explainEntry,
                request,
                options: options,
                returning: PointsV1.ExplainEntryResponse.self
            )
        }

        /// What was owed to all members in a currency, day by day.
        package func getLiability(
            _ request: PointsV1.GetLiabilityRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.GetLiabilityResponse {
            try await channel.unary(
                PointsV1.PointsMethods.getLiability,
                request,
                options: options,
                returning: PointsV1.GetLiabilityResponse.self
            )
        }

        /// The system accounts and the sum over all members: per currency they are zero together.
        package func getTrialBalance(
            _ request: PointsV1.GetTrialBalanceRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.GetTrialBalanceResponse {
            try await channel.unary(
                PointsV1.PointsMethods.getTrialBalance,
                request,
                options: options,
                returning: PointsV1.GetTrialBalanceResponse.self
            )
        }

        /// Derives every balance, lot and chain again from the journal and compares.
        package func verifyPoints(
            _ request: PointsV1.VerifyPointsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.VerifyPointsResponse {
            try await channel.unary(
                PointsV1.PointsMethods.verifyPoints,
                request,
                options: options,
                returning: PointsV1.VerifyPointsResponse.self
            )
        }

        /// Books a paid order once, whatever how often it is sent: (channel, order_id) is its identity.
        package func commitOrder(
            _ request: PointsV1.CommitOrderRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.CommitOrderResponse {
            try await channel.unary(
                PointsV1.PointsMethods.commitOrder,
                request,
                options: options,
                returning: PointsV1.CommitOrderResponse.self
            )
        }

        /// Takes a whole order back, once. The order and the key are the command's identity; the rest of
        /// the request is its content: the same key with other content is refused.
        package func reverseOrder(
            _ request: PointsV1.ReverseOrderRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.ReverseOrderResponse {
            try await channel.unary(
                PointsV1.PointsMethods.reverseOrder,
                request,
                options: options,
                returning: PointsV1.ReverseOrderResponse.self
            )
        }

        /// An order as it was booked.
        package func getOrder(
            _ request: PointsV1.GetOrderRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> PointsV1.GetOrderResponse {
            try await channel.unary(
                PointsV1.PointsMethods.getOrder,
                request,
                options: options,
                returning: PointsV1.GetOrderResponse.self
            )
        }
    }
}

extension PointsV1.PointsServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                PointsV1.PointsMethods.earn,
                target: PointsV1.PointsMethods.targetOfEarn,
                handler: { request, context in
                    try await self.earn(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.burn,
                target: PointsV1.PointsMethods.targetOfBurn,
                handler: { request, context in
                    try await self.burn(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.placeHold,
                target: PointsV1.PointsMethods.targetOfPlaceHold,
                handler: { request, context in
                    try await self.placeHold(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.capture,
                target: PointsV1.PointsMethods.targetOfCapture,
                handler: { request, context in
                    try await self.capture(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.release,
                target: PointsV1.PointsMethods.targetOfRelease,
                handler: { request, context in
                    try await self.release(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.reverse,
                target: PointsV1.PointsMethods.targetOfReverse,
                handler: { request, context in
                    try await self.reverse(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.transfer,
                target: PointsV1.PointsMethods.targetOfTransfer,
                handler: { request, context in
                    try await self.transfer(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.adjust,
                target: PointsV1.PointsMethods.targetOfAdjust,
                handler: { request, context in
                    try await self.adjust(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.decideAdjustment,
                target: PointsV1.PointsMethods.targetOfDecideAdjustment,
                handler: { request, context in
                    try await self.decideAdjustment(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.writeOff,
                target: PointsV1.PointsMethods.targetOfWriteOff,
                handler: { request, context in
                    try await self.writeOff(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.mergeMembers,
                target: PointsV1.PointsMethods.targetOfMergeMembers,
                handler: { request, context in
                    try await self.mergeMembers(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.unmergeMembers,
                target: PointsV1.PointsMethods.targetOfUnmergeMembers,
                handler: { request, context in
                    try await self.unmergeMembers(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.confirmNotice,
                target: PointsV1.PointsMethods.targetOfConfirmNotice,
                handler: { request, context in
                    try await self.confirmNotice(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.getBalance,
                target: PointsV1.PointsMethods.targetOfGetBalance,
                handler: { request, context in
                    try await self.getBalance(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.listStatement,
                target: PointsV1.PointsMethods.targetOfListStatement,
                handler: { request, context in
                    try await self.listStatement(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.explainEntry,
                target: PointsV1.PointsMethods.targetOfExplainEntry,
                handler: { request, context in
                    try await self.explainEntry(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.getLiability,
                target: PointsV1.PointsMethods.targetOfGetLiability,
                handler: { request, context in
                    try await self.getLiability(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.getTrialBalance,
                target: PointsV1.PointsMethods.targetOfGetTrialBalance,
                handler: { request, context in
                    try await self.getTrialBalance(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.verifyPoints,
                target: PointsV1.PointsMethods.targetOfVerifyPoints,
                handler: { request, context in
                    try await self.verifyPoints(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.commitOrder,
                target: PointsV1.PointsMethods.targetOfCommitOrder,
                handler: { request, context in
                    try await self.commitOrder(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.reverseOrder,
                target: PointsV1.PointsMethods.targetOfReverseOrder,
                handler: { request, context in
                    try await self.reverseOrder(request, context: context)
                }
            ),
            .unary(
                PointsV1.PointsMethods.getOrder,
                target: PointsV1.PointsMethods.targetOfGetOrder,
                handler: { request, context in
                    try await self.getOrder(request, context: context)
                }
            ),
        ]
    }
}
