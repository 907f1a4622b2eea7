internal import Primitives

/// Who leads, or once led, to whom by merges.
package struct MergeLinks: Hashable, Sendable {
    private var mergedInto: [MemberID: MemberID] = [:]
    private var survivors: [MemberID: [MemberID]] = [:]

    /// No merges.
    package init() {}

    /// Takes in an account's merges.
    mutating func add(_ account: Account) {
        mergedInto[account.member] = account.mergedInto
        if !account.survivors.isEmpty { survivors[account.member] = account.survivors }
    }

    /// Under which of the members that are, or were, merged into an account somebody stands.
    ///
    /// - Parameters:
    ///   - member: Who was named.
    ///   - account: The member of the account.
    ///   - parties: The members that came with merges, the last one first.
    /// - Returns: The party that leads to the account; the account's own member where it is meant
    ///   itself, or nobody knows.
    func party(of member: MemberID, in account: MemberID, _ parties: [MemberID]) -> MemberID {
        if member == account || parties.contains(member) { return member }
        var seen: Set<MemberID> = [member]
        var current = member
        while let next = mergedInto[current], seen.insert(next).inserted {
            if next == account || parties.contains(next) { return next }
            current = next
        }
        // It was parted from the account since; it stood under one of those that it ever led to.
        var open = [member]
        var reached: Set<MemberID> = [member]
        while let next = open.popLast() {
            for survivor in survivors[next] ?? [] where reached.insert(survivor).inserted {
                open.append(survivor)
            }
        }
        return parties.first(where: reached.contains) ?? account
    }
}
