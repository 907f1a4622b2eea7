package import Primitives

/// What happens on one way of a link, step by step, counted in bytes of what the sender sent.
package enum LinkStep: Hashable, Sendable {
    /// This many bytes pass unharmed; then the next step.
    case pass(Int)
    /// From here on, bytes arrive this much later.
    case delay(Duration)
    /// From here on, this many bytes leave at a time, with this pause between.
    case trickle(byteCount: Int, every: Duration)
    /// The bits of the next byte that are set here are flipped.
    case corrupt(UInt8)
    /// This many bytes vanish.
    case lose(Int)
    /// From here on nothing is read any more, until `FaultProxy.resume`.
    case stall
    /// This way ends in order, as if its sender had shut it down; the other way goes on.
    case halfClose
    /// Both ways end in order, once what came before has been delivered.
    case close
    /// Both ends are reset, once what came before has been handed to the kernel.
    case reset

    /// Whether no later step can be reached.
    var isLast: Bool {
        switch self {
        case .halfClose, .close, .reset: true
        case .pass, .delay, .trickle, .corrupt, .lose, .stall: false
        }
    }
}

/// What happens on both ways of one link; after the last step everything passes.
package struct LinkScript: Hashable, Sendable {
    /// The way from the client to the server.
    package var up: [LinkStep]
    /// The way from the server to the client.
    package var down: [LinkStep]

    /// A link that does nothing to what crosses it, or what the steps say.
    package init(up: [LinkStep] = [], down: [LinkStep] = []) {
        self.up = up
        self.down = down
    }

    /// A link on which nothing happens.
    package static let unharmed = LinkScript()

    /// A link that is late on both ways.
    package static func delayed(_ time: Duration) -> LinkScript {
        LinkScript(up: [.delay(time)], down: [.delay(time)])
    }

    /// A link with the random fault that a seed decides.
    ///
    /// - Parameters:
    ///   - seed: The same seed makes the same script.
    ///   - bytesMax: The last place at which it may happen.
    /// - Returns: The script.
    package static func seeded(_ seed: UInt64, bytesMax: Int) -> LinkScript {
        var random = SeededRandom(seed: seed)
        return .random(using: &random, bytesMax: bytesMax)
    }

    /// A link with one random fault within the first bytes of one of its ways.
    ///
    /// - Parameters:
    ///   - random: Decides which and where; the same seed makes the same script.
    ///   - bytesMax: The last place at which it may happen.
    /// - Returns: The script.
    package static func random(
        using random: inout SeededRandom,
        bytesMax: Int
    ) -> LinkScript {
        let place = Int.random(in: 0...bytesMax, using: &random)
        let faults: [LinkStep] = [
            .reset, .close, .halfClose, .stall, .lose(Int.random(in: 1...64, using: &random)),
            .corrupt(UInt8.random(in: 1...255, using: &random)),
            .trickle(byteCount: Int.random(in: 1...7, using: &random), every: .zero),
            .delay(.milliseconds(Int.random(in: 1...20, using: &random))),
        ]
        let fault = faults[Int.random(in: faults.indices, using: &random)]
        let steps: [LinkStep] = [.pass(place), fault]
        return Bool.random(using: &random) ? LinkScript(up: steps) : LinkScript(down: steps)
    }
}
