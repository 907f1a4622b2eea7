internal import Foundation
package import IdentityDomain
internal import Primitives
internal import Synchronization

/// Writes codes into a file that only its owner may read, for development: whoever tries an
/// installation out reads there what a phone would show.
package struct FileCodeSender: CodeSender {
    private let path: String
    private let lock = Lock()

    /// Two codes at once become two lines.
    private final class Lock: Sendable {
        let mutex = Mutex(())
    }

    /// Names the file; it and its folder are made where they are not there.
    package init(path: String) {
        self.path = path
    }

    package func send(_ message: CodeMessage) async throws(DeliveryFailure) {
        let line = message.json + "\n"
        let isWritten = lock.mutex.withLock { _ in Self.append(line, to: path) }
        guard isWritten else { throw DeliveryFailure("\(path) cannot be written") }
    }

    private static func append(_ line: String, to path: String) -> Bool {
        let manager = FileManager.default
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try manager.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            if !manager.fileExists(atPath: path) {
                _ = manager.createFile(
                    atPath: path,
                    contents: nil,
                    attributes: [.posixPermissions: 0o600]
                )
            }
            let file = try FileHandle(forWritingTo: URL(filePath: path))
            try file.seekToEnd()
            try file.write(contentsOf: Data(line.utf8))
            try file.close()
            return true
        } catch {
            return false
        }
    }
}

/// Sends no code: an installation without an SMS gateway.
package struct NoCodeSender: CodeSender {
    /// Makes it.
    package init() {}

    package func send(_ message: CodeMessage) async throws(DeliveryFailure) {
        throw DeliveryFailure("no way to send codes is configured (identity.sms_webhook)")
    }
}

extension CodeMessage {
    /// The message as JSON: every value is out of letters, digits and `+ - _`.
    var json: String {
        #"{"challenge_id":"\#(challengeID)","code":"\#(digits.unsafeRevealed)","#
            + #""purpose":"\#(purpose.word)","to":"\#(identity.unsafeText)"}"#
    }
}

extension CodePurpose {
    /// The purpose in messages.
    fileprivate var word: String {
        switch self {
        case .signIn: "sign_in"
        case .stepUp: "step_up"
        case .verifyIdentity: "verify_identity"
        }
    }
}
