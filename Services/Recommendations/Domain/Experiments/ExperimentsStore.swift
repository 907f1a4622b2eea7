package import Primitives

/// Where experiments are kept, and who is in which arm.
package protocol ExperimentsStore: Sendable {
    /// The installation's secret, by which arms are drawn: the same for every process.
    func key() async throws -> (UInt64, UInt64)

    /// Sets an experiment up, or changes it.
    ///
    /// - Parameters:
    ///   - experiment: How it shall be.
    ///   - now: When.
    /// - Throws: Where nothing was stored.
    /// - Returns: What came of it.
    func put(_ experiment: Experiment, now: Timestamp) async throws -> ExperimentPutOutcome

    /// One experiment; `nil` for none of that name.
    func experiment(named name: String) async throws -> ExperimentState?

    /// Experiments by name.
    ///
    /// - Parameters:
    ///   - name: Only those after it.
    ///   - countMax: How many at most.
    ///   - choice: Which.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The experiments; one that cannot be read does not hide the others.
    func experiments(
        after name: String,
        countMax: Int,
        _ choice: ExperimentChoice
    ) async throws -> ExperimentPage

    /// All shares that an experiment ever had, the oldest first.
    func shares(of name: String) async throws -> [ExperimentState.Shares]

    /// A member's part; `nil` where it has none.
    ///
    /// - Throws: Where the store cannot be read, or the part is in none of the experiment's arms.
    func part(of member: MemberID, in name: String) async throws -> AssignedArm?

    /// Parts of a member under all its ids, by experiment and id, with how many outcomes were
    /// recorded.
    ///
    /// - Parameters:
    ///   - member: Not an id that was merged into another.
    ///   - place: Only those after it; `nil` for the start.
    ///   - countMax: How many at most.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The parts.
    func parts(
        of member: MemberID,
        after place: ExperimentPart.Place?,
        countMax: Int
    ) async throws -> [ExperimentPart]

    /// Draws a member's part, unless it has one, and records it.
    ///
    /// - Parameters:
    ///   - member: Whom; an id that was merged into another stands for that one.
    ///   - name: In which experiment.
    ///   - draw: Draws by the experiment as it is, which does not change until the part is
    ///     recorded; `nil` for no part.
    /// - Throws: Where nothing was stored.
    /// - Returns: The part that it has; `nil` for none: nothing may be recorded of the member, or
    ///   nothing was drawn.
    func record(
        of member: MemberID,
        in name: String,
        draw: @escaping @Sendable (MemberID, ExperimentState) -> ExperimentMember?
    ) async throws -> AssignedArm?

    /// Records that something happened. Of each member the earliest ``outcomesMax`` are kept, since
    /// only whether there is one counts.
    ///
    /// - Parameters:
    ///   - key: Of the caller's making.
    ///   - moment: When it happened.
    ///   - member: To whom; an id that was merged into another stands for that one.
    ///   - name: In which experiment.
    /// - Throws: Where nothing was stored.
    /// - Returns: Whether it counts: the member has a part, allows what it does to be recorded, and
    ///   it happened within its days; and whether the key is new.
    func recordOutcome(
        key: String,
        at moment: Timestamp,
        of member: MemberID,
        in name: String
    ) async throws -> (counted: Bool, isNew: Bool)

    /// Stops an experiment, unless it is.
    ///
    /// - Throws: Where nothing was stored.
    /// - Returns: Its state; `nil` for none of that name.
    func stop(_ name: String, _ stop: ExperimentState.Stop) async throws -> ExperimentState?

    /// Adds shares, unless they are not the next version, or not for the experiment's arms.
    func addShares(_ shares: ExperimentState.Shares, of name: String) async throws

    /// Says that nothing more is to be measured of an experiment, unless its end was changed.
    func setMeasured(_ experiment: Experiment, at moment: Timestamp) async throws

    /// Deletes the parts and outcomes of experiments that were over before a moment.
    ///
    /// - Returns: How many parts there were.
    @discardableResult
    func deleteParts(endedBefore moment: Timestamp) async throws -> Int

    /// Hands the parts of members with what these did to `body`, the oldest first. Members who were
    /// merged into others are left out.
    ///
    /// - Parameters:
    ///   - name: The experiment.
    ///   - windowMicroseconds: How long after the exposure is looked.
    ///   - body: Takes a part.
    /// - Throws: Where the store cannot be read, or a part is in none of the experiment's arms.
    func forEachOutcome(
        of name: String,
        windowMicroseconds: Int64,
        _ body: @escaping @Sendable (ExperimentOutcome) -> Void
    ) async throws
}

extension ExperimentsStore {
    /// The most outcomes that are kept of a member in one experiment.
    package static var outcomesMax: Int { 100 }
}

/// Which experiments are asked for.
package enum ExperimentChoice: Hashable, Sendable {
    /// Those of a unit and below it.
    case inside(OrganisationPath)
    /// Those that were not stopped and of which something is still to be measured.
    case unmeasured
}

/// Experiments, by name.
package struct ExperimentPage: Sendable {
    /// Those that can be read.
    package var states: [ExperimentState] = []
    /// The names of those that cannot.
    package var unreadable: [String] = []
    /// The last name of both; `nil` where there is none.
    package var last: String?

    /// No experiments.
    package init() {}
}

/// A member's part, with the experiment by whose arms it is.
package struct AssignedArm: Hashable, Sendable {
    /// The experiment.
    package let experiment: Experiment
    /// The part.
    package let part: ExperimentMember

    /// Puts both together; `nil` where the experiment has no such arm.
    package init?(_ experiment: Experiment, _ part: ExperimentMember) {
        guard experiment.arms.indices.contains(part.arm) else { return nil }
        self.experiment = experiment
        self.part = part
    }

    /// The arm.
    package var arm: Experiment.Arm { experiment.arms[part.arm] }
}

/// A member's part in an experiment, by names.
package struct ExperimentPart: Hashable, Sendable {
    /// Where a part stands among those of one member.
    package struct Place: Hashable, Sendable {
        /// The experiment.
        package let experiment: String
        /// The id under which the member got the part: its own, or one merged into it.
        package let member: MemberID

        /// Describes a place.
        package init(experiment: String, member: MemberID) {
            self.experiment = experiment
            self.member = member
        }
    }

    /// Where it stands.
    package let place: Place
    /// The part.
    package let member: ExperimentMember
    /// How many outcomes were recorded.
    package let outcomes: Int64

    /// Describes a part.
    package init(place: Place, member: ExperimentMember, outcomes: Int64) {
        self.place = place
        self.member = member
        self.outcomes = outcomes
    }
}

/// What came of setting an experiment up.
package enum ExperimentPutOutcome: Hashable, Sendable {
    /// It is new.
    case created
    /// It is different now.
    case changed
    /// It was so before.
    case unchanged
    /// Members are in it, or it is stopped: nothing but its end may change.
    case running
    /// It belongs to a unit outside of the one asked for.
    case elsewhere
}
