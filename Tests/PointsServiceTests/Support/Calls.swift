import PointsDomain
import PointsService
import Primitives
import RPCCore
import Testing

extension PointsHandlers {
    /// Handlers over a store in memory.
    init(_ store: MemoryStore) {
        self.init(
            store: store,
            program: store.program,
            now: { [store] in store.now },
            storeFailed: { _ in }
        )
    }
}

/// A call by somebody of this kind, with this name and scope.
func context(
    _ kind: Principal.Kind = .operator,
    id: String = "1",
    scope: String? = nil
) -> CallContext {
    CallContext(
        method: MethodDescriptor(
            service: "test",
            name: "Test",
            kind: .unary,
            idempotency: .none,
            access: .nobody
        ),
        principal: Principal(
            kind: kind,
            id: id,
            organisation: scope.flatMap { OrganisationPath($0) }
        ),
        peer: nil,
        deadline: nil,
        metadata: CallMetadata()
    )
}

/// Expects a call to be refused for this reason, naming these fields.
func expectRefusal(
    _ reason: String,
    _ fields: String...,
    sourceLocation: SourceLocation = #_sourceLocation,
    by call: () async throws -> some Any
) async {
    do {
        let answer = try await call()
        Issue.record("answered with \(answer)", sourceLocation: sourceLocation)
    } catch let error as RPCError {
        #expect(error.reason == reason, sourceLocation: sourceLocation)
        #expect(error.fieldViolations.map(\.field) == fields, sourceLocation: sourceLocation)
    } catch {
        Issue.record("failed with \(error)", sourceLocation: sourceLocation)
    }
}
