/// What a check of everything stored has found.
package struct IdentityVerification: Hashable, Sendable {
    /// How many members there are.
    package var memberCount: Int
    /// How many identities there are.
    package var identityCount: Int
    /// How many events were published.
    package var eventCount: Int
    /// What does not hold, one sentence each, without personal data.
    package private(set) var findings: [String]

    /// The most findings that are told.
    package static let findingCountMax = 100

    /// A check that has not found anything yet.
    package init(memberCount: Int = 0, identityCount: Int = 0, eventCount: Int = 0) {
        self.memberCount = memberCount
        self.identityCount = identityCount
        self.eventCount = eventCount
        findings = []
    }

    /// Tells one more thing that does not hold; dropped where enough are told.
    package mutating func find(_ finding: String) {
        if findings.count < Self.findingCountMax { findings.append(finding) }
    }
}
