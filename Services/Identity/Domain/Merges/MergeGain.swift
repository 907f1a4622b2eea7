/// What a survivor took over from the member that was merged into it, so that an unmerge takes
/// exactly that away again.
///
/// What the survivor said of itself stands; what it did not say is taken from the other. Sets are
/// united. Of what holds a member back, the stricter counts: a member that is looked into stays so
/// under another name, and whoever asked not to be judged by what it did has asked for both.
package struct MergeGain: Hashable, Sendable {
    /// Whether the name is the other's.
    package var hasName = false
    /// Whether the region is the other's.
    package var hasRegion = false
    /// Whether the guide is the other's.
    package var hasGuide = false
    /// Whether the birthday is the other's.
    package var hasBirthday = false
    /// The tags that only the other had.
    package var tags: [String] = []
    /// The partners that only the other was linked to.
    package var partners: [String] = []
    /// The stages of children that only the other had.
    package var childStages: [String] = []
    /// Whether the gender is the other's.
    package var hasGender = false
    /// The places of those of the other's children that only it had.
    package var children: [Int] = []
    /// The places of those of the other's addresses that only it had.
    package var addresses: [Int] = []
    /// The names of attributes that only the other had.
    package var attributes: [String] = []
    /// The names of preferences that only the other had.
    package var preferences: [String] = []
    /// How the survivor stood where the other was held back more; else `nil`.
    package var standingBefore: Standing?
    /// How it has stood since; `nil` where nothing changed.
    package var standingAfter: Standing?

    /// What holds a member back.
    package struct Standing: Hashable, Sendable {
        /// Where it stands.
        package var state: MemberState
        /// Whether it may earn while frozen.
        package var mayEarn: Bool
        /// Whether it may burn while frozen.
        package var mayBurn: Bool
        /// Whether anything may be chosen for it by what it did.
        package var isPersonalised: Bool

        init(_ facts: MemberFacts) {
            state = facts.state
            mayEarn = facts.mayEarn
            mayBurn = facts.mayBurn
            isPersonalised = facts.isPersonalised
        }

        init?(text: Substring) {
            let parts = text.split(separator: " ").compactMap { Int($0) }
            guard parts.count == 4, let state = MemberState(rawValue: parts[0]) else { return nil }
            self.state = state
            mayEarn = parts[1] == 1
            mayBurn = parts[2] == 1
            isPersonalised = parts[3] == 1
        }

        var text: String {
            [state.rawValue, mayEarn ? 1 : 0, mayBurn ? 1 : 0, isPersonalised ? 1 : 0]
                .map(String.init).joined(separator: " ")
        }

        /// The stricter of both in everything.
        func stricter(with other: Standing) -> Standing {
            var stricter = self
            if other.state == .frozen {
                stricter.mayEarn = other.mayEarn && (state == .frozen ? mayEarn : true)
                stricter.mayBurn = other.mayBurn && (state == .frozen ? mayBurn : true)
                stricter.state = .frozen
            }
            stricter.isPersonalised = isPersonalised && other.isPersonalised
            return stricter
        }
    }

    /// Nothing.
    package init() {}
}

extension MemberFacts {
    /// The facts of a survivor once another member is merged into it.
    ///
    /// - Parameter other: The facts of the other.
    /// - Returns: The facts, and what of them came from the other; `gain.hasName` is left to
    ///   whoever has the names.
    package func absorbing(_ other: MemberFacts) -> (facts: MemberFacts, gain: MergeGain) {
        var facts = self
        var gain = MergeGain()
        if region == nil, other.region != nil {
            facts.region = other.region
            gain.hasRegion = true
        }
        if guide == nil, other.guide != nil {
            facts.guide = other.guide
            gain.hasGuide = true
        }
        if birthday == nil, other.birthday != nil {
            facts.birthday = other.birthday
            gain.hasBirthday = true
        }
        gain.tags = other.tags.filter { !tags.contains($0) }
        gain.partners = other.partners.filter { !partners.contains($0) }
        gain.childStages = other.childStages.filter { !childStages.contains($0) }
        facts.tags = (tags + gain.tags).sorted()
        facts.partners = (partners + gain.partners).sorted()
        facts.childStages = (childStages + gain.childStages).sorted()
        let before = MergeGain.Standing(self)
        let after = before.stricter(with: MergeGain.Standing(other))
        if after != before {
            gain.standingBefore = before
            gain.standingAfter = after
            facts.take(after)
        }
        return (facts, gain)
    }

    /// The facts of a survivor once a merge is undone: without what came with it, as far as that is
    /// still there as it came.
    ///
    /// - Parameters:
    ///   - gain: What came with the merge.
    ///   - other: The facts of the other.
    /// - Returns: The facts.
    package func releasing(_ gain: MergeGain, of other: MemberFacts) -> MemberFacts {
        var facts = self
        if gain.hasRegion, region == other.region { facts.region = nil }
        if gain.hasGuide, guide == other.guide { facts.guide = nil }
        if gain.hasBirthday, birthday == other.birthday { facts.birthday = nil }
        facts.tags.removeAll { gain.tags.contains($0) }
        facts.partners.removeAll { gain.partners.contains($0) }
        facts.childStages.removeAll { gain.childStages.contains($0) }
        if let before = gain.standingBefore, gain.standingAfter == MergeGain.Standing(self) {
            facts.take(before)
        }
        return facts
    }

    private mutating func take(_ standing: MergeGain.Standing) {
        state = standing.state
        mayEarn = standing.mayEarn
        mayBurn = standing.mayBurn
        isPersonalised = standing.isPersonalised
    }
}

extension MergeGain {
    /// Reads a gain back; fails for anything that `text` does not make.
    package init?(text: String) {
        self.init()
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            switch (parts.first, parts.count > 1 ? parts[1] : nil) {
            case ("name", nil): hasName = true
            case ("region", nil): hasRegion = true
            case ("guide", nil): hasGuide = true
            case ("birthday", nil): hasBirthday = true
            case ("gender", nil): hasGender = true
            case ("born", let place?):
                guard let place = Int(place) else { return nil }
                children.append(place)
            case ("address", let place?):
                guard let place = Int(place) else { return nil }
                addresses.append(place)
            case ("attribute", let name?): attributes.append(String(name))
            case ("preference", let name?): preferences.append(String(name))
            case ("tag", let name?): tags.append(String(name))
            case ("partner", let name?): partners.append(String(name))
            case ("child", let name?): childStages.append(String(name))
            case ("before", let standing?):
                guard let standing = Standing(text: standing) else { return nil }
                standingBefore = standing
            case ("after", let standing?):
                guard let standing = Standing(text: standing) else { return nil }
                standingAfter = standing
            default: return nil
            }
        }
    }

    /// One line per gain; nothing personal.
    package var text: String {
        var lines: [String] = []
        if hasName { lines.append("name") }
        if hasRegion { lines.append("region") }
        if hasGuide { lines.append("guide") }
        if hasBirthday { lines.append("birthday") }
        if hasGender { lines.append("gender") }
        lines += children.map { "born:\($0)" }
        lines += addresses.map { "address:\($0)" }
        lines += attributes.map { "attribute:" + $0 }
        lines += preferences.map { "preference:" + $0 }
        lines += tags.map { "tag:" + $0 }
        lines += partners.map { "partner:" + $0 }
        lines += childStages.map { "child:" + $0 }
        if let standingBefore { lines.append("before:" + standingBefore.text) }
        if let standingAfter { lines.append("after:" + standingAfter.text) }
        return lines.joined(separator: "\n")
    }
}
