// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/tags.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// A tag that a member has.
    package struct MemberTag: JSONMessage {
        package static let messageName = "huitou.identity.v1.MemberTag"

        package var tag: String
        /// Whether a rule gave it.
        package var byRule: Bool
        /// Who gave it: the kind and id of the caller, staff:alice; empty for a rule.
        package var source: String
        package var setAt: Int64
        /// Until when it holds; 0: until it is taken, or the rule no longer holds.
        package var until: Int64
        /// The version of the rules that it was judged by last; 0 where somebody gave it.
        package var rulesVersion: Int64
        /// Why somebody gave it.
        package var reason: String
        /// Why a rule gives it: the numbers of the last judgement.
        package var evidence: [IdentityV1.TagEvidence]

        /// The message with every field at its default.
        package init() {
            self.tag = ""
            self.byRule = false
            self.source = ""
            self.setAt = 0
            self.until = 0
            self.rulesVersion = 0
            self.reason = ""
            self.evidence = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            tag: String = "",
            byRule: Bool = false,
            source: String = "",
            setAt: Int64 = 0,
            until: Int64 = 0,
            rulesVersion: Int64 = 0,
            reason: String = "",
            evidence: [IdentityV1.TagEvidence] = []
        ) {
            self.tag = tag
            self.byRule = byRule
            self.source = source
            self.setAt = setAt
            self.until = until
            self.rulesVersion = rulesVersion
            self.reason = reason
            self.evidence = evidence
        }
    }
}

extension IdentityV1.MemberTag {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__MemberTag()
        huitou__identity__v1__member_tag__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__MemberTag>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__MemberTag>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__MemberTag>) {
        self.init(
            tag: CField.string(c.pointee.tag),
            byRule: c.pointee.by_rule != 0,
            source: CField.string(c.pointee.source),
            setAt: c.pointee.set_at,
            until: c.pointee.until,
            rulesVersion: c.pointee.rules_version,
            reason: CField.string(c.pointee.reason),
            evidence: CField.pointees(c.pointee.n_evidence, c.pointee.evidence) { IdentityV1.TagEvidence($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__MemberTag> {
        let c = arena.allocate(Huitou__Identity__V1__MemberTag.self)
        huitou__identity__v1__member_tag__init(c)
        if !tag.isEmpty { c.pointee.tag = arena.string(tag) }
        c.pointee.by_rule = byRule ? 1 : 0
        if !source.isEmpty { c.pointee.source = arena.string(source) }
        c.pointee.set_at = setAt
        c.pointee.until = until
        c.pointee.rules_version = rulesVersion
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        (c.pointee.n_evidence, c.pointee.evidence) = arena.array(evidence) {
            $0.makeC(arena)
        }
        return c
    }
}
