package import CoreMetrics
internal import Synchronization

/// The metrics of a process: made through swift-metrics, shown as Prometheus text.
///
/// Families are declared with name, help and kind; what a library makes without a declaration is
/// taken in under the nearest name. Making a series takes a lock and so belongs to a start, not to
/// a call; counting does not. How many series a family has is bounded: what is beyond is counted
/// under the label value `other`.
package final class MetricRegistry: Sendable {
    /// Where a series has its value.
    enum Source: Sendable {
        case counter(CounterSeries)
        case gauge(GaugeSeries)
        case histogram(HistogramSeries)
        /// Asked when the metrics are shown; `nil` leaves the series out.
        case read(@Sendable () -> Double?)
    }

    struct Family {
        let description: MetricDescription
        var series: [MetricLabels: Source] = [:]
    }

    private struct Owner {
        let family: String
        let labels: MetricLabels
        var handleCount: Int
    }

    private struct State {
        var families: [String: Family] = [:]
        /// Which series a handle of swift-metrics belongs to.
        var owners: [ObjectIdentifier: Owner] = [:]
    }

    /// The most families that are not declared.
    private static let undeclaredMax = 128

    private let state = Mutex(State())
    private let declaredCount: Int

    /// Declares the metrics.
    ///
    /// - Parameter descriptions: Each name once.
    package init(_ descriptions: [MetricDescription]) {
        declaredCount = descriptions.count
        state.withLock { state in
            for description in descriptions {
                let family = Family(description: description)
                let previous = state.families.updateValue(family, forKey: description.name)
                precondition(previous == nil, "\(description.name) is declared twice")
            }
        }
    }

    /// Shows a value that somebody else keeps, asked for whenever the metrics are shown.
    ///
    /// - Parameters:
    ///   - name: A declared counter or gauge.
    ///   - labels: The labels of the series; one that is there already is replaced.
    ///   - read: Must be quick and wait for nothing; `nil` leaves the series out.
    package func observe(
        _ name: String,
        _ labels: MetricLabels = .none,
        read: @escaping @Sendable () -> Double?
    ) {
        state.withLock { state in
            guard let family = state.families[name] else {
                preconditionFailure("\(name) is not declared")
            }
            if case .histogram = family.description.kind {
                preconditionFailure("\(name) cannot be a single value")
            }
            let labels = Self.bounded(labels, in: family)
            state.families[name]?.series[labels] = .read(read)
        }
    }

    /// Every family that has series, by name, and its series by their labels.
    var snapshot: [(description: MetricDescription, series: [(MetricLabels, Source)])] {
        let families = state.withLock { Array($0.families.values) }
        return families.filter { !$0.series.isEmpty }
            .sorted { $0.description.name < $1.description.name }
            .map { family in
                let series = family.series.sorted { Self.precedes($0.key, $1.key) }
                return (family.description, series.map { ($0.key, $0.value) })
            }
    }

    private static func precedes(_ one: MetricLabels, _ two: MetricLabels) -> Bool {
        one.labels.lexicographicallyPrecedes(two.labels) {
            ($0.name, $0.value) < ($1.name, $1.value)
        }
    }

    /// The labels under which a series is counted: its own while there is room.
    private static func bounded(_ labels: MetricLabels, in family: Family) -> MetricLabels {
        guard family.series[labels] == nil, family.series.count >= family.description.seriesMax
        else { return labels }
        return labels.other
    }
}

extension MetricRegistry {
    /// Finds or makes a series.
    ///
    /// - Parameters:
    ///   - description: What to declare where nobody has.
    ///   - dimensions: The labels.
    ///   - existing: The handle of a source that is there, where it is of the right kind.
    ///   - make: Makes a source of the declared kind; `nil` where that is another.
    ///   - detached: A handle that is counted and never shown, where the name is taken by another
    ///     kind or there are too many.
    /// - Returns: What counts.
    private func handle<Handle: AnyObject>(
        _ description: MetricDescription,
        _ dimensions: [(String, String)],
        existing: (Source) -> Handle?,
        make: (MetricDescription.Kind) -> (Source, Handle)?,
        detached: () -> Handle
    ) -> Handle {
        state.withLock { state in
            let name = description.name
            if state.families[name] == nil {
                guard state.families.count < declaredCount + Self.undeclaredMax else {
                    return detached()
                }
                state.families[name] = Family(description: description)
            }
            guard let family = state.families[name] else { return detached() }
            let labels = Self.bounded(MetricLabels(dimensions), in: family)
            if let source = family.series[labels] {
                guard let handle = existing(source) else { return detached() }
                state.owners[ObjectIdentifier(handle)]?.handleCount += 1
                return handle
            }
            // Even the last place may be taken, by `other` of other label names.
            guard family.series.count <= family.description.seriesMax,
                let (source, handle) = make(family.description.kind)
            else { return detached() }
            state.families[name]?.series[labels] = source
            state.owners[ObjectIdentifier(handle)] = Owner(
                family: name,
                labels: labels,
                handleCount: 1
            )
            return handle
        }
    }

    /// Lets go of a handle; the series goes with its last one.
    private func release(_ handle: AnyObject) {
        state.withLock { state in
            let id = ObjectIdentifier(handle)
            guard let owner = state.owners[id] else { return }
            if owner.handleCount > 1 {
                state.owners[id]?.handleCount -= 1
            } else {
                state.owners[id] = nil
                state.families[owner.family]?.series[owner.labels] = nil
            }
        }
    }

    private static func name(_ label: String, suffix: String) -> String {
        let name = MetricName.name(label)
        return name.hasSuffix(suffix) ? name : name + suffix
    }

    private static func undeclared(
        _ name: String,
        _ kind: MetricDescription.Kind
    ) -> MetricDescription {
        MetricDescription(name, kind, "Made by a library without a description.")
    }
}

extension MetricRegistry: MetricsFactory {
    package func makeCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any CounterHandler {
        counter(label, dimensions)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gauge(label, dimensions)
    }

    package func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else { return gauge(label, dimensions) }
        let name = MetricName.name(label)
        return histogram(name, dimensions, MetricDescription.sizeBounds, ticksPerUnit: 1)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        timer(label, dimensions)
    }

    package func destroyCounter(_ handler: any CounterHandler) { release(handler) }

    package func destroyMeter(_ handler: any MeterHandler) { release(handler) }

    package func destroyRecorder(_ handler: any RecorderHandler) { release(handler) }

    package func destroyTimer(_ handler: any TimerHandler) { release(handler) }

    /// Makes a counter whose value can be read, for ``CoreMetrics/Counter``.
    package func counter(_ label: String, _ dimensions: [(String, String)]) -> CounterSeries {
        handle(
            Self.undeclared(Self.name(label, suffix: "_total"), .counter),
            dimensions,
            existing: { if case .counter(let series) = $0 { series } else { nil } },
            make: { kind in
                guard kind == .counter else { return nil }
                let series = CounterSeries()
                return (.counter(series), series)
            },
            detached: { CounterSeries() }
        )
    }

    /// Makes a timer whose count can be read, for ``CoreMetrics/Timer``.
    package func timer(_ label: String, _ dimensions: [(String, String)]) -> HistogramSeries {
        let name = Self.name(label, suffix: "_seconds")
        return histogram(name, dimensions, MetricDescription.latencyBounds, ticksPerUnit: 1e9)
    }

    private func gauge(_ label: String, _ dimensions: [(String, String)]) -> GaugeSeries {
        handle(
            Self.undeclared(MetricName.name(label), .gauge),
            dimensions,
            existing: { if case .gauge(let series) = $0 { series } else { nil } },
            make: { kind in
                guard kind == .gauge else { return nil }
                let series = GaugeSeries()
                return (.gauge(series), series)
            },
            detached: { GaugeSeries() }
        )
    }

    private func histogram(
        _ name: String,
        _ dimensions: [(String, String)],
        _ bounds: [Double],
        ticksPerUnit: Double
    ) -> HistogramSeries {
        handle(
            Self.undeclared(name, .histogram(bounds: bounds)),
            dimensions,
            existing: { if case .histogram(let series) = $0 { series } else { nil } },
            make: { kind in
                guard case .histogram(let bounds) = kind else { return nil }
                let series = HistogramSeries(bounds: bounds, ticksPerUnit: ticksPerUnit)
                return (.histogram(series), series)
            },
            detached: { HistogramSeries(bounds: bounds, ticksPerUnit: ticksPerUnit) }
        )
    }
}
