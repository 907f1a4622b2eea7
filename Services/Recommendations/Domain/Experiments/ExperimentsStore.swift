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
    ///   - organisation: Only those of that unit and below it; `nil` for all.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The experiments.
    func experiments(
        after name: String,
        countMax: Int,
        in organisation: OrganisationPath?
    ) async throws -> [ExperimentState]

    /// A member's part; `nil` where it has none.
    func part(of member: MemberID, in name: String) async throws -> ExperimentMember?

    /// Every part of a member under all its ids, by experiment, with how many outcomes were
    /// recorded.
    func parts(of member: MemberID) async throws -> [ExperimentPart]

    /// Records a member's part, unless it has one.
    ///
    /// - Throws: Where nothing was stored.
    /// - Returns: The part that it has.
    func record(
        _ part: ExperimentMember,
        of member: MemberID,
        in name: String
    ) async throws -> ExperimentMember

    /// Records that something happened.
    ///
    /// - Parameters:
    ///   - key: Of the caller's making.
    ///   - moment: When it happened.
    ///   - member: To whom.
    ///   - name: In which experiment.
    /// - Throws: Where nothing was stored.
    /// - Returns: Whether the member has a part, and whether the key is new.
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

    /// Adds shares, unless others have that version.
    func addShares(_ shares: ExperimentState.Shares, of name: String) async throws

    /// Hands the parts of members with what these did to `body`, the oldest first. Members who were
    /// merged into others are left out.
    ///
    /// - Parameters:
    ///   - name: The experiment.
    ///   - windowMicroseconds: How long after the exposure is looked.
    ///   - body: Takes a part.
    /// - Throws: Where the store cannot be read.
    func forEachOutcome(
        of name: String,
        windowMicroseconds: Int64,
        _ body: @escaping @Sendable (ExperimentOutcome) -> Void
    ) async throws
}

/// A member's part in an experiment, by names.
package struct ExperimentPart: Hashable, Sendable {
    /// The experiment.
    package let experiment: String
    /// The part.
    package let member: ExperimentMember
    /// How many outcomes were recorded.
    package let outcomes: Int64

    /// Describes a part.
    package init(experiment: String, member: ExperimentMember, outcomes: Int64) {
        self.experiment = experiment
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
