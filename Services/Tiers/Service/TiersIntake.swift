package import Messages
package import Primitives
package import TiersDomain

import RPCCore
import Synchronization

/// Takes the events of points and identity in: what a consumer of their streams is given.
package final class TiersIntake: Sendable {
    private let store: any TiersStore
    private let now: @Sendable () -> Timestamp
    private let asOfPoints: Mutex<Timestamp?>

    /// The name of the service that publishes orders.
    package static let pointsSource = "points"
    /// The name of the service that publishes members.
    package static let identitySource = "identity"

    /// Begins where the store is.
    ///
    /// - Parameters:
    ///   - store: Where effects and positions go.
    ///   - now: The time of booking.
    /// - Throws: Where the store cannot be read.
    package init(store: any TiersStore, now: @escaping @Sendable () -> Timestamp) async throws {
        self.store = store
        self.now = now
        asOfPoints = Mutex(try await store.asOf())
    }

    /// When points booked the newest event taken in; `nil` before the first.
    package var asOf: Timestamp? { asOfPoints.withLock { $0 } }

    /// Takes events in, with the positions of the stream, in one transaction.
    ///
    /// - Parameters:
    ///   - events: As they came.
    ///   - source: The service whose stream it is.
    /// - Throws: Where nothing was stored; the same events are to be given again.
    package func take(_ events: [RPCV1.Event], from source: String) async throws {
        let batch = TiersBatch(source: source, events: try events.map(Self.event))
        try await store.apply(batch, now: now())
        guard source == Self.pointsSource, let last = batch.events.map(\.bookedAt).max() else {
            return
        }
        asOfPoints.withLock { $0 = max($0 ?? last, last) }
    }

    private static func event(_ event: RPCV1.Event) throws -> TiersBatch.Event {
        let bookedAt = Timestamp(microseconds: event.bookedAt)
        return TiersBatch.Event(
            partition: Int(event.partition),
            position: event.position,
            bookedAt: bookedAt,
            input: try input(event, bookedAt: bookedAt)
        )
    }

    /// Whom an order was sent for: points may have booked it for whom that one was merged into.
    private static func owner(of order: PointsV1.Order) -> MemberID? {
        MemberID(rawValue: order.namedID == 0 ? order.memberID : order.namedID)
    }

    /// What an event means here; `nil` for types and facts that mean nothing.
    private static func input(
        _ event: RPCV1.Event,
        bookedAt: Timestamp
    ) throws -> TiersInput? {
        guard let member = MemberID(rawValue: event.memberID) else { return nil }
        switch event.type {
        case PointsV1.PointsEvent.messageName:
            switch try PointsV1.PointsEvent(decoding: event.payload).event {
            case .orderCommitted(let fact):
                guard let order = fact.order else { return nil }
                return .orderCommitted(
                    Self.owner(of: order) ?? member,
                    OrderReference(channel: order.channel, orderID: order.orderID),
                    paid: Fen(order.paidFen),
                    at: Timestamp(microseconds: order.paidAt),
                    bookedAt: bookedAt
                )
            case .orderReversed(let fact):
                guard let order = fact.order else { return nil }
                return .orderReversed(
                    Self.owner(of: order) ?? member,
                    OrderReference(channel: order.channel, orderID: order.orderID),
                    at: fact.entry.map { Timestamp(microseconds: $0.effectiveAt) } ?? bookedAt,
                    bookedAt: bookedAt
                )
            case .entryBooked, nil:
                return nil
            }
        case IdentityV1.IdentityEvent.messageName:
            switch try IdentityV1.IdentityEvent(decoding: event.payload).event {
            case .memberRegistered(let fact):
                return .memberRegistered(
                    member,
                    at: Timestamp(microseconds: fact.registeredAt),
                    bookedAt: bookedAt
                )
            case .identityAdded, .identityRemoved, .memberChanged, .membersMerged,
                .membersUnmerged, .memberErased, nil:
                return nil
            }
        default:
            return nil
        }
    }
}
