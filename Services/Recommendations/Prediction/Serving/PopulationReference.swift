import Glibc
import RecommendationsLearning

/// What the members were like that models were trained on, in a few numbers that a person can
/// follow.
package struct PopulationReference: Hashable, Sendable {
    /// How far one group of numbers has moved.
    package struct Shift: Hashable, Sendable {
        /// recency, frequency, spend, baskets or breadth.
        package let name: String
        /// The population stability index.
        package let index: Double
        /// What is to be done.
        package let level: CalibrationDrift.Level
    }

    /// The groups, in the order of `values`.
    package static let names = ["recency", "frequency", "spend", "baskets", "breadth"]

    let groups: [PopulationStability]

    /// Looks at members on the morning of a day; `nil` where none of them has bought before.
    ///
    /// - Parameters:
    ///   - histories: Members.
    ///   - day: The first day that is not known.
    package init?(of histories: [MemberHistory], on day: Int32) {
        let rows = Self.rows(histories, day)
        guard !rows.isEmpty else { return nil }
        groups = Self.names.indices.map { group in
            PopulationStability(training: rows.map { $0[group] })
        }
    }

    init(groups: [PopulationStability]) {
        precondition(groups.count == Self.names.count, "\(groups.count) groups")
        self.groups = groups
    }

    /// How far members have moved from these, as seen on the morning of a day.
    package func shifts(of histories: [MemberHistory], on day: Int32) -> [Shift] {
        let rows = Self.rows(histories, day)
        return zip(Self.names, groups).enumerated().map { place, group in
            let index = group.1.index(of: rows.map { $0[place] })
            return Shift(
                name: group.0,
                index: index,
                level: group.1.level(of: index, count: rows.count)
            )
        }
    }

    private static func rows(_ histories: [MemberHistory], _ day: Int32) -> [[Double]] {
        histories.compactMap { history in
            guard let last = history.days(before: day).last else { return nil }
            let quarter = history.days(in: (day - 91)..<day)
            let spend = quarter.reduce(0) { $0 + $1.spend }
            let categories = quarter.reduce(UInt64(0)) { $0 | $1.categories }
            return [
                log(Double(day - last.day)), Double(quarter.count), log1p(spend),
                log1p(spend / Double(max(1, quarter.count))), Double(categories.nonzeroBitCount),
            ]
        }
    }

    func write(to writer: inout ByteWriter) {
        for group in groups {
            writer.write(UInt64(group.count))
            writer.write(UInt32(group.bounds.count))
            for value in group.bounds + group.expected { writer.write(value) }
        }
    }

    init(reading reader: inout ByteReader) throws(ModelBytesError) {
        var groups: [PopulationStability] = []
        for _ in Self.names {
            let count = try reader.number(UInt64.self)
            guard (1..<(1 << 40)).contains(count) else { throw .impossible("\(count) members") }
            let width = try reader.count(ofSize: 16)
            var numbers: [Double] = []
            for _ in 0..<(2 * width + 1) { numbers.append(try reader.double()) }
            let expected = Array(numbers[width...])
            guard expected.allSatisfy({ $0 > 0 }) else { throw .impossible("an empty bin") }
            groups.append(
                PopulationStability(
                    bounds: Array(numbers[..<width]),
                    expected: expected,
                    count: Int(count)
                )
            )
        }
        self.init(groups: groups)
    }
}
