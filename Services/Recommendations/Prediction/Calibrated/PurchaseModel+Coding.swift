package import RecommendationsLearning

extension PurchaseModel {
    private static let kind: StaticString = "HTPM"
    private static let version: UInt16 = 1

    /// The model as bytes, to be kept over restarts.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter(kind: Self.kind, version: Self.version)
        switch task {
        case .purchase(let days): writer.write(days)
        case .spendDrop: writer.write(Int32(0))
        }
        writer.write(UInt64(rowCount))
        let lifetimes = features.lifetimes
        let departures = features.departures
        for value in [lifetimes.r, lifetimes.alpha, lifetimes.a, lifetimes.b] {
            writer.write(value)
        }
        for value in [departures.r, departures.alpha, departures.s, departures.beta] {
            writer.write(value)
        }
        for value in [treeShare, calibration.slope, calibration.shift, ridge] {
            writer.write(value)
        }
        writer.write(UInt32(linear.means.count))
        for value in linear.weights + linear.means + linear.scales { writer.write(value) }
        let trees = trees.encoded()
        writer.write(UInt32(trees.count))
        for byte in trees { writer.write(byte) }
        return writer.finished()
    }

    /// Reads a model.
    ///
    /// - Parameter bytes: What `encoded()` gave.
    /// - Throws: What is wrong with the bytes.
    package init(decoding bytes: [UInt8]) throws(ModelBytesError) {
        var reader = try ByteReader(bytes, kind: Self.kind, version: Self.version)
        let days = try reader.number(Int32.self)
        guard (0...3_650).contains(days) else { throw .impossible("a horizon of \(days) days") }
        let task: PurchaseTask = days == 0 ? .spendDrop : .purchase(withinDays: days)
        let rowCount = try reader.number(UInt64.self)
        guard rowCount < 1 << 40 else { throw .impossible("\(rowCount) rows") }
        let models = try Self.numbers(&reader, count: 8)
        guard models.allSatisfy({ $0 > 0 }) else { throw .impossible("a model of lifetime") }
        let blend = try Self.numbers(&reader, count: 4)
        guard (0...1).contains(blend[0]) else { throw .impossible("a share") }
        let width = try reader.count(ofSize: 24)
        let weights = try Self.numbers(&reader, count: width + 1)
        let means = try Self.numbers(&reader, count: width)
        let scales = try Self.numbers(&reader, count: width)
        var treeBytes: [UInt8] = []
        for _ in 0..<(try reader.count(ofSize: 1)) {
            treeBytes.append(try reader.number(UInt8.self))
        }
        try reader.end()
        let trees = try BoostedTrees(decoding: treeBytes)
        guard trees.featureNames.count == width else { throw .impossible("\(width) features") }
        self.init(
            task: task,
            rowCount: Int(rowCount),
            features: PurchaseFeatures(
                lifetimes: BetaGeometricModel(
                    r: models[0],
                    alpha: models[1],
                    a: models[2],
                    b: models[3]
                ),
                departures: ParetoModel(
                    r: models[4],
                    alpha: models[5],
                    s: models[6],
                    beta: models[7]
                ),
                horizonDays: task.horizonDays
            ),
            linear: LogisticRegression(weights: weights, means: means, scales: scales),
            trees: trees,
            calibration: PlattCalibration(slope: blend[1], shift: blend[2]),
            ridge: blend[3],
            treeShare: blend[0]
        )
    }

    private static func numbers(
        _ reader: inout ByteReader,
        count: Int
    ) throws(ModelBytesError) -> [Double] {
        var values: [Double] = []
        for _ in 0..<count {
            let value = try reader.double()
            guard value.isFinite else { throw .impossible("a number that is none") }
            values.append(value)
        }
        return values
    }
}
