import Foundation
import TestKit
import Testing

/// Everything personal that a member can leave with the services, and the calls that leave it.
struct PersonalLife {
    let installation: Installation

    /// The attributes and the campaign that the calls need.
    static let program = """
        attributes:
          - {name: occupation, type: text, length: 40, personal: true}
          - {name: wedding_day, type: date, personal: true}
        rules_version: 1
        tags:
          - tag: vip_service
            group: service
            description: {en: Wants to be served personally, zh: 需要专人服务}
        referrals:
          - campaign: friends
            organisation: demo
            reward: {kind: points, inviter: 500, invitee: 100}
            budget: 100000
            claim_days: 30
            return_days: 7
        """

    /// Identities besides phone and card.
    static let identities = [
        ("EMAIL", "ouyang.zq7731@quellmail.example"),
        ("WECHAT_UNIONID", "oUnionXq7731kzPQwe99aaBB"),
        ("WECHAT_OPENID", "wxq81mzp0042demo:oOpenZk88213qpLmnb77"),
        ("ALIPAY_USER", "2088771239984417"), ("APP_ACCOUNT", "appacct.q77.zeta"),
        ("VEHICLE_PLATE", "粤BQ7X31"), ("WECOM_EXTERNAL_USER", "wmQz88213qpLmnb77"),
    ]

    static let birthday = "1987-11-23"
    static let child = "2019-08-17"
    static let wedding = "2015-06-28"
    static let recipient = "上官云霄收"
    static let addressPhone = "+8615912349876"
    static let address = "深圳市南山区测试路七十七号"
    static let occupation = "深海潜水教练员"
    static let stateReason = "家庭纠纷调查中暂停"
    static let tagReason = "重点关注对象甲乙丙"
    static let mergeReason = "两张卡属于同一顾客甲"
    static let unmergeReason = "其实是双胞胎姐妹乙"
    static let deviceName = "王氏客厅平板电脑甲"
    static let device = "device-zq-88123-kk"
    static let inviteDevice = "invite-device-qq-5519"
    static let claimDevice = "claim-device-ww-6627"
    static let staffName = "诸葛明亮店长"
    static let staffSubject = "staff-subject-zq-118"
    static let clientAddress = "2001:db8:77:31::4711"

    /// What an export of the member must hold.
    static let exported =
        identities.map(\.1) + [
            child, wedding, recipient, addressPhone, address, occupation, stateReason, tagReason,
            mergeReason, unmergeReason, deviceName, device,
        ]

    /// What may lie nowhere.
    static let values =
        exported + [birthday, inviteDevice, claimDevice, staffName, staffSubject, clientAddress]
        + [birthday, child, wedding].flatMap { day in
            [day.replacing("-", with: ""), day.replacing("-", with: "/")]
        }

    /// Secrets that came about in a life: codes and tokens.
    struct Secrets {
        var digits: [String] = []
        var tokens: [String] = []
    }

    // MARK: The calls

    /// Leaves everything with the services.
    ///
    /// - Parameters:
    ///   - member: Whose data it is; it has the phone.
    ///   - phone: The phone.
    ///   - other: Somebody who is merged into the member and parted again.
    ///   - invitee: Somebody whom the member invites.
    /// - Throws: Where a call fails that must not.
    /// - Returns: The secrets that came about.
    func live(
        _ member: String,
        phone: String,
        other: String,
        invitee: String
    ) async throws -> Secrets {
        try await describe(member)
        try await work(member)
        try await befriend(member, invitee)
        try await mergeAndPart(member, other)
        return try await signIn(member, phone)
    }

    private func call(_ method: String, _ request: [String: Any]) async throws -> [String: Any] {
        try await installation.call(method, try Self.json(request))
    }

    private static func json(_ object: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    private static func day(_ text: String) -> [String: Any] {
        let numbers = text.split(separator: "-").compactMap { Int($0) }
        return ["year": numbers[0], "month": numbers[1], "day": numbers[2]]
    }

    private func describe(_ member: String) async throws {
        for (kind, value) in Self.identities {
            _ = try await call(
                "identity/AddIdentity",
                [
                    "memberId": member, "idempotencyKey": "add-\(kind)",
                    "identity": ["kind": "IDENTITY_KIND_\(kind)", "value": value],
                ]
            )
        }
        _ = try await call(
            "identity/SetProfile",
            [
                "memberId": member, "idempotencyKey": "profile",
                "birthday": Self.day(Self.birthday),
                "children": ["children": [["born": Self.child]]],
                "attributes": [
                    ["name": "occupation", "value": Self.occupation],
                    ["name": "wedding_day", "value": Self.wedding],
                ],
                "addresses": [
                    "addresses": [
                        [
                            "recipient": Self.recipient, "phone": Self.addressPhone,
                            "text": Self.address,
                        ]
                    ]
                ],
                "acquisition": ["channel": "app", "campaign": "spring"],
            ]
        )
        for (state, key) in [("FROZEN", "freeze"), ("ACTIVE", "thaw")] {
            _ = try await call(
                "identity/SetState",
                [
                    "memberId": member, "state": "MEMBER_STATE_\(state)",
                    "reason": Self.stateReason, "idempotencyKey": key,
                ]
            )
        }
    }

    /// Units, staff, partners and tags.
    private func work(_ member: String) async throws {
        for (path, kind) in [("demo", "HEADQUARTERS"), ("demo/retail", "REGION")] {
            _ = try await call(
                "identity/PutUnit",
                [
                    "organisation": path, "kind": "UNIT_KIND_\(kind)", "name": "Unit",
                    "idempotencyKey": "unit-\(path)",
                ]
            )
        }
        _ = try await call(
            "identity/PutStaff",
            [
                "staffId": "zm", "organisation": "demo/retail", "name": Self.staffName,
                "issuer": "https://staff.example", "subject": Self.staffSubject,
                "idempotencyKey": "staff",
            ]
        )
        _ = try await call(
            "identity/PutPartner",
            [
                "partnerId": "blossom", "organisation": "demo", "name": "Blossom",
                "scopes": ["resolve"], "active": true, "idempotencyKey": "partner",
            ]
        )
        _ = try await call(
            "identity/PutPolicy",
            [
                "purpose": "partner:blossom", "version": "v1", "language": "en",
                "text": "Blossom knows that you are a member.", "idempotencyKey": "policy",
            ]
        )
        _ = try await call(
            "identity/LinkMember",
            [
                "memberId": member, "partnerId": "blossom", "consentVersion": "v1",
                "idempotencyKey": "link",
            ]
        )
        _ = try await call(
            "identity/TagMember",
            [
                "memberId": member, "tag": "vip_service", "organisation": "demo",
                "reason": Self.tagReason, "idempotencyKey": "tag",
            ]
        )
    }

    private func befriend(_ member: String, _ invitee: String) async throws {
        let made = try await call(
            "identity/GetInviteCode",
            ["memberId": member, "device": Self.inviteDevice]
        )
        let claim: [String: Any] = [
            "memberId": invitee, "code": try #require(made["code"] as? String),
            "device": Self.claimDevice, "idempotencyKey": "claim",
        ]
        _ = try await call("identity/ClaimReferral", claim)
        _ = try await call("identity/ListReferrals", ["memberId": member])
    }

    private func mergeAndPart(_ member: String, _ other: String) async throws {
        let merged = try await call(
            "identity/MergeMembers",
            [
                "survivorId": member, "absorbedId": other, "organisation": "demo",
                "reason": Self.mergeReason, "idempotencyKey": "merge",
            ]
        )
        _ = try await call(
            "identity/UnmergeMembers",
            [
                "mergeId": try #require(merged["mergeId"] as? String), "organisation": "demo",
                "reason": Self.unmergeReason, "idempotencyKey": "unmerge",
            ]
        )
    }

    private func signIn(_ member: String, _ phone: String) async throws -> Secrets {
        let app = try await token("channel_app", "app")
        let asked = try await refusedOrAnswered(
            "identity/RequestCode",
            [
                "purpose": "CODE_PURPOSE_SIGN_IN", "deviceId": Self.device,
                "identity": ["kind": "IDENTITY_KIND_PHONE", "value": phone],
                "clientAddress": Self.clientAddress, "idempotencyKey": "code",
            ],
            token: app
        )
        let challenge = try #require(asked.answer["challengeId"] as? String, "\(asked.errors)")
        let sent = try String(
            contentsOf: installation.home.appending(path: "data/identity/codes.jsonl"),
            encoding: .utf8
        )
        let message = try Installation.object(
            String(try #require(sent.split(separator: "\n").last))
        )
        let code = try #require(message["code"] as? String)
        let wrong = code == "123456" ? "654321" : "123456"
        var tokens: [String: Any] = [:]
        for (digits, key) in [(wrong, "wrong"), (code, "right")] {
            let answer = try await refusedOrAnswered(
                "identity/SignIn",
                [
                    "code": ["challengeId": challenge, "code": digits],
                    "deviceId": Self.device, "deviceName": Self.deviceName,
                    "organisation": "demo/retail", "channel": "app", "idempotencyKey": key,
                ],
                token: app
            )
            #expect((answer.answer["memberId"] as? String == member) == (key == "right"))
            tokens = answer.answer["tokens"] as? [String: Any] ?? [:]
        }
        let first = try #require(tokens["refreshToken"] as? String)
        let refreshed = try await refusedOrAnswered(
            "identity/RefreshSession",
            ["refreshToken": first],
            token: app
        )
        let next = try #require(refreshed.answer["tokens"] as? [String: Any], refreshed.comment)
        let own = try await token("member", member)
        let shown = try await refusedOrAnswered(
            "identity/IssueMemberCode",
            ["memberId": member],
            token: own
        )
        let memberCode = try #require(shown.answer["code"] as? String, shown.comment)
        for organisation in ["demo/retail/store-2", "demo/retail/store-1"] {
            _ = try await refusedOrAnswered(
                "identity/ResolveMemberCode",
                [
                    "code": memberCode, "organisation": organisation,
                    "idempotencyKey": "read-\(memberCode)",
                ],
                token: try await token("till", "17", "demo/retail/store-1")
            )
        }
        return Secrets(
            digits: [code, memberCode],
            tokens: [
                first, try #require(next["refreshToken"] as? String),
                try #require(next["accessToken"] as? String),
            ]
        )
    }

    // MARK: Refusals

    private typealias Refusal = (method: String, request: [String: Any], reason: String)

    /// Calls that fail, with everything where it does not belong.
    func stumble(_ member: String, other: String) async throws {
        for (method, request, reason) in ownRefusals(member, other) + workRefusals(member, other) {
            let refused = try await refusedOrAnswered(method, request)
            #expect(refused.answer.isEmpty, "\(method)")
            #expect(reason.isEmpty || refused.errors.contains(reason), refused.comment)
        }
    }

    private func ownRefusals(_ member: String, _ other: String) -> [Refusal] {
        let (kind, email) = Self.identities[0]
        let taken: [String: Any] = [
            "memberId": other, "idempotencyKey": "taken",
            "identity": ["kind": "IDENTITY_KIND_\(kind)", "value": email],
        ]
        var unknown = taken
        unknown["memberId"] = "4711"
        return [
            ("identity/AddIdentity", taken, "identity.identity_taken"),
            ("identity/AddIdentity", unknown, "identity.member_unknown"),
            (
                "identity/RemoveIdentity",
                [
                    "memberId": other, "idempotencyKey": "gone",
                    "identity": ["kind": "IDENTITY_KIND_APP_ACCOUNT", "value": "appacct.q77.zeta"],
                ], "identity."
            ),
            (
                "identity/SetProfile",
                [
                    "memberId": member, "idempotencyKey": Self.device,
                    "addresses": [
                        "addresses": [
                            ["recipient": Self.recipient, "phone": Self.address, "text": "x"]
                        ]
                    ],
                ], "rpc.invalid_field"
            ),
            (
                "identity/SetProfile",
                [
                    "memberId": member, "idempotencyKey": "bad-child",
                    "children": ["children": [["born": Self.address]]],
                ], "rpc.invalid_field"
            ),
            (
                "identity/SetProfile",
                [
                    "memberId": member, "idempotencyKey": "bad-attribute",
                    "attributes": [["name": Self.occupation, "value": Self.wedding]],
                ], "rpc.invalid_field"
            ),
            (
                "identity/SetState",
                [
                    "memberId": member, "state": "MEMBER_STATE_MERGED",
                    "reason": Self.stateReason, "idempotencyKey": "state",
                ], "rpc.invalid_field"
            ),
        ]
    }

    private func workRefusals(_ member: String, _ other: String) -> [Refusal] {
        [
            (
                "identity/PutStaff",
                [
                    "staffId": Self.staffName, "organisation": "demo", "name": Self.staffName,
                    "issuer": "i", "subject": Self.staffSubject, "idempotencyKey": "staff-2",
                ], "rpc.invalid_field"
            ),
            (
                "identity/LinkMember",
                [
                    "memberId": member, "partnerId": "nobody", "consentVersion": "v1",
                    "idempotencyKey": "link-2",
                ], "identity.partner_unknown"
            ),
            (
                "identity/TagMember",
                [
                    "memberId": member, "tag": Self.tagReason, "organisation": "demo",
                    "reason": Self.tagReason, "idempotencyKey": "tag-2",
                ], "identity.tag_unknown"
            ),
            (
                "identity/ClaimReferral",
                [
                    "memberId": other, "code": Self.occupation, "device": Self.claimDevice,
                    "idempotencyKey": "claim-2",
                ], ""
            ),
            (
                "identity/MergeMembers",
                [
                    "survivorId": member, "absorbedId": "4711", "organisation": "demo",
                    "reason": Self.mergeReason, "idempotencyKey": "merge-2",
                ], "identity.member_unknown"
            ),
            (
                "identity/RefreshSession", ["refreshToken": Self.deviceName], ""
            ),
        ]
    }

    // MARK: Tools

    private struct Answer {
        let answer: [String: Any]
        let errors: String

        var comment: Comment { "\(errors)" }
    }

    private func refusedOrAnswered(
        _ method: String,
        _ request: [String: Any],
        token: String? = nil
    ) async throws -> Answer {
        let made = try await installation.run(
            Installation.root.appending(path: "compose/huitou").path,
            ["call", method, try Self.json(request)]
                + (token.map { ["--token", $0, "--certificate", "gateway"] } ?? [])
        )
        return Answer(
            answer: made.exitCode == 0 ? try Installation.object(made.output) : [:],
            errors: made.errors
        )
    }

    private func token(
        _ kind: String,
        _ id: String,
        _ organisation: String = "demo"
    ) async throws -> String {
        let scope = kind == "member" ? [] : ["--organisation", organisation]
        let made = try await installation.run(
            Installation.root.appending(path: "compose/huitou").path,
            ["token", "--kind", kind, "--id", id] + scope
        )
        try #require(made.exitCode == 0, "\(made.errors)")
        return made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
