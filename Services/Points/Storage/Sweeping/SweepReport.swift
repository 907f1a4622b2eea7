/// What one pass of the sweeper has done.
package struct SweepReport: Hashable, Sendable {
    /// How many accounts were looked at.
    package var accounts: Int64 = 0
    /// For how many of them something was due.
    package var due: Int64 = 0
    /// How many entries were booked.
    package var booked: Int64 = 0
    /// How many accounts were due at another moment than their row said, since the program has
    /// changed.
    package var corrected: Int64 = 0
    /// How many accounts could not be read or swept: damaged ones, mostly.
    package var failed: Int64 = 0
    /// Whether another process sweeps, so that this one did nothing.
    package var isElsewhere = false

    /// Nothing done yet.
    package init() {}
}
