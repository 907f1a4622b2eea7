import EventStreaming
import MemberDirectory
import Synchronization

/// The directory of members, and whether all that identity has told until now is in it.
///
/// Made before the consumer of identity's events, which needs what asks.
final class IdentityWatch: Sendable {
    /// The directory.
    let directory: MemberDirectory
    private let consumer = Mutex<EventConsumer<ContinuousClock>?>(nil)

    /// Watches a directory.
    init(_ directory: MemberDirectory) { self.directory = directory }

    /// Takes the consumer up.
    func follow(_ consumer: EventConsumer<ContinuousClock>) {
        self.consumer.withLock { $0 = consumer }
    }

    /// Whether the consumer has taken in everything, and waits for more.
    var isCurrent: Bool { consumer.withLock { $0 }?.state.phase == .live }
}
