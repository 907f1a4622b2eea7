import Messages
import NIOCore
import RPCCore
import RPCWire

extension WireSettings {
    /// Reads the payload of a settings frame as both sides do.
    init(payload: ByteBuffer) throws(WireViolation) {
        let settings: RPCV1.Settings
        do {
            settings = try RPCV1.Settings(decoding: Array(payload.readableBytesView))
        } catch {
            throw .badSettings
        }
        try self.init(
            peerFrameBytesMax: settings.frameBytesMax,
            callsMax: settings.callsMax,
            callWindowBytes: settings.callWindowBytes,
            connectionWindowBytes: settings.connectionWindowBytes
        )
    }
}
