import CoreMetrics
import PrometheusMetrics
import Testing

/// The text exposition format of Prometheus, version 0.0.4.
struct MetricTextTests {
    private static func registry() -> MetricRegistry {
        MetricRegistry([
            .init("test_calls_total", .counter, "Calls, by \"code\"\nand \\ method."),
            .init("test_depth", .gauge, "How deep it is."),
            .init("test_time_seconds", .histogram(bounds: [0.001, 0.5]), "How long it took."),
            .init("test_size_bytes", .histogram(bounds: [1, 2, 4]), "How large it was."),
        ])
    }

    @Test func nothingCountedIsNothingShown() {
        #expect(Self.registry().text() == "")
    }

    @Test func counterHasHelpTypeAndEscapedLabels() {
        let registry = Self.registry()
        let counter = Counter(
            label: "test_calls_total",
            dimensions: [("method", "a\"b\\c\nd"), ("code", "会员")],
            factory: registry
        )
        counter.increment()
        counter.increment(by: 41)
        #expect(
            registry.text() == #"""
                # HELP test_calls_total Calls, by "code"\nand \\ method.
                # TYPE test_calls_total counter
                test_calls_total{code="会员",method="a\"b\\c\nd"} 42

                """#
        )
    }

    @Test func timerIsAHistogramInSeconds() {
        let registry = Self.registry()
        let timer = Timer(label: "test_time_seconds", dimensions: [("m", "x")], factory: registry)
        timer.recordNanoseconds(1_000_000)
        timer.recordMicroseconds(1_001)
        timer.recordSeconds(3)
        timer.recordNanoseconds(-5)
        #expect(
            registry.text() == """
                # HELP test_time_seconds How long it took.
                # TYPE test_time_seconds histogram
                test_time_seconds_bucket{m="x",le="0.001"} 2
                test_time_seconds_bucket{m="x",le="0.5"} 3
                test_time_seconds_bucket{m="x",le="+Inf"} 4
                test_time_seconds_sum{m="x"} 3.002001
                test_time_seconds_count{m="x"} 4

                """
        )
    }

    @Test func recorderCountsWholeAndOddValues() {
        let registry = Self.registry()
        let recorder = Recorder(label: "test_size_bytes", factory: registry)
        recorder.record(1)
        recorder.record(4)
        recorder.record(2.6)
        recorder.record(Double.infinity)
        recorder.record(Double.nan)
        let text = registry.text()
        #expect(text.contains("test_size_bytes_bucket{le=\"1\"} 2\n"))
        #expect(text.contains("test_size_bytes_bucket{le=\"2\"} 2\n"))
        #expect(text.contains("test_size_bytes_bucket{le=\"4\"} 4\n"))
        #expect(text.contains("test_size_bytes_bucket{le=\"+Inf\"} 5\n"))
        #expect(text.contains("test_size_bytes_count 5\n"))
    }

    @Test func familiesStandTogetherInOrderOfNames() {
        let registry = Self.registry()
        let names = ["b", "a"]
        for name in names {
            Counter(label: "test_calls_total", dimensions: [("m", name)], factory: registry)
                .increment()
            Meter(label: "test_depth", dimensions: [("m", name)], factory: registry).set(1.5)
        }
        let lines = registry.text().split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            lines == [
                "test_calls_total{m=\"a\"} 1", "test_calls_total{m=\"b\"} 1",
                "test_depth{m=\"a\"} 1.5", "test_depth{m=\"b\"} 1.5",
            ]
        )
    }

    @Test(arguments: [
        (Double.nan, "NaN"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (0, "0"), (-3, "-3"),
        (0.25, "0.25"), (1e21, "1e+21"), (9_007_199_254_740_991, "9007199254740991"),
    ])
    func numbersAreAsPrometheusReadsThem(value: Double, text: String) {
        let registry = Self.registry()
        registry.observe("test_depth") { value }
        #expect(registry.text().hasSuffix("\ntest_depth \(text)\n"))
    }

    @Test func observedValueIsAskedForWhenItIsShown() {
        let registry = Self.registry()
        let source = Counter(label: "test_calls_total", factory: registry)
        registry.observe("test_depth", MetricLabels([("of", "it")])) { nil }
        #expect(!registry.text().contains("test_depth"))
        registry.observe("test_depth", MetricLabels([("of", "it")])) {
            source.increment()
            return 7
        }
        #expect(registry.text().contains("test_depth{of=\"it\"} 7\n"))
    }
}
