/// A bounded run of one target, which another run with the same numbers repeats.
package struct FuzzRun: Sendable {
    /// An input on which the target broke a promise.
    package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The target.
        package let target: String
        /// The seed of the run.
        package let seed: UInt64
        /// How many inputs came before.
        package let number: Int
        /// The input.
        package let input: [UInt8]
        /// What it broke.
        package let finding: String

        package var description: String {
            "\(target), seed \(seed), input \(number): \(finding): \(input)"
        }
    }

    /// The most inputs that are kept to start from.
    private static let corpusMax = 2_000

    /// How many inputs were fed.
    package private(set) var inputCount = 0
    /// What became of them.
    package private(set) var outcomes: Set<String> = []

    /// Feeds a target's seeds and then mutations of whatever had a new outcome.
    ///
    /// - Parameters:
    ///   - target: What is fed.
    ///   - seed: Decides the inputs.
    ///   - inputCount: How many there are.
    ///   - more: Further inputs to start from.
    /// - Throws: ``Failure`` for the first input that breaks a promise.
    package init(
        _ target: FuzzTarget,
        seed: UInt64,
        inputCount: Int,
        corpus more: [[UInt8]] = []
    ) throws(Failure) {
        var corpus = target.seeds + more
        var mutator = Mutator(seed: seed, words: target.words)
        for input in corpus { try feed(input, to: target, seed: seed) }
        while self.inputCount < inputCount {
            let input = mutator.next(from: corpus)
            let isNew = try feed(input, to: target, seed: seed)
            if isNew, corpus.count < Self.corpusMax { corpus.append(input) }
        }
    }

    @discardableResult
    private mutating func feed(
        _ input: [UInt8],
        to target: FuzzTarget,
        seed: UInt64
    ) throws(Failure) -> Bool {
        do {
            let outcome = try target.run(input)
            inputCount += 1
            return outcomes.insert(outcome).inserted
        } catch {
            throw Failure(
                target: target.name,
                seed: seed,
                number: inputCount,
                input: input,
                finding: "\(error)"
            )
        }
    }
}
