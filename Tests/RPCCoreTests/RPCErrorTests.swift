import RPCCore
import TestKit
import Testing

/// What a caller sees of an error.
struct RPCErrorTests {
    @Test func numbersAreThoseOfGRPC() {
        #expect(RPCError.Code.allCases.map(\.rawValue) == Array(1...16))
        #expect(RPCError.Code.internalError.description == "INTERNAL")
        #expect(Set(RPCError.Code.allCases.map(\.description)).count == 16)
    }

    @Test func wrappingKeepsAnRPCError() {
        let error = RPCError(.aborted, reason: "a.b", message: "c")
        #expect(RPCError(error as any Error) == error)
    }

    @Test func wrappingAsksADomainError() {
        let error = EchoService.ConvertibleError()
        #expect(RPCError(error as any Error) == error.rpcError)
    }

    @Test func wrappingKnowsCancellation() {
        #expect(RPCError(CancellationError()).code == .cancelled)
    }

    @Test func wrappingTellsNothingOfOtherErrors() {
        let error = RPCError(EchoService.TalkativeError())
        #expect(error.code == .internalError)
        #expect(!"\(error)".contains("secret"))
    }

    @Test func refusalOfAFieldNamesIt() {
        let error = RPCError.invalid(field: "lines[2].paid_fen", "must not be negative")
        #expect(error.code == .invalidArgument)
        #expect(error.message == "lines[2].paid_fen: must not be negative")
        #expect(error.fieldViolations.map(\.field) == ["lines[2].paid_fen"])
    }

    @Test func descriptionNamesCodeReasonAndMessage() {
        #expect("\(RPCError(.notFound, message: "no"))" == "NOT_FOUND: no")
        #expect("\(RPCError(.notFound, reason: "a.b", message: "no"))" == "NOT_FOUND (a.b): no")
    }

    @Test func finishedCallNamesItsCode() {
        let ok = FinishedCall(method: nil, error: nil, duration: .zero)
        #expect(ok.codeName == "OK")
        let failed = FinishedCall(method: nil, error: .cancelled, duration: .zero)
        #expect(failed.codeName == "CANCELLED")
    }
}
