/// The labels of one series, by name; no name twice.
package struct MetricLabels: Hashable, Sendable {
    /// One label.
    struct Label: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// The longest value, in bytes; what is longer is cut.
    static let valueBytesMax = 128

    /// In ascending order of name.
    let labels: [Label]

    /// No labels.
    package static let none = MetricLabels([])

    /// Takes labels; of two with one name the later counts.
    ///
    /// - Parameter pairs: Names and values. Values must come from a bounded set and never be
    ///   personal.
    package init(_ pairs: [(String, String)]) {
        var labels: [Label] = []
        for (name, value) in pairs {
            let name = MetricName.labelName(name)
            labels.removeAll { $0.name == name }
            labels.append(Label(name: name, value: Self.cut(value)))
        }
        self.labels = labels.sorted { $0.name < $1.name }
    }

    private init(labels: [Label]) {
        self.labels = labels
    }

    /// The same names, each with the value `other`.
    var other: MetricLabels {
        MetricLabels(labels: labels.map { Label(name: $0.name, value: "other") })
    }

    private static func cut(_ value: String) -> String {
        guard value.utf8.count > valueBytesMax else { return value }
        return String(decoding: value.utf8.prefix(valueBytesMax), as: UTF8.self)
    }
}
