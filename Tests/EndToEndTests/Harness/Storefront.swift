import Foundation
import Messages
import Primitives
import RPCCore
import RPCTransport
import Testing

/// A chain as its operator and its members meet it: both through the gateway.
struct Storefront {
    /// Everything behind it.
    let installation: Installation
    /// The operator's way to the gateway.
    let back: RPCClientChannel
    /// A way to the gateway without a certificate, for whoever has a token.
    let front: RPCClientChannel

    /// The store of all orders.
    static let store = "demo/retail/store-1"

    /// Opens both ways, and closes them after the test.
    static func with(
        _ installation: Installation,
        _ body: (Storefront) async throws -> Void
    ) async throws {
        try await RPCClientChannel.with(["gateway"], of: installation) { channels in
            let loops = TransportLoops(count: 1, clock: SystemMonotonicClock())
            let authorities = installation.home.appending(path: "tls/ca.pem").path
            let material = TLSMaterial(credentials: nil, authorities: .file(authorities))
            let front = RPCClientChannel(
                address: ServiceAddress(
                    host: "127.0.0.1",
                    port: installation.portBase,
                    expectedPeer: .service("gateway")
                ),
                tls: TLSContextProvider(try TLSContext(role: .client, material: material)),
                loops: loops,
                random: { UInt64.random(in: 0...UInt64.max) }
            )
            do {
                try await body(
                    Storefront(
                        installation: installation,
                        back: try #require(channels["gateway"]),
                        front: front
                    )
                )
            } catch {
                Issue.record(error)
            }
            await front.close()
            await loops.shutDown()
        }
    }

    /// What a member's calls carry.
    func options(ofMember memberID: Int64) async throws -> CallOptions {
        let made = try await installation.huitou("token", "--kind", "member", "--id", "\(memberID)")
        try #require(made.exitCode == 0, "\(made.errors)")
        return CallOptions(
            timeout: .seconds(30),
            token: made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        )
    }

    /// Registers a member of the store.
    func register(_ number: Int) async throws -> Int64 {
        try await IdentityV1.IdentityClient(channel: back).registerMember(
            .init(
                identities: [.init(kind: .phone, value: "1380000\(1000 + number)")],
                organisation: Self.store,
                channel: "pos",
                idempotencyKey: "storefront-\(number)"
            )
        ).memberID
    }

    /// Books an order of one piece each, so many days ago.
    func buy(
        _ skus: [String],
        by memberID: Int64,
        daysAgo: Int64,
        fen: Int64 = 50_000
    ) async throws {
        let day = Int64(86_400) * 1_000_000
        _ = try await PointsV1.PointsClient(channel: back).commitOrder(
            .init(
                channel: "pos",
                orderID: "order-\(memberID)-\(daysAgo)",
                memberID: memberID,
                organisation: Self.store,
                paidAt: Self.now - daysAgo * day,
                lines: skus.map { .init(sku: $0, category: "food", quantity: 1, paidFen: fen) }
            )
        )
    }

    /// Microseconds since the epoch.
    static var now: Int64 { Int64(Date.now.timeIntervalSince1970) * 1_000_000 }

    /// A day in the program's zone, as reports want it; an hour more or less does not matter.
    static func day(_ daysAgo: Int) -> String {
        let format = Date.ISO8601FormatStyle().year().month().day()
        return Date.now.addingTimeInterval(-86_400 * Double(daysAgo)).formatted(format)
    }
}
