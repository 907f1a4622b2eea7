import RPCCore
enum MessageRegistry {
    struct Method: Sendable { let descriptor: MethodDescriptor
        func call(_ c: any RPCChannel, _ j: String, _ o: CallOptions, _ f: (String) -> Void) async throws {} }
    static let methods: [Method] = []
}
