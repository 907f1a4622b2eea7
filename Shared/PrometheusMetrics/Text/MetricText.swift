/// Writes metrics in the text exposition format of Prometheus, version 0.0.4.
struct MetricText {
    private(set) var text = ""

    /// Writes one family: its description, then all its series.
    mutating func add(
        _ description: MetricDescription,
        _ series: [(labels: MetricLabels, source: MetricRegistry.Source)]
    ) {
        var lines = ""
        swap(&lines, &text)
        defer { swap(&lines, &text) }
        let start = lines.endIndex
        let name = description.name
        var isEmpty = true
        lines += "# HELP \(name) \(Self.escaped(description.help, quotes: false))\n"
        lines += "# TYPE \(name) \(Self.type(description.kind))\n"
        for (labels, source) in series {
            switch source {
            case .counter(let counter):
                Self.line(name, labels, "\(counter.value)", &lines)
            case .gauge(let gauge):
                Self.line(name, labels, Self.number(gauge.value), &lines)
            case .read(let read):
                guard let value = read() else { continue }
                Self.line(name, labels, Self.number(value), &lines)
            case .histogram(let histogram):
                guard case .histogram(let bounds) = description.kind else { continue }
                Self.add(histogram, name, labels, bounds, &lines)
            }
            isEmpty = false
        }
        if isEmpty { lines.removeSubrange(start...) }
    }

    private static func add(
        _ histogram: HistogramSeries,
        _ name: String,
        _ labels: MetricLabels,
        _ bounds: [Double],
        _ lines: inout String
    ) {
        let snapshot = histogram.snapshot
        var count: UInt64 = 0
        for (index, bucketCount) in snapshot.bucketCounts.enumerated() {
            count += bucketCount
            let bound = index < bounds.count ? number(bounds[index]) : "+Inf"
            line(name + "_bucket", labels, "\(count)", bound: bound, &lines)
        }
        let sum = Double(snapshot.sum) / histogram.ticksPerUnit
        line(name + "_sum", labels, number(sum), &lines)
        line(name + "_count", labels, "\(count)", &lines)
    }

    private static func line(
        _ name: String,
        _ labels: MetricLabels,
        _ value: String,
        bound: String? = nil,
        _ lines: inout String
    ) {
        lines += name
        var pairs = labels.labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }
        if let bound { pairs.append("le=\"\(bound)\"") }
        if !pairs.isEmpty { lines += "{\(pairs.joined(separator: ","))}" }
        lines += " \(value)\n"
    }

    private static func type(_ kind: MetricDescription.Kind) -> String {
        switch kind {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        }
    }

    /// Backslash and line feed escaped, and in label values the double quote.
    static func escaped(_ text: String, quotes: Bool) -> String {
        guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x0A || $0 == 0x22 }) else {
            return text
        }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A number as Go reads it; whole ones without a fraction.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return "\(whole)" }
        return "\(value)"
    }
}

extension MetricRegistry {
    /// The media type of ``text()``.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// All metrics as they are now, in the text format of Prometheus.
    ///
    /// - Returns: One family after the other, each with help and type; lines end in line feeds.
    package func text() -> String {
        var text = MetricText()
        for (description, series) in snapshot {
            text.add(description, series.map { (labels: $0.0, source: $0.1) })
        }
        return text.text
    }
}
