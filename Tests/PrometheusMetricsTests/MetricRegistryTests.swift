import CoreMetrics
import PrometheusMetrics
import Testing

/// What libraries and services may make, and what keeps it bounded.
struct MetricRegistryTests {
    @Test func sameLabelsInAnyOrderAreOneSeries() {
        let registry = MetricRegistry([.init("test_total", .counter, "Tests.")])
        Counter(label: "test_total", dimensions: [("a", "1"), ("b", "2")], factory: registry)
            .increment()
        Counter(label: "test_total", dimensions: [("b", "2"), ("a", "1")], factory: registry)
            .increment()
        #expect(registry.text().hasSuffix("\ntest_total{a=\"1\",b=\"2\"} 2\n"))
    }

    @Test func seriesBeyondTheMostAreCountedAsOther() {
        let registry = MetricRegistry([.init("test_total", .counter, "Tests.", seriesMax: 3)])
        for value in 0..<1_000 {
            Counter(label: "test_total", dimensions: [("v", "\(value)")], factory: registry)
                .increment()
        }
        let lines = registry.text().split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            lines == [
                "test_total{v=\"0\"} 1", "test_total{v=\"1\"} 1", "test_total{v=\"2\"} 1",
                "test_total{v=\"other\"} 997",
            ]
        )
        for value in 0..<1_000 {
            Counter(label: "test_total", dimensions: [("w\(value)", "1")], factory: registry)
                .increment()
        }
        #expect(registry.text().split(separator: "\n").count <= 6)
    }

    @Test func namesOfLibrariesBecomeThoseOfPrometheus() {
        let registry = MetricRegistry([])
        Counter(
            label: "http.requests",
            dimensions: [("__le", "x"), ("le", "y")],
            factory: registry
        )
        .increment()
        Timer(label: "2nd-phase", factory: registry).recordSeconds(1)
        Gauge(label: "queue depth", factory: registry).record(3)
        let text = registry.text()
        #expect(text.contains("http_requests_total{label_le=\"y\"} 1\n"))
        #expect(text.contains("_2nd_phase_seconds_count 1\n"))
        #expect(text.contains("queue_depth 3\n"))
        for line in text.split(separator: "\n") where line.hasPrefix("# HELP") {
            #expect(line.split(separator: " ").count > 3)
        }
    }

    @Test func nameOfAnotherKindIsCountedAndNotShown() {
        let registry = MetricRegistry([.init("test_total", .gauge, "Tests.")])
        Counter(label: "test_total", factory: registry).increment()
        #expect(registry.text() == "")
        Meter(label: "test_total", factory: registry).set(5)
        Timer(label: "test_total_seconds", factory: registry).recordSeconds(1)
        #expect(registry.text().contains("\ntest_total 5\n"))
    }

    @Test func undeclaredFamiliesAreBounded() {
        let registry = MetricRegistry([])
        for number in 0..<1_000 {
            Counter(label: "library_\(number)", factory: registry).increment()
        }
        let families = registry.text().split(separator: "\n").filter { $0.hasPrefix("# TYPE") }
        #expect(families.count == 128)
    }

    @Test func seriesGoesWithItsLastHandle() {
        let registry = MetricRegistry([])
        let one = Counter(label: "test", factory: registry)
        let two = Counter(label: "test", factory: registry)
        one.increment()
        one.destroy()
        #expect(registry.text().contains("test_total 1\n"))
        two.destroy()
        #expect(registry.text() == "")
    }

    @Test func longValuesAreCut() {
        let registry = MetricRegistry([])
        let value = String(repeating: "x", count: 10_000)
        Counter(label: "test", dimensions: [("v", value)], factory: registry).increment()
        #expect(registry.text().utf8.count < 400)
    }

    @Test func meterGoesUpAndDown() {
        let registry = MetricRegistry([.init("test_depth", .gauge, "Depth.")])
        let meter = Meter(label: "test_depth", factory: registry)
        meter.increment(by: 2.5)
        meter.decrement()
        #expect(registry.text().contains("\ntest_depth 1.5\n"))
    }
}
