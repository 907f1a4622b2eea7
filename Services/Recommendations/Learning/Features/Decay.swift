/// Weights that halve with every half-life, by age in days.
struct Decay: Sendable {
    private let weights: [Float]

    /// Computes the weights of two years; what is older weighs as much as then.
    init(halfLifeDays: Double) {
        weights = (0..<731).map {
            Float(Elementary.exp(-0.693_147_180_559_945 * Double($0) / halfLifeDays))
        }
    }

    /// The weight of an age; 1 for what is yet to come.
    subscript(age: Int32) -> Float { weights[Int(min(max(age, 0), 730))] }

    static let tenDays = Decay(halfLifeDays: 10)
    static let month = Decay(halfLifeDays: 30)
    static let quarter = Decay(halfLifeDays: 90)
    static let season = Decay(halfLifeDays: 120)
}
