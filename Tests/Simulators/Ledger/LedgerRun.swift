internal import PointsDomain
internal import Primitives

/// One ledger and its model.
struct LedgerRun {
    let seed: UInt64
    let program: Program
    var backend: any LedgerBackend
    private var model: Model
    private var workload: Workload
    private var now: Int64 = 1_770_000_000_000_000
    private var trace: [(now: Int64, command: PointsCommand?, outcome: PointsOutcome?)] = []
    private var step = 0

    init(seed: UInt64, program: Program, backend: any LedgerBackend, random: SeededRandom) {
        self.seed = seed
        self.program = program
        self.backend = backend
        model = Model(program: program)
        workload = Workload(random: random, program: program)
    }

    mutating func close() async { await backend.close() }

    mutating func go(steps: Int, _ report: inout Simulation.Report) async throws {
        var left = steps
        while left > 0 {
            now = workload.time(after: now, model)
            let commands = workload.group(model, max(now, model.bookedAt))
            try await run(commands, fault: fault(for: commands), &report)
            left -= commands.count
            report.steps += commands.count
            if workload.isOnce(in: 300) { try check(await whole()) }
        }
        try check(await whole())
    }

    private mutating func fault(for commands: [PointsCommand]) -> LedgerFault? {
        guard workload.isOnce(in: 120),
            let fault = LedgerFault.allCases.randomElement(using: &workload.random)
        else { return nil }
        // A sweep has no key, so that nobody would learn what it has done.
        let hasSweep = commands.contains { if case .sweep = $0 { true } else { false } }
        return hasSweep && fault == .crashAfterWriting ? .crashBeforeWriting : fault
    }

    private mutating func whole() async throws -> [String] {
        do {
            return try await backend.auditWhole()
        } catch let error as CorruptRecord {
            return ["\(error) cannot be read"]
        }
    }

    private mutating func run(
        _ commands: [PointsCommand],
        fault: LedgerFault?,
        _ report: inout Simulation.Report
    ) async throws {
        let clock = Timestamp(microseconds: now)
        let time = model.time(of: clock)
        if let outcomes = try await backend.run(commands, at: clock, fault: fault) {
            try take(commands, outcomes, time, &report)
        } else {
            report.crashes += 1
            note(nil, nil)
            try await repeatAll(commands, time, isBooked: fault == .crashAfterWriting, &report)
        }
        try check(try await backend.audit())
        try await adopt(time)
        try await compare(commands, time)
    }

    private mutating func take(
        _ commands: [PointsCommand],
        _ outcomes: [PointsOutcome?],
        _ time: Int64,
        _ report: inout Simulation.Report
    ) throws {
        for (command, outcome) in zip(commands, outcomes) {
            step += 1
            note(command, outcome)
            guard let outcome else { continue }
            report.outcomes[Self.name(outcome), default: 0] += 1
            if let finding = model.apply(command, outcome, time) { try check([finding]) }
            learn(outcome)
        }
    }

    /// Takes over what the members have that were just parted.
    private mutating func adopt(_ time: Int64) async throws {
        guard let (survivor, merged) = model.parted else { return }
        var accounts: [Account] = []
        for number in [survivor, merged] {
            guard let id = MemberID(rawValue: number) else { return }
            accounts.append(try await backend.account(of: id))
        }
        if let finding = model.adopt(accounts, at: max(time, model.bookedAt)) {
            try check([finding])
        }
    }

    /// Keeps the ids of what was booked, to be named later.
    private mutating func learn(_ outcome: PointsOutcome) {
        switch outcome {
        case .commitOrder(.booked(let order)): workload.note(order.earningID)
        case .command(.booked(let entries)):
            for booked in entries where model.operations[booked.id] != nil {
                workload.note(booked.id)
            }
        default: break
        }
    }

    /// Nobody was answered: every client asks again.
    private mutating func repeatAll(
        _ commands: [PointsCommand],
        _ time: Int64,
        isBooked: Bool,
        _ report: inout Simulation.Report
    ) async throws {
        let clock = Timestamp(microseconds: now)
        var answers: [(PointsCommand, PointsOutcome)] = []
        for command in commands {
            let outcomes = try await backend.run([command], at: clock, fault: nil)
            guard let outcomes, let outcome = outcomes[0] else {
                preconditionFailure("an answer without a fault is lost")
            }
            if isBooked {
                answers.append((command, outcome))
            } else {
                try take([command], outcomes, model.time(of: clock), &report)
            }
        }
        var anew: [(PointsCommand, PointsOutcome)] = []
        for (command, outcome) in answers {
            note(command, outcome)
            let (finding, isAnew) = model.applyLost(command, outcome, time)
            if let finding { try check([finding]) }
            learn(outcome)
            if isAnew { anew.append((command, outcome)) }
        }
        for (command, outcome) in anew {
            try take([command], [outcome], model.time(of: clock), &report)
        }
    }

    /// Compares every member that a group may have touched, and at times all.
    private mutating func compare(_ commands: [PointsCommand], _ time: Int64) async throws {
        var members: Set<Int64> = []
        if workload.isOnce(in: 25) {
            members = Set(1...Workload.memberCount)
        } else {
            for command in commands {
                let needs = command.needs
                for member in [needs.member, needs.other].compactMap({ $0?.rawValue }) {
                    members.insert(member)
                    members.insert(model.survivor(of: member))
                }
                if let order = needs.order.flatMap({ model.orders[$0] }) {
                    members.insert(model.survivor(of: order.member))
                }
            }
        }
        var findings: [String] = []
        for number in members.sorted() {
            guard let id = MemberID(rawValue: number) else { continue }
            let account = try await backend.account(of: id)
            for rules in program.currencies {
                let balance = account.balance(
                    rules,
                    at: Timestamp(microseconds: time),
                    zone: program.zone
                )
                let expected = model.view(number, rules.currency.code, at: time)
                let got = Self.view(balance)
                if got != expected {
                    findings.append(
                        "member \(number) has of \(rules.currency.code)\n    \(got)\n"
                            + "    and by the model \(expected)"
                    )
                }
            }
        }
        try check(findings)
    }

    private static func view(_ balance: Balance) -> Model.View {
        var view = Model.View(
            available: balance.available.rawValue,
            pending: balance.pending.rawValue,
            held: balance.held.rawValue,
            debt: balance.debt.rawValue
        )
        for expiry in balance.schedule {
            view.schedule[expiry.lapsesAt?.microseconds ?? .max, default: 0] +=
                expiry.amount.rawValue
        }
        return view
    }

    private static func name(_ outcome: PointsOutcome) -> String {
        switch outcome {
        case .commitOrder(let outcome): "order \(outcome.code)"
        case .reverseOrder(let outcome): "return \(outcome.code)"
        case .command(.booked(let entries)): "\(entries.last?.entry.kind ?? .refusal)"
        case .command(.refused(let refusal)): "refused \(refusal)"
        case .command(.replayed): "replayed"
        case .command(.keyReused): "keyReused"
        }
    }

    private mutating func note(_ command: PointsCommand?, _ outcome: PointsOutcome?) {
        trace.append((now, command, outcome))
        if trace.count > 40 { trace.removeFirst(20) }
    }

    /// The last commands, without what only repeats the names of types.
    private var lastCommands: [String] {
        trace.suffix(20).map { item in
            guard let command = item.command, let outcome = item.outcome else {
                return "  \(item.now) \(item.command.map { "nobody answered \($0)" } ?? "crash")"
            }
            var text = "  \(item.now) \(command)\n    -> \(outcome)"
            for name in ["PointsDomain.", "Primitives.", "rawValue: ", "code: ", "Optional"] {
                text = text.replacing(name, with: "")
            }
            return String(text.prefix(500))
        }
    }

    private func check(_ findings: [String]) throws {
        guard !findings.isEmpty else { return }
        throw Simulation.Failure(seed: seed, step: step, findings: findings, trace: lastCommands)
    }
}
