import Primitives
import RPCCore
final class ToolChannels: Sendable {
    init(home: Home, host: String, portBase: Int, certificate: String) throws {}
    func channel(to service: String, at address: String? = nil) throws -> any RPCChannel { throw RPCError(.unavailable, message: "") }
    func close() async {}
}
