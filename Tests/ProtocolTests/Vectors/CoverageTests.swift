import RPCWire
import Testing

/// The vectors leave nothing out.
struct CoverageTests {
    private static let flags: [FrameFlags] = [
        .endOfRequests, .endOfCall, .acknowledgement, .notStarted,
    ]

    @Test(arguments: FrameType.allCases)
    func everyTypeIsThere(type: FrameType) {
        let name = "\(type)".uppercased()
        #expect(VectorFile.frames.contains { $0.type == name })
        let steps = VectorFile.conversations.flatMap(\.steps)
            .filter { $0.frame == name && !$0.result.hasPrefix("violation") }
        // Who may send it says the document's table.
        let senders: Set<String> =
            switch type {
            case .settings, .message, .window, .ping, .drain: ["client", "server"]
            case .request, .end, .cancel: ["client"]
            case .response, .status: ["server"]
            }
        #expect(Set(steps.map(\.sender)) == senders)
    }

    @Test(arguments: FrameType.allCases, flags)
    func everyFlagIsAllowedOrRefused(type: FrameType, flag: FrameFlags) {
        let number = UInt32(flag.rawValue)
        let name = "\(type)".uppercased()
        if type.flagsAllowed.contains(flag) {
            #expect(
                VectorFile.frames.contains { $0.type == name && ($0.flags ?? 0) & number != 0 }
            )
        }
        let refused = VectorFile.refused.contains { vector in
            vector.violation == WireViolation.badFlags.rawValue
                && vector.bytes[4] == type.rawValue
        }
        #expect(refused, "no vector of a wrong flag on \(name)")
    }

    @Test(arguments: WireViolation.allCases)
    func everyViolationIsThereForWhoeverCanSeeIt(violation: WireViolation) {
        let seers: Set<String> =
            switch violation {
            case .callIDNotGrowing: ["server"]
            case .badDrain: ["client"]
            default: ["client", "server"]
            }
        let found = VectorFile.conversations.filter { conversation in
            conversation.steps.contains { $0.result == "violation \(violation.rawValue)" }
        }
        #expect(found.reduce(into: Set<String>()) { $0.formUnion($1.endpoints) } == seers)
    }

    /// Words that only a header can earn are in the list of headers.
    @Test(arguments: [
        WireViolation.frameTooLarge, .frameTooShort, .unknownType, .badFlags, .reservedBits,
        .badCallID,
    ])
    func everyViolationOfAHeaderIsThere(violation: WireViolation) {
        #expect(VectorFile.refused.contains { $0.violation == violation.rawValue })
    }

    @Test func namesAreUnique() {
        let names = VectorFile.frames.map(\.name)
        #expect(Set(names).count == names.count)
        let refused = VectorFile.refused.map(\.name)
        #expect(Set(refused).count == refused.count)
        for side in ["client", "server"] {
            let conversations = VectorFile.conversations.filter { $0.endpoints.contains(side) }
            #expect(Set(conversations.map(\.name)).count == conversations.count)
        }
    }
}
