package import Primitives

/// Which receipts of the data set are imported, and at what time.
package struct RetailSelection: Hashable, Codable {
    /// The last local day that is imported, `2017-03-31`; `nil` for all.
    package var until: String?
    /// How many households, the first in order of appearance; `nil` for all.
    package var householdsMax: Int?
    /// By how many whole weeks every time is moved towards the present.
    package var shiftWeeks: Int

    /// Selects receipts.
    package init(until: String? = nil, householdsMax: Int? = nil, shiftWeeks: Int = 0) {
        self.until = until
        self.householdsMax = householdsMax
        self.shiftWeeks = shiftWeeks
    }

    private static let weekMicroseconds: Int64 = 7 * 86_400 * 1_000_000

    /// The time at which something of the data set is imported.
    package func shifted(_ time: Timestamp) -> Timestamp {
        time.advanced(byMicroseconds: Int64(shiftWeeks) * Self.weekMicroseconds)
    }

    /// The most whole weeks by which `last` can be moved without passing `now`.
    package static func weeks(from last: Timestamp, to now: Timestamp) -> Int {
        max(0, Int(now.microseconds(since: last) / weekMicroseconds))
    }

    /// Decides receipt by receipt, in order of time.
    package struct Filter {
        private let selection: RetailSelection
        private var households: Set<Int64> = []

        /// Starts before the first receipt.
        package init(_ selection: RetailSelection) {
            self.selection = selection
        }

        /// What to do with the next receipt.
        package enum Decision {
            /// Import it.
            case take
            /// Leave it out.
            case skip
            /// Leave it and everything after it out.
            case stop
        }

        /// Decides on the next receipt.
        package mutating func decide(_ receipt: Receipt) -> Decision {
            // Local days do not run backwards by more than the zone's offset, the file is in order
            // of UTC: a day beyond the last one ends the import once no earlier day can follow.
            if let until = selection.until, receipt.localDate > until { return .stop }
            if households.contains(receipt.household) { return .take }
            if let most = selection.householdsMax, households.count >= most { return .skip }
            households.insert(receipt.household)
            return .take
        }
    }
}
