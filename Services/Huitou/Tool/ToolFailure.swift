import ArgumentParser
import Cryptography
import Foundation
import Primitives
import RPCCore

/// Turns what went wrong into one JSON object on standard error and exit code 1.
enum ToolFailure {
    /// Runs a command's work.
    ///
    /// - Throws: `ExitCode(1)` after the failure was written; errors of the command line as
    ///   they are.
    static func reporting(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error as ExitCode {
            throw error
        } catch let error as ValidationError {
            throw error
        } catch {
            write(error)
            throw ExitCode(1)
        }
    }

    /// Writes a failure to standard error.
    static func write(_ error: any Error) {
        let description = Description(error)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(description)) ?? Data("{}".utf8)  // Strings always encode.
        FileHandle.standardError.write(data + Data("\n".utf8))
    }

    /// A failure as the tool prints it.
    private struct Description: Encodable {
        struct Violation: Encodable {
            let field: String
            let description: String
        }

        var code: String
        var reason: String?
        var message: String
        var fieldViolations: [Violation]?
        var retryAfterSeconds: Double?
        var hint: String?

        init(_ error: any Error) {
            guard let error = error as? RPCError else {
                code = "FAILED"
                message = String(describing: error)
                return
            }
            code = error.code.description
            reason = error.reason.isEmpty ? nil : error.reason
            message = error.message
            let violations = error.fieldViolations.map {
                Violation(field: $0.field, description: $0.description)
            }
            fieldViolations = violations.isEmpty ? nil : violations
            retryAfterSeconds = error.retryAfter.map { Double($0.microseconds) / 1e6 }
            hint = Self.hint(for: error.code)
        }

        private static func hint(for code: RPCError.Code) -> String? {
            switch code {
            case .unavailable: "is it running? see: huitou status"
            case .unimplemented: "see the methods with: huitou list"
            case .unauthenticated: "make a token with: huitou token, or see: huitou certs"
            case .permissionDenied: "who may call what: huitou list"
            case .cancelled, .unknown, .invalidArgument, .deadlineExceeded, .notFound,
                .alreadyExists, .resourceExhausted, .failedPrecondition, .aborted, .outOfRange,
                .internalError, .dataLoss:
                nil
            }
        }
    }
}
