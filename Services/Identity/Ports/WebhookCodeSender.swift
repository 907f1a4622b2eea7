internal import Cryptography
package import HTTPSClient
package import IdentityDomain
package import Primitives

/// Hands codes to an SMS gateway: a POST of JSON, signed so that the gateway knows whom it is from.
///
/// `X-Huitou-Timestamp` holds the seconds since 1970, `X-Huitou-Signature` the HMAC-SHA-256, in
/// hexadecimal, of the timestamp, a full stop and the body, under the common key. A gateway refuses
/// what is older than some minutes, and sends one message for one `challenge_id`.
package struct WebhookCodeSender: CodeSender {
    /// Makes a call and returns the status.
    package typealias Post =
        @Sendable (HTTPSClient.Request) async throws(HTTPSFailure) -> HTTPSResponse

    private let url: HTTPSURL
    private let key: Redacted<[UInt8]>
    private let now: @Sendable () -> Timestamp
    private let post: Post

    /// Names the gateway.
    ///
    /// - Parameters:
    ///   - url: Where it takes messages.
    ///   - key: What signs; at least 16 bytes.
    ///   - now: The clock.
    ///   - post: Makes a call.
    package init(
        url: HTTPSURL,
        key: Redacted<[UInt8]>,
        now: @escaping @Sendable () -> Timestamp,
        post: @escaping Post
    ) {
        self.url = url
        self.key = key
        self.now = now
        self.post = post
    }

    package func send(_ message: CodeMessage) async throws(DeliveryFailure) {
        let body = Array(message.json.utf8)
        let seconds = String(now().microseconds / 1_000_000)
        let signature = HMACSHA256.authenticationCode(
            of: Array("\(seconds).".utf8) + body,
            key: key.unsafeRevealed
        )
        let request = HTTPSClient.Request(
            .post,
            url,
            fields: [
                ("Content-Type", "application/json"), ("X-Huitou-Timestamp", seconds),
                ("X-Huitou-Signature", signature.hexadecimal),
            ],
            body: body
        )
        let response: HTTPSResponse
        do throws(HTTPSFailure) {
            response = try await post(request)
        } catch {
            throw DeliveryFailure("the SMS gateway was not reached: \(error)")
        }
        guard response.isSuccess else {
            throw DeliveryFailure("the SMS gateway answered with status \(response.status)")
        }
    }
}
