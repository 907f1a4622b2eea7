/// How trees are grown.
package struct BoostingSettings: Hashable, Sendable {
    /// How many trees.
    package var trees: Int
    /// How many leaves a tree has at most.
    package var leavesMax: Int
    /// How much of each tree's answer counts.
    package var learningRate: Double
    /// How many rows a leaf has at least.
    package var leafRowsMin: Int
    /// How much second derivative a leaf has at least.
    package var leafHessianMin: Double
    /// By how much leaves' answers are drawn to 0.
    package var l2: Double
    /// How much a split gains at least.
    package var splitGainMin: Double
    /// The share of rows (of whole groups, for rankings) that each tree sees.
    package var rowShare: Double
    /// The share of features that each tree may split by.
    package var featureShare: Double
    /// Per feature +1 where more may only raise the score, -1 where it may only lower it, else 0;
    /// empty for no such rule.
    package var monotone: [Int8]
    /// What the samples are drawn from.
    package var seed: UInt64

    /// Settings that serve most tables of some ten thousand rows and more.
    package init(
        trees: Int = 100,
        leavesMax: Int = 31,
        learningRate: Double = 0.1,
        leafRowsMin: Int = 20,
        leafHessianMin: Double = 1e-3,
        l2: Double = 1,
        splitGainMin: Double = 0,
        rowShare: Double = 1,
        featureShare: Double = 1,
        monotone: [Int8] = [],
        seed: UInt64 = 1
    ) {
        self.trees = trees
        self.leavesMax = leavesMax
        self.learningRate = learningRate
        self.leafRowsMin = leafRowsMin
        self.leafHessianMin = leafHessianMin
        self.l2 = l2
        self.splitGainMin = splitGainMin
        self.rowShare = rowShare
        self.featureShare = featureShare
        self.monotone = monotone
        self.seed = seed
    }
}
