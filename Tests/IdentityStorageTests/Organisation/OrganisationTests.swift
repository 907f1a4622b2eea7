import Foundation
import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// The organisation, its staff, approvals and partners on a real file.
@Suite struct OrganisationTests {
    @Test func unitsAreListedBelowOneOnly() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            let all = try await store.units(
                in: try House.path("acme"),
                includingClosed: false,
                after: "",
                limit: 100
            )
            #expect(
                all.values.map(\.path.rawValue) == [
                    "acme", "acme/north", "acme/north/s1", "acme/northwest", "acme/south",
                ]
            )
            let north = try await store.units(
                in: try House.path("acme/north"),
                includingClosed: false,
                after: "",
                limit: 1
            )
            #expect(north.values.map(\.path.rawValue) == ["acme/north"])
            #expect(north.hasMore)
            let rest = try await store.units(
                in: try House.path("acme/north"),
                includingClosed: false,
                after: "acme/north",
                limit: 1
            )
            #expect(rest.values.map(\.path.rawValue) == ["acme/north/s1"])
            #expect(!rest.hasMore)
        }
    }

    @Test func closedUnitsAreShownOnlyWhereAskedFor() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            let north = House.put("acme/north", .region, isClosed: true)
            guard case .refused(.hasOpenUnits) = try await store.put(north) else {
                Issue.record("closed above an open unit")
                return
            }
            _ = try await store.put(House.put("acme/north/s1", .store, isClosed: true, key: "c1"))
            let closing = try await store.put(north)
            guard case .answered(let answer, isReplay: false) = closing else {
                Issue.record("\(closing)")
                return
            }
            #expect(answer.value.isClosed)
            #expect(!answer.isCreated)
            for (includingClosed, count) in [(false, 0), (true, 2)] {
                let page = try await store.units(
                    in: try House.path("acme/north"),
                    includingClosed: includingClosed,
                    after: "",
                    limit: 10
                )
                #expect(page.values.count == count)
            }
            guard
                case .refused(.parentClosed) = try await store.put(
                    House.put("acme/north/s2", .store, key: "c2")
                )
            else {
                Issue.record("opened below a closed unit")
                return
            }
        }
    }

    @Test func repeatIsAnsweredAsTheFirstTime() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            _ = try await store.put(House.put("acme/south", .region, name: "Renamed", key: "r"))
            let again = try await store.put(House.put("acme/south", .region, key: "acme/south"))
            guard case .answered(let answer, isReplay: true) = again else {
                Issue.record("\(again)")
                return
            }
            #expect(answer.isCreated)
            #expect(answer.value.name.text == "A unit")
            let other = try await store.put(
                House.put("acme/south", .region, name: "Other", key: "acme/south")
            )
            guard case .keyReused("name") = other else {
                Issue.record("\(other)")
                return
            }
        }
    }

    @Test func staffSignInUntilTheyAreSuspended() async throws {
        let folder = try TestStore.Folder()
        try await TestStore.with(folder: folder) { store in
            try await store.makeUnits()
            let put = try await store.put(try House.staff("ben"))
            guard case .answered(let made, isReplay: false) = put else {
                Issue.record("\(put)")
                return
            }
            #expect(made.isCreated)
            let credential = try House.credential("ben")
            #expect(try await store.staffRecord(credential) == made.value)
            #expect(try await store.staffRecord(try House.credential("carl")) == nil)
            let guide = StaffAssignment(role: .guide, organisation: try House.path("acme/north/s1"))
            let assigned = try await store.change(
                try House.change("ben", .assignments([guide]), key: "a")
            )
            guard case .answered(let account, isReplay: false) = assigned else {
                Issue.record("\(assigned)")
                return
            }
            #expect(account.assignments == [guide])
            #expect(try await store.staffRecord(credential) == account)
            let repeated = try await store.change(
                try House.change("ben", .assignments([guide]), key: "a")
            )
            guard case .answered(account, isReplay: true) = repeated else {
                Issue.record("\(repeated)")
                return
            }
            _ = try await store.change(try House.change("ben", .suspension(true), key: "s"))
            #expect(try await store.staffRecord(credential) == nil)
            _ = try await store.change(try House.change("ben", .suspension(false), key: "s2"))
            #expect(try await store.staffRecord(credential)?.assignments == [guide])
            let taken = try await store.put(try House.staff("carl", subject: "ben"))
            guard case .refused(.credentialTaken) = taken else {
                Issue.record("\(taken)")
                return
            }
        }
        // Neither how staff are called nor how they sign in can be read on disk.
        for file in try folder.files() {
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            for secret in ["Ben of ben", "subject-ben", "https://id.acme"] {
                #expect(!text.contains(secret), "\(secret) in \(file.lastPathComponent)")
            }
        }
    }

    @Test func staffAreListedBelowOneUnitOnly() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            for (id, unit) in [("ben", "acme/north/s1"), ("carl", "acme/south"), ("dora", "acme")] {
                _ = try await store.put(try House.staff(id, in: unit))
            }
            func ids(_ unit: String) async throws -> [String] {
                try await store.staff(in: try House.path(unit), after: "", limit: 10).values
                    .map(\.staffID)
            }
            #expect(try await ids("acme") == ["ben", "carl", "dora"])
            #expect(try await ids("acme/north") == ["ben"])
            #expect(try await ids("acme/northwest") == [])
            #expect(try await ids("acme/south") == ["carl"])
        }
    }

    @Test func approvalIsDecidedByAnotherAndUsedOnce() async throws {
        try await TestStore.with { store in
            let requested = try await store.request(try House.approval())
            guard case .answered(let approval, isReplay: false) = requested else {
                Issue.record("\(requested)")
                return
            }
            let own = try await store.decide(try House.decide(approval.approvalID, by: "anna"))
            guard case .refused(.selfDecided) = own else {
                Issue.record("\(own)")
                return
            }
            let early = try await store.use(try House.use(approval.approvalID, key: "u0"))
            guard case .refused(.notApproved) = early else {
                Issue.record("\(early)")
                return
            }
            let decided = try await store.decide(
                try House.decide(approval.approvalID, by: "ben")
            )
            guard case .answered(let allowed, isReplay: false) = decided else {
                Issue.record("\(decided)")
                return
            }
            #expect(allowed.storedState == .approved)
            let used = try await store.use(try House.use(approval.approvalID, key: "u1"))
            guard case .answered(let spent, isReplay: false) = used else {
                Issue.record("\(used)")
                return
            }
            #expect(spent.storedState == .used)
            let again = try await store.use(try House.use(approval.approvalID, key: "u1"))
            guard case .answered(spent, isReplay: true) = again else {
                Issue.record("\(again)")
                return
            }
            let other = try await store.use(try House.use(approval.approvalID, key: "u2"))
            guard case .refused(.usedBefore) = other else {
                Issue.record("\(other)")
                return
            }
            let listed = try await store.approvals(
                in: try House.path("acme"),
                pendingAt: nil,
                before: .max,
                limit: 10
            )
            #expect(listed.values == [spent])
            for (unit, pendingAt) in [("acme/south", nil), ("acme", TestStore.start)] {
                let none = try await store.approvals(
                    in: try House.path(unit),
                    pendingAt: pendingAt,
                    before: .max,
                    limit: 10
                )
                #expect(none.values == [])
            }
        }
    }

    @Test func linkIsPublishedWithTheMembersFacts() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            try await store.add(try .sample(key: "r1"))
            let resolved = try await store.resolve([
                try IdentityValue(.phone, normalising: "13800001234")
            ])
            let member = try #require(resolved?.memberID)
            try await store.makePartner()
            let before = try await store.place(of: member)
            #expect(before?.home.rawValue == "acme/north")
            #expect(before?.partners == [])
            for (key, version) in [("l1", "v1"), ("l2", "v1"), ("l3", "v2")] {
                _ = try await store.change(try House.link(member, version, key: key))
                #expect(try await store.place(of: member)?.partners == ["blossom"])
            }
            let links = try await store.links(of: member)
            #expect(links.map(\.consentVersion) == ["v1", "v2"])
            #expect(links.map { $0.endedAt == nil } == [false, true])
            _ = try await store.change(try House.link(member, nil, key: "u"))
            #expect(try await store.place(of: member)?.partners == [])
            #expect(try await store.links(of: member).allSatisfy { $0.endedAt != nil })
            // Registered, linked, no longer linked: the second text changed nothing of the facts.
            let changes = try await store.publishedEvents().map { event in
                String(decoding: event.payload, as: UTF8.self)
            }
            #expect(changes.count == 3)
            #expect(changes[1].contains("blossom"))
            #expect(!changes[2].contains("blossom"))
            #expect(try await store.verify().findings == [])
            let nobody = try #require(MemberID(rawValue: 99))
            let place = try await store.place(of: nobody)
            #expect(place?.home == nil)
            let unknown = try await store.change(try House.link(nobody, "v1", key: "n"))
            guard case .refused(.memberUnknown) = unknown else {
                Issue.record("\(unknown)")
                return
            }
        }
    }

    @Test func partnerIsReadBackAsItWasPut() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            let put = try await store.put(try House.partner("blossom"))
            guard case .answered(let answer, isReplay: false) = put else {
                Issue.record("\(put)")
                return
            }
            #expect(try await store.partner("blossom") == answer.value)
            #expect(try await store.partner("stranger") == nil)
            let listed = try await store.partners(
                in: try House.path("acme"),
                after: "",
                limit: 10
            )
            #expect(listed.values == [answer.value])
            let elsewhere = try await store.partners(
                in: try House.path("acme/south"),
                after: "",
                limit: 10
            )
            #expect(elsewhere.values == [])
        }
    }
}
