/// What a fuzzer has found: an input on which code broke a promise.
package struct FuzzFinding: Error, Hashable, Sendable, CustomStringConvertible {
    /// The promise that was broken.
    package let description: String

    /// Says which promise was broken.
    package init(_ description: String) {
        self.description = description
    }
}

/// Code that takes bytes from outside, and what must hold whatever the bytes are.
package struct FuzzTarget: Sendable, CustomStringConvertible {
    /// The name by which it is chosen: `journal-record`.
    package let name: String
    /// Good inputs, from which the mutations start.
    package let seeds: [[UInt8]]
    /// Pieces that a mutation may put anywhere.
    package let words: [[UInt8]]
    /// Feeds an input.
    ///
    /// Returns what became of it, in few words: an input with an outcome not seen before is worth
    /// mutating further. A crash is a finding like one that is thrown.
    package let run: @Sendable ([UInt8]) throws -> String

    /// Describes a target.
    package init(
        _ name: String,
        seeds: [[UInt8]],
        words: [[UInt8]] = [],
        run: @escaping @Sendable ([UInt8]) throws -> String
    ) {
        self.name = name
        self.seeds = seeds
        self.words = words
        self.run = run
    }

    package var description: String { name }
}

extension FuzzTarget {
    /// Everything that is fuzzed.
    package static let all: [FuzzTarget] = [
        .frames, .serverConnection, .clientConnection, .requestFrame,
        .messageBytes, .messageJSON,
        .token, .tokenClaims, .peerURI, .certificate,
        .httpsAnswer, .keySet, .memberCode,
        .programFile, .pointsFile, .csv,
        .journalRecord, .packedAccount,
    ]

    /// The target with a name; `nil` for none.
    package static func named(_ name: String) -> FuzzTarget? {
        (all + [.canary]).first { $0.name == name }
    }

    /// A decoder with a planted defect, which a fuzzer that works must find.
    ///
    /// It reads a length and that many bytes, and forgets to check lengths of three digits in
    /// base 128.
    package static let canary = FuzzTarget("canary", seeds: [[0x48, 2, 1, 2], [0x48, 0]]) { bytes in
        guard bytes.first == 0x48 else { return "magic" }
        var length = 0
        var shift = 0
        var index = 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            length |= Int(byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 { break }
            guard shift < 28 else { return "long" }
        }
        if shift < 21, length > bytes.count - index { return "short" }
        guard length <= bytes.count - index else { throw FuzzFinding("read past the end") }
        return "whole"
    }

    /// Fails with a finding unless a promise holds.
    static func demand(_ holds: Bool, _ promise: @autoclosure () -> String) throws(FuzzFinding) {
        if !holds { throw FuzzFinding(promise()) }
    }
}
