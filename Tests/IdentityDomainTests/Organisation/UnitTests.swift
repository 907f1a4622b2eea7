import IdentityDomain
import Primitives
import Testing

/// The tree of the organisation.
@Suite struct UnitTests {
    private static let now = Timestamp(microseconds: 1_760_000_000_000_000)

    private static func path(_ text: String) throws -> OrganisationPath {
        try #require(OrganisationPath(text))
    }

    private static func unit(
        _ text: String,
        _ kind: UnitKind,
        isClosed: Bool = false
    ) throws -> OrganisationUnit {
        OrganisationUnit(
            path: try path(text),
            kind: kind,
            name: try #require(UnitName("A unit")),
            isClosed: isClosed,
            changedAt: now
        )
    }

    private static func put(
        _ text: String,
        _ kind: UnitKind,
        by actor: Actor = .installation(name: "operator:alice"),
        isClosed: Bool = false
    ) throws -> PutUnit {
        PutUnit(
            key: CallerKey(
                caller: actor.name,
                key: try #require(IdempotencyKey("k"))
            ),
            actor: actor,
            path: try path(text),
            kind: kind,
            name: try #require(UnitName("A unit")),
            isClosed: isClosed
        )
    }

    @Test func whatMayLieBelowWhat() {
        let table: [UnitKind: Set<UnitKind>] = [
            .headquarters: [.brand, .division, .region, .store],
            .brand: [.division, .region, .store],
            .division: [.region, .store],
            .region: [.region, .store],
            .store: [],
        ]
        for parent in UnitKind.allCases {
            let kinds = Set(UnitKind.allCases.filter { $0.mayLie(below: parent) })
            #expect(kinds == table[parent], "\(parent)")
        }
    }

    @Test func everyOutcome() throws {
        let hq = try Self.unit("acme", .headquarters)
        let north = try Self.unit("acme/north", .region)
        let closed = try Self.unit("acme/north", .region, isClosed: true)
        let store = try Self.unit("acme/north/s1", .store)
        let north1 = Actor.staff(
            "anna",
            in: north.path,
            roles: [.regionManager]
        )
        func outcome(
            _ command: PutUnit,
            _ unit: OrganisationUnit?,
            _ parent: OrganisationUnit?,
            hasOpenUnits: Bool = false
        ) -> PutUnit.Outcome {
            command.decide(
                PutUnit.State(unit: unit, parent: parent, hasOpenUnits: hasOpenUnits),
                now: Self.now
            )
        }
        #expect(
            outcome(try Self.put("acme", .headquarters), nil, nil) == .put(hq, isCreated: true)
        )
        #expect(outcome(try Self.put("acme", .region), nil, nil) == .misplaced)
        #expect(
            outcome(try Self.put("acme/north", .region), north, hq)
                == .put(north, isCreated: false)
        )
        #expect(outcome(try Self.put("acme/north", .division), north, hq) == .kindDiffers)
        #expect(outcome(try Self.put("acme/north/s1", .store), nil, nil) == .parentUnknown)
        #expect(outcome(try Self.put("acme/north/s1", .brand), nil, north) == .misplaced)
        #expect(outcome(try Self.put("acme/north/s1", .store), nil, closed) == .parentClosed)
        #expect(
            outcome(try Self.put("acme/north", .region, isClosed: true), north, hq)
                == .put(closed, isCreated: false)
        )
        #expect(
            outcome(
                try Self.put("acme/north", .region, isClosed: true),
                north,
                hq,
                hasOpenUnits: true
            ) == .hasOpenUnits
        )
        // A manager adds stores to its region, and neither renames the region nor goes elsewhere.
        #expect(
            outcome(try Self.put("acme/north/s1", .store, by: north1), nil, north)
                == .put(store, isCreated: true)
        )
        #expect(outcome(try Self.put("acme/north", .region, by: north1), north, hq) == .notBelowOwn)
        #expect(
            outcome(try Self.put("acme/south/s1", .store, by: north1), nil, north) == .notBelowOwn
        )
    }
}
