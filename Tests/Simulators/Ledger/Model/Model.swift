internal import PointsDomain
internal import Primitives

/// What the ledger must come to, written as simply as can be: lists of grants with dates, per
/// member, and every sum taken anew from them.
///
/// It shares no code with what it checks but the names of things and the calendar. Times are
/// microseconds, amounts whole numbers, members and currencies what names them.
struct Model {
    /// Something given, and what became of it.
    struct Grant {
        let id: Int
        let activatesAt: Int64
        let end: End
        /// What was given and what was taken and given back since.
        var changes: [Int64]

        var left: Int64 { changes.reduce(0, +) }
    }

    enum End: Equatable {
        case never
        case at(Int64)
        case idle(months: Int)
    }

    struct Debt {
        let id: Int
        var owed: Int64
    }

    struct Reminder {
        let through: Int64
        let id: Int
        let deliveredAt: Int64
    }

    struct Pocket {
        var grants: [Grant] = []
        var debts: [Debt] = []
        var activeAt: Int64?
        var reminders: [Reminder] = []
        var notices: [Int: (through: Int64, id: Int)] = [:]

        var debt: Int64 { debts.reduce(0) { $0 + $1.owed } }
    }

    struct Hold {
        let currency: String
        let parts: [Piece]
        let deadline: Int64
        var isResolved = false
    }

    /// A part of a grant.
    struct Piece: Equatable {
        let grant: Int
        let amount: Int64
    }

    struct Proposal {
        /// For whom it was sent.
        let named: Int64
        let currency: String
        let amount: Int64
        let proposer: String
        let until: Int64
    }

    struct Member {
        var pockets: [String: Pocket] = [:]
        var holds: [String: Hold] = [:]
        var refusedHolds: Set<String> = []
        var proposals: [JournalID: Proposal] = [:]
        var mergedInto: Int64?
        var mergeID = 0
        var wasMerged = false
    }

    /// An entry that a command may name.
    struct Operation {
        enum Effect {
            case give(grants: [Int])
            case take(pieces: [Piece])
            case transfer(pieces: [Piece], receiver: Int64, grants: [Int])
            case forgive
            case other
        }

        let id: Int
        let member: Int64
        let currency: String
        let effect: Effect
        let gross: Int64
        var isOrder = false
        var isAssignable = false
        var reversed: Int64 = 0
    }

    let program: Program
    var members: [Int64: Member] = [:]
    var operations: [JournalID: Operation] = [:]
    var orders: [OrderIdentity: ModelOrder] = [:]
    var answers: [CommandIdentity: (command: PointsCommand, outcome: CommandOutcome)] = [:]
    /// The two members that the last unmerge has parted, whose accounts are still to be adopted.
    var parted: (survivor: Int64, merged: Int64)?
    /// What is on accounts that were parted since, so that nobody can say what taking it back does.
    var forgotten: Set<JournalID> = []
    /// When the ledger last booked anything.
    var bookedAt: Int64 = .min
    private var lastID = 0

    init(program: Program) {
        self.program = program
    }

    /// A number above all before.
    mutating func nextID() -> Int {
        lastID += 1
        return lastID
    }

    func rules(_ currency: String) -> CurrencyRules? {
        program.currencies.first { $0.currency.code == currency }
    }

    func survivor(of member: Int64) -> Int64 {
        var member = member
        while let next = members[member]?.mergedInto { member = next }
        return member
    }

    func pocket(_ member: Int64, _ currency: String) -> Pocket {
        members[member]?.pockets[currency] ?? Pocket()
    }

    /// Changes a pocket, which is there from now on.
    mutating func change(_ member: Int64, _ currency: String, _ body: (inout Pocket) -> Void) {
        body(&members[member, default: Member()].pockets[currency, default: Pocket()])
    }

    mutating func change(_ member: Int64, _ currency: String, grant id: Int, by amount: Int64) {
        change(member, currency) { pocket in
            guard let index = pocket.grants.firstIndex(where: { $0.id == id }) else {
                preconditionFailure("member \(member) has no grant \(id)")
            }
            pocket.grants[index].changes.append(amount)
        }
    }
}

/// An order as the model knows it.
struct ModelOrder {
    let order: Order
    let answer: BookedOrder
    let grants: [Int]
    /// On whose account it was booked: it stays there even where a merge is undone.
    let member: Int64
    let gross: Int64
    /// Whose it is from an unmerge on.
    var owner: Int64?
    var reversal: (command: ReverseOrder, answer: BookedOrder, entry: Entry)?
}
