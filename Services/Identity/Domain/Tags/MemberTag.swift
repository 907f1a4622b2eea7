package import Primitives

/// A tag that a member has.
package struct MemberTag: Hashable, Sendable {
    /// Why a member has a tag.
    package enum Source: Hashable, Sendable {
        /// Somebody gave it, and said why.
        case person(caller: String, reason: String)
        /// A rule of this version gives it, by these numbers.
        case rule(version: Int64, evidence: [TagEvidence])
    }

    /// The tag's name.
    package let tag: String
    /// Why the member has it.
    package let source: Source
    /// Since when.
    package let setAt: Timestamp
    /// Until when it holds; `nil`: until it is taken, or the rule no longer holds.
    package let until: Timestamp?

    /// Describes a tag.
    package init(tag: String, source: Source, setAt: Timestamp, until: Timestamp?) {
        self.tag = tag
        self.source = source
        self.setAt = setAt
        self.until = until
    }

    /// Whether a rule gave it.
    package var isByRule: Bool {
        switch source {
        case .person: false
        case .rule: true
        }
    }
}

extension TagEvidence {
    /// Numbers as a few bytes.
    package static func packed(_ evidence: [TagEvidence]) -> [UInt8] {
        var writer = CompactWriter()
        writer.write(UInt64(evidence.count))
        for number in evidence {
            writer.write(number.measure)
            writer.write(number.value)
            writer.write(number.threshold)
            writer.write(UInt64(number.isAtMost ? 1 : 0))
            writer.write(number.subject)
        }
        return writer.bytes
    }

    /// Reads packed numbers; `nil` for anything that ``packed(_:)`` does not make.
    package static func unpacked(_ bytes: [UInt8]) -> [TagEvidence]? {
        var reader = CompactReader(bytes)
        guard let count = reader.count() else { return nil }
        var evidence: [TagEvidence] = []
        for _ in 0..<count {
            guard let measure = reader.text(), let value = reader.signed(),
                let threshold = reader.signed(), let isAtMost = reader.unsigned(), isAtMost < 2,
                let subject = reader.text()
            else { return nil }
            evidence.append(
                TagEvidence(
                    measure: measure,
                    value: value,
                    threshold: threshold,
                    isAtMost: isAtMost == 1,
                    subject: subject
                )
            )
        }
        return reader.isAtEnd ? evidence : nil
    }
}
