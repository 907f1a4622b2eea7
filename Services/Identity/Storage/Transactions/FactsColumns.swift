import IdentityDomain
import Primitives
import StorageCore

/// The facts of a member as they stand in its row.
struct FactsColumns {
    /// The values of `home`, `state`, `gates`, `guide`, `region`, `birthday`, `sets` and
    /// `consents`.
    let values: [SQLValue]

    /// The columns of a row, in the order of `values`.
    static let columns = "home, state, gates, guide, region, birthday, sets, consents"

    private enum Gate {
        static let noEarning: Int64 = 1
        static let noBurning: Int64 = 2
        static let notPersonalised: Int64 = 4
    }

    /// Lays facts out.
    init(_ facts: MemberFacts) {
        var gates: Int64 = 0
        if !facts.mayEarn { gates |= Gate.noEarning }
        if !facts.mayBurn { gates |= Gate.noBurning }
        if !facts.isPersonalised { gates |= Gate.notPersonalised }
        let sets = [facts.childStages, facts.tags, facts.partners]
            .map { $0.joined(separator: ",") }
        values = [
            .text(facts.home.rawValue), .integer(Int64(facts.state.rawValue)), .integer(gates),
            facts.guide.map { .text($0) } ?? .null, facts.region.map { .text($0) } ?? .null,
            facts.birthday.map { .integer(Int64($0.number)) } ?? .null,
            sets.allSatisfy(\.isEmpty) ? .null : .text(sets.joined(separator: ";")),
            facts.consents.isEmpty ? .null : .text(facts.consents.joined(separator: ",")),
        ]
    }

    /// Reads facts back.
    ///
    /// - Parameters:
    ///   - row: A row that holds `columns`.
    ///   - start: The first of them.
    ///   - organisation: Where the member was won: its home where the row says none.
    /// - Returns: The facts.
    /// - Throws: `corrupt` for what `init(_:)` does not make.
    static func facts(
        _ row: any RowView,
        from start: Int,
        organisation: OrganisationPath
    ) throws -> MemberFacts {
        var home = organisation
        if !row.isNull(start) {
            guard let path = OrganisationPath(try row.text(start)) else {
                throw MemberStoreError.corrupt
            }
            home = path
        }
        var facts = MemberFacts(home: home)
        let gates = try row.integer(start + 2)
        guard let state = MemberState(rawValue: Int(try row.integer(start + 1))),
            (0..<8).contains(gates)
        else { throw MemberStoreError.corrupt }
        facts.state = state
        facts.mayEarn = gates & Gate.noEarning == 0
        facts.mayBurn = gates & Gate.noBurning == 0
        facts.isPersonalised = gates & Gate.notPersonalised == 0
        facts.guide = row.isNull(start + 3) ? nil : try row.text(start + 3)
        facts.region = row.isNull(start + 4) ? nil : try row.text(start + 4)
        if !row.isNull(start + 5) {
            guard let birthday = MonthDay(number: Int(try row.integer(start + 5))) else {
                throw MemberStoreError.corrupt
            }
            facts.birthday = birthday
        }
        if !row.isNull(start + 6) {
            let sets = try row.text(start + 6)
                .split(separator: ";", omittingEmptySubsequences: false)
                .map { $0.split(separator: ",").map(String.init) }
            guard sets.count == 3 else { throw MemberStoreError.corrupt }
            facts.childStages = sets[0]
            facts.tags = sets[1]
            facts.partners = sets[2]
        }
        let consents = row.isNull(start + 7) ? "" : try row.text(start + 7)
        facts.consents = consents.split(separator: ",").map(String.init)
        return facts
    }
}
