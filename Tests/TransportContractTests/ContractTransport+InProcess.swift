import RPCCore
import RPCInProcess

extension ContractTransport {
    /// The transport within this process.
    static let inProcess = ContractTransport(testDescription: "in process") { server, body in
        let channel = InProcessChannel(
            router: server.router,
            peer: server.peer,
            clock: SystemMonotonicClock(),
            random: { 0x0123_4567_89AB_CDEF },
            observer: server.observer,
            limits: .init(messageBytesMax: server.messageBytesMax, messagesMax: 4)
        )
        do {
            try await body(channel)
        } catch {
            await channel.shutDown()
            throw error
        }
        await channel.shutDown()
    }
}
