package import IdentityDomain
package import Primitives

/// Qualifies referrals when their return windows are over, and has the ledger book what they earn.
///
/// It keeps nothing: what is intended stands in the store before the ledger is asked, and is asked
/// for again under the same key until it is answered. Two workers harm nothing but their time.
package struct ReferralWorker: Sendable {
    private let store: any ReferralsStore
    private let ledger: any RewardLedger
    private let program: ReferralProgram
    private let now: @Sendable () -> Timestamp
    private let failed: @Sendable (_ referralID: Int64, any Error) -> Void

    /// How many referrals are looked for at once.
    package static let referralsMax = 64
    /// How long one waits when the ledger could not be asked.
    package static let patience: Duration = .seconds(30)

    /// Describes a worker.
    ///
    /// - Parameters:
    ///   - store: Where referrals are kept.
    ///   - ledger: Where rewards are booked.
    ///   - program: The program's campaigns.
    ///   - now: The time of booking.
    ///   - failed: Is told where a referral has to wait.
    package init(
        store: any ReferralsStore,
        ledger: any RewardLedger,
        program: ReferralProgram,
        now: @escaping @Sendable () -> Timestamp,
        failed: @escaping @Sendable (_ referralID: Int64, any Error) -> Void
    ) {
        self.store = store
        self.ledger = ledger
        self.program = program
        self.now = now
        self.failed = failed
    }

    /// Does everything that is due.
    ///
    /// - Throws: Where the store cannot be asked; what was done before stays done.
    /// - Returns: How many referrals were due.
    @discardableResult
    package func work() async throws -> Int {
        var total = 0
        while !Task.isCancelled {
            let due = try await store.dueReferrals(now: now(), countMax: Self.referralsMax)
            total += due.count
            for referral in due {
                if Task.isCancelled { break }
                do {
                    try await advance(referral)
                } catch let error as MemberStoreError {
                    throw error
                } catch {
                    failed(referral.id, error)
                    let until = now().advanced(by: Self.patience)
                    try await store.postpone(referral.id, until: until)
                }
            }
            if due.count < Self.referralsMax { break }
        }
        return total
    }

    /// Takes a referral as far as the ledger answers.
    private func advance(_ due: Referral) async throws {
        var referral = due
        if referral.state == .ordered, let order = referral.order {
            // Events may be late: the ledger itself is asked whether the order still stands.
            let event = ReferralEvent.windowPassed(
                orderStands: try await ledger.stands(order.reference),
                inviterEarns: try await store.mayEarn(referral.inviter)
            )
            guard let next = try await store.note(event, of: due.id, program: program) else {
                return
            }
            referral = next
        }
        while let (reward, isBooked) = referral.nextReward {
            let event: ReferralEvent
            if isBooked {
                guard case .booked = try await ledger.takeBack(reward, of: referral) else {
                    throw RewardNotTakenBack()
                }
                event = .undone(reward.receiver)
            } else {
                switch try await ledger.book(reward, of: referral) {
                case .booked(let entryID): event = .booked(reward.receiver, entryID: entryID)
                case .refused: event = .bookingRefused(reward.receiver)
                }
            }
            let next = try await store.note(event, of: due.id, program: program)
            guard let next, next != referral else { return }
            referral = next
        }
    }
}

/// The ledger refused to take a reward back; somebody must look at it.
struct RewardNotTakenBack: Error {}

extension Referral {
    /// What the ledger is to be asked for next, and whether that is to take it back; `nil` for
    /// nothing.
    fileprivate var nextReward: (Reward, isBooked: Bool)? {
        guard state == .qualified || state == .undoing else { return nil }
        for reward in rewards {
            switch reward.booking {
            case .intended: return (reward, false)
            case .booked: if state == .undoing { return (reward, true) }
            case .refused, .undone: break
            }
        }
        return nil
    }
}
