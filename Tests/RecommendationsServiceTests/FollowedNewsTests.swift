import IdentityEventKit
import MemberDirectory
import Messages
import Primitives
import RPCCore
import RecommendationsService
import StorageCore
import StorageTestKit
import Testing

/// Two processes take in one stream: whichever acts on news, both read again what they change.
@Suite(.timeLimit(.minutes(2)))
struct FollowedNewsTests {
    @Test(arguments: StorageEngine.allCases)
    func whatWaitedIsReadAgainWhoeverActsOnIt(engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            try await database.migrate(ConsumerPositions.migrations + MemberDirectory.migrations)
            let (acting, following) = (MemberDirectory(database), MemberDirectory(database))
            let feed = EventFeed()
            let news = FollowedNews()
            func follow(_ events: [RPCV1.Event]) async throws -> Set<Int64> {
                let changes = try await following.take(events)
                return Set(try news.changed(by: events, changes).map(\.rawValue))
            }
            let members = (1...5).map { feed.registered($0, "acme") }
            #expect(try await follow(members) == [])
            let first = feed.merged(1, into: 2, 1)
            let second = feed.merged(3, into: 4, 2)
            let erased = feed.erased(5, after: 2)
            #expect(try await follow([second, erased]) == [3, 4, 5])
            // The other process is given the first merge, and acts on all of them.
            #expect(try await acting.take([first]).operations.map(\.number) == [1, 2])
            #expect(try await follow([first]) == [1, 2, 3, 4, 5])
            #expect(try await follow([feed.registered(6, "acme")]) == [])
        }
    }
}
