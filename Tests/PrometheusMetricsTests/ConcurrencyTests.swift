import CoreMetrics
import PrometheusMetrics
import Testing

/// Counts and histograms while many threads count.
struct ConcurrencyTests {
    private static let tasks = 8
    private static let perTask = 20_000
    /// Nanoseconds; above the first bound.
    private static let value: Int64 = 2_000_000

    private static func number(_ name: String, _ text: String) throws -> Double {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
        // Nothing is shown before the first value.
        guard let line else { return 0 }
        return try #require(Double(line.dropFirst(name.count + 1)))
    }

    @Test func histogramFitsItselfAtEveryMoment() async throws {
        let registry = MetricRegistry([
            .init("test_seconds", .histogram(bounds: [0.001, 0.01]), "Times.")
        ])
        let timer = Timer(label: "test_seconds", factory: registry)
        let counter = Counter(label: "test", factory: registry)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.tasks {
                group.addTask {
                    for _ in 0..<Self.perTask {
                        timer.recordNanoseconds(Self.value)
                        counter.increment()
                    }
                }
            }
            group.addTask {
                var last = 0.0
                while last < Double(Self.tasks * Self.perTask) {
                    let text = registry.text()
                    let count = try Self.number("test_seconds_count", text)
                    let sum = try Self.number("test_seconds_sum", text)
                    let total = try Self.number(#"test_seconds_bucket{le="+Inf"}"#, text)
                    let middle = try Self.number(#"test_seconds_bucket{le="0.01"}"#, text)
                    #expect(total == count && middle == count)
                    #expect(count >= last)
                    // Ahead by what was being recorded while it was read, never behind.
                    #expect(sum * 1_000 >= count * 2 - 0.001)
                    last = count
                    await Task.yield()
                }
            }
            try await group.waitForAll()
        }
        let text = registry.text()
        let count = Double(Self.tasks * Self.perTask)
        #expect(try Self.number("test_seconds_count", text) == count)
        #expect(try Self.number("test_seconds_sum", text) == count * 0.002)
        #expect(try Self.number("test_total", text) == count)
    }
}
