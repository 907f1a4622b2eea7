import Foundation
import IdentityDomain
import IdentityService
import Primitives
import ProgramFiles
import Testing

struct EngagementProgramTests {
    private func program(_ text: String) throws(ProgramFileError) -> EngagementProgram {
        try EngagementProgram(file: text, name: "identity.yaml", zone: .utc)
    }

    @Test func theExampleIsRead() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "compose/identity.yaml"))
        let program = try program(String(decoding: data, as: UTF8.self))
        let library = program.tags.library
        #expect(library.version == 1)
        #expect(
            library.definitions.map(\.tag) == [
                "sensitive_skin", "high_repurchase", "lapsed", "vip_service",
            ]
        )
        #expect(
            library.definitions[0].rule
                == TagRule([
                    .bought(
                        ProductMatcher(categories: ["skincare/sensitive/*"]),
                        .products,
                        atLeast: 2,
                        withinDays: 180
                    )
                ])
        )
        #expect(
            library.definitions[1].rule?.conditions.map(\.words) == [
                "days of purchase of one category within 365 days: at least 3, after at most 45 "
                    + "days in the mean"
            ]
        )
        #expect(library.definitions[3].rule == nil)
        let campaign = try #require(program.referrals.campaign(""))
        #expect(campaign.code == "friends")
        #expect(campaign.inviterAmount == 500)
        #expect(campaign.budget == 1_000_000)
        #expect(campaign.lastDay == LocalDate("2026-12-31"))
        #expect(program.referrals.campaign("none") == nil)
    }

    @Test func aFileOfOthersHasNone() throws {
        let program = try program("attributes: []\n")
        #expect(program.tags.library.definitions.isEmpty)
        #expect(program.referrals.campaign("") == nil)
    }

    private static let tag =
        "rules_version: 1\ntags:\n  - tag: a\n    group: g\n"
        + "    description: {en: e, zh: c}\n    rule:\n      "
    private static let campaign =
        "rules_version: 1\nreferrals:\n  - campaign: a\n"
        + "    organisation: acme\n    claim_days: 1\n    return_days: 1\n    budget: 100\n    "

    @Test(arguments: [
        ("tags: []", "rules_version is missing"),
        ("rules_version: 1\ntgas: []", "did you mean tags?"),
        (tag + "all: []", "tags[0].rule.all: must have 1 to 10 elements"),
        (tag + "{all: [{missed_days: 1}], any: [{missed_days: 1}]}", "either all or any"),
        (tag + "all: [{bought: product, at_least: 1, within_days: 9}]", "did you mean products?"),
        (tag + "all: [{bought: units, at_least: 0, within_days: 9}]", "at_least: must be 1 to"),
        (tag + "all: [{bought: units, at_least: 1, within_days: 731}]", "must be 1 to 730"),
        (tag + "all: [{missed_days: 5, of: {}}]", "must list categories, brands or skus"),
        (
            tag + "all: [{missed_days: 5, of: {attributes: [mild]}}]",
            "the lines of orders carry no attributes"
        ),
        (tag + "all: [{}]", "must have bought, repurchased or missed_days"),
        (campaign + "reward: {kind: coupon, inviter: 1}", "reward.kind: coupons cannot be given"),
        (campaign + "reward: {kind: payout, inviter: 1}", "there is no way to pay money out yet"),
        (campaign + "reward: {kind: stored_value, inviter: 1}", "currency is missing"),
        (campaign + "reward: {kind: points, inviter: 0}", "must be 1 to"),
        (campaign + "reward: {kind: points, inviter: 60, invitee: 41}", "budget: must be 101 to"),
        (
            campaign + "reward: {kind: points, inviter: 1}\n    first_day: 2026-02-02\n"
                + "    last_day: 2026-02-01",
            "must not be before first_day"
        ),
    ])
    func whatIsWrongIsNamed(text: String, message: String) {
        do throws(ProgramFileError) {
            _ = try program(text)
            Issue.record("it was read")
        } catch {
            #expect("\(error)".contains(message), "\(error)")
        }
    }
}
