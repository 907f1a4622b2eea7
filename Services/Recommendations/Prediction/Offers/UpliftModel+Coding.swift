package import RecommendationsLearning

extension UpliftModel {
    private static let kind: StaticString = "HTUM"
    private static let version: UInt16 = 1

    /// The model as bytes, to be kept over restarts and shared between processes.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter(kind: Self.kind, version: Self.version)
        for value in [meanEffect, meanDeviation, trust, centre] { writer.write(value) }
        for model in [parts.treated, parts.control] {
            writer.write(UInt32(model.means.count))
            for value in model.weights + model.means + model.scales { writer.write(value) }
        }
        let sum = parts.transformed
        writer.write(UInt32(sum.means.count))
        for value in sum.weights + sum.means + sum.scales + [sum.constant] { writer.write(value) }
        return writer.finished()
    }

    /// Reads a model.
    ///
    /// - Parameter bytes: What `encoded()` gave.
    /// - Throws: What is wrong with the bytes.
    package init(decoding bytes: [UInt8]) throws(ModelBytesError) {
        var reader = try ByteReader(bytes, kind: Self.kind, version: Self.version)
        let head = try Self.numbers(&reader, count: 4)
        guard (0...1).contains(head[2]), head[1] >= 0 else { throw .impossible("an uplift") }
        let treated = try Self.logistic(&reader)
        let control = try Self.logistic(&reader)
        let width = try reader.count(ofSize: 24)
        guard treated.means.count == width, control.means.count == width else {
            throw .impossible("models of different widths")
        }
        let weights = try Self.numbers(&reader, count: width)
        let means = try Self.numbers(&reader, count: width)
        let scales = try Self.numbers(&reader, count: width)
        let constant = try reader.double()
        try reader.end()
        self.init(
            meanEffect: head[0],
            meanDeviation: head[1],
            trust: head[2],
            parts: Parts(
                treated: treated,
                control: control,
                transformed: RidgeRegression(
                    weights: weights,
                    means: means,
                    scales: scales,
                    constant: constant
                )
            ),
            centre: head[3]
        )
    }

    /// How many numbers of a member it takes.
    package var width: Int { parts.transformed.means.count }

    private static func logistic(
        _ reader: inout ByteReader
    ) throws(ModelBytesError) -> LogisticRegression {
        let width = try reader.count(ofSize: 24)
        let weights = try numbers(&reader, count: width + 1)
        let means = try numbers(&reader, count: width)
        return LogisticRegression(
            weights: weights,
            means: means,
            scales: try numbers(&reader, count: width)
        )
    }

    private static func numbers(
        _ reader: inout ByteReader,
        count: Int
    ) throws(ModelBytesError) -> [Double] {
        var values: [Double] = []
        for _ in 0..<count { values.append(try reader.double()) }
        return values
    }
}
