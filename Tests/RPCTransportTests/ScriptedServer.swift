import Foundation
import Messages
import NIOCore
import RPCWire
import TestKit

/// `openssl s_server`: a TLS server of one connection, of which every frame is ours to choose.
///
/// It sends its settings by itself, and anything else as the test says.
final class ScriptedServer: Sendable {
    /// The frames that the client has sent.
    let frames = Recorder<Frame>()
    private let process: ChildProcess
    private let input: FileHandle
    private let certificate: CertificateFiles

    /// Starts a service `points` where connections are refused so far, and returns when it listens.
    init(_ authority: TestAuthority, on port: HeldPort) async throws {
        certificate = try CertificateFiles(authority, service: "points")
        let input = Pipe()
        let output = Pipe()
        process = try ChildProcess(
            "/usr/bin/openssl",
            [
                "s_server", "-accept", "127.0.0.1:\(port.port)", "-naccept", "1", "-quiet",
                "-tls1_3", "-alpn", "huitou/1",
            ] + certificate.arguments,
            input: input.fileHandleForReading,
            output: output.fileHandleForWriting
        )
        try input.fileHandleForReading.close()
        try output.fileHandleForWriting.close()
        self.input = input.fileHandleForWriting
        let frames = frames
        let reader = output.fileHandleForReading
        Thread {
            var bytes = ByteBuffer()
            while case let data = reader.availableData, !data.isEmpty {
                bytes.writeBytes(data)
                // What the client sends is not under test here: what cannot be read, is missed.
                while let frame = try? bytes.readFrame(frameBytesMax: 1 << 20) {
                    frames.append(frame)
                }
            }
        }.start()
        while process.isRunning, !port.isTaken, !Task.isCancelled { await Task.yield() }
        try send { $0.writeFrame(.settings) }
    }

    deinit {
        stop()
        process.wait()
    }

    /// Sends frames.
    func send(_ write: (inout ByteBuffer) throws -> Void) throws {
        var buffer = ByteBuffer()
        try write(&buffer)
        try input.write(contentsOf: Data(buffer.readableBytesView))
    }

    /// Sends a drain frame.
    func drain(lastCallID: UInt32) throws {
        let drain = RPCV1.Drain(lastCallID: lastCallID, reason: "shutdown")
        try send { _ = try $0.writeFrame(drain, as: .drain, frameBytesMax: 1_024) }
    }

    /// Answers a call that takes one response.
    func answer(_ callID: UInt32, _ message: EchoService.Message) throws {
        try send { buffer in
            _ = try buffer.writeFrame(
                message,
                as: .response,
                flags: .endOfCall,
                callID: callID,
                frameBytesMax: 65_536
            )
        }
    }

    /// Cuts the connection.
    func stop() {
        process.kill(SIGKILL)
    }

    /// Waits until so many requests have come, and returns all that have.
    func requests(_ count: Int) async -> [Request] {
        await frames.wait { $0.count { $0.header.type == .request } >= count }
        return frames.elements.filter { $0.header.type == .request }.map(Request.init)
    }

    /// A request, by the word in its message.
    struct Request: Hashable, CustomStringConvertible {
        let callID: UInt32
        let word: String

        init(_ callID: UInt32, _ word: String) {
            self.callID = callID
            self.word = word
        }

        /// The message comes last, and in it the word, which is the only field.
        init(_ frame: Frame) {
            callID = frame.header.callID
            let bytes = frame.payload.readableBytesView.suffix(Self.wordByteCount)
            word = String(decoding: bytes, as: UTF8.self)
        }

        /// How long a word is.
        static let wordByteCount = 6

        var description: String { "\(callID): \(word)" }
    }
}
