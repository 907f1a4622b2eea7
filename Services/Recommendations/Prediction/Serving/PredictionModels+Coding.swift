package import RecommendationsLearning

extension PredictionModels {
    private static let kind: StaticString = "PRED"
    private static let version: UInt16 = 1

    /// The models as bytes.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter(kind: Self.kind, version: Self.version)
        writer.write(number)
        writer.write(firstDay)
        writer.write(UInt64(memberCount))
        let (geometric, pareto) = (expected.geometric, expected.pareto)
        for value in [
            geometric.r, geometric.alpha, geometric.a, geometric.b, pareto.r, pareto.alpha,
            pareto.s, pareto.beta, amounts.p, amounts.q, amounts.v, spendRatio,
        ] { writer.write(value) }
        writer.write(meanAmount)
        Self.write(rhythm, to: &writer)
        Self.write(categories.overall, to: &writer)
        writer.write(UInt32(categoryNames.count))
        for (number, name) in categoryNames.enumerated() {
            writer.write(name)
            Self.write(categories.rhythm(of: number), to: &writer)
        }
        writer.write(UInt8(reference == nil ? 0 : 1))
        reference?.write(to: &writer)
        writer.write(UInt32(purchases.count))
        for model in purchases {
            let bytes = model.encoded()
            writer.write(UInt32(bytes.count))
            for byte in bytes { writer.write(byte) }
        }
        return writer.finished()
    }

    /// Reads models.
    ///
    /// - Parameter bytes: What `encoded()` gave.
    /// - Throws: What is wrong with the bytes.
    package init(decoding bytes: [UInt8]) throws(ModelBytesError) {
        var reader = try ByteReader(bytes, kind: Self.kind, version: Self.version)
        let number = try reader.number(Int64.self)
        let firstDay = try reader.number(Int32.self)
        let memberCount = try reader.number(UInt64.self)
        guard number >= 0, memberCount < 1 << 40 else { throw .impossible("\(number)") }
        var values: [Double] = []
        for _ in 0..<12 {
            let value = try reader.double()
            guard value > 0 else { throw .impossible("a model of lifetime") }
            values.append(value)
        }
        let meanAmount = try reader.double()
        let rhythm = try Self.rhythm(&reader)
        let overall = try Self.rhythm(&reader)
        var names: [String] = []
        var rhythms: [Int: PurchaseRhythm] = [:]
        for number in 0..<(try reader.count(ofSize: 28)) {
            names.append(try reader.text())
            rhythms[number] = try Self.rhythm(&reader)
        }
        let hasReference = try reader.number(UInt8.self) == 1
        let reference = hasReference ? try PopulationReference(reading: &reader) : nil
        var purchases: [PurchaseModel] = []
        for _ in 0..<(try reader.count(ofSize: 4)) {
            var part: [UInt8] = []
            for _ in 0..<(try reader.count(ofSize: 1)) {
                part.append(try reader.number(UInt8.self))
            }
            purchases.append(try PurchaseModel(decoding: part))
        }
        try reader.end()
        self.init(
            number: number,
            firstDay: firstDay,
            memberCount: Int(memberCount),
            purchases: purchases,
            expected: ExpectedPurchases(
                geometric: BetaGeometricModel(
                    r: values[0],
                    alpha: values[1],
                    a: values[2],
                    b: values[3]
                ),
                pareto: ParetoModel(r: values[4], alpha: values[5], s: values[6], beta: values[7])
            ),
            amounts: GammaGammaModel(p: values[8], q: values[9], v: values[10]),
            meanAmount: meanAmount,
            spendRatio: values[11],
            rhythm: rhythm,
            categories: CategoryRhythms(overall: overall, rhythms: rhythms),
            categoryNames: names,
            reference: reference
        )
    }

    private static func write(_ rhythm: PurchaseRhythm, to writer: inout ByteWriter) {
        for value in [rhythm.shape, rhythm.rateShape, rhythm.rateDays] { writer.write(value) }
    }

    private static func rhythm(
        _ reader: inout ByteReader
    ) throws(ModelBytesError) -> PurchaseRhythm {
        let values = (
            try reader.double(), try reader.double(), try reader.double()
        )
        guard min(values.0, values.1, values.2) > 0 else { throw .impossible("a rhythm") }
        return PurchaseRhythm(shape: values.0, rateShape: values.1, rateDays: values.2)
    }
}
