package import RPCCore

/// The methods of the service that transports are tested with.
package enum EchoMethods {
    /// Answers with the request.
    package static let echo = method("Echo")
    /// Answers with what it knows of the call: see `EchoService.describe`.
    package static let describe = method("Describe")
    /// Calls `describe` over the channel that the test has put in, and answers with that.
    package static let forward = method("Forward")
    /// Fails with the code whose number the request carries; see `EchoService.failure`.
    package static let fail = method("Fail")
    /// Waits until it is cancelled.
    package static let hang = method("Hang")
    /// Waits until the test lets it go, even when it is cancelled.
    package static let ignoreCancellation = method("IgnoreCancellation")
    /// For members only, about the member whose id is the number.
    package static let membersOnly = method("MembersOnly", access: AccessRule(kinds: [.member]))
    /// For nobody.
    package static let denied = method("Denied", access: .nobody)
    /// Not offered by the service.
    package static let missing = method("Missing")
    /// Writes the text as often as the number says, numbered from 1.
    package static let count = method("Count", .serverStreaming)
    /// As `count`, then fails as `aborted`.
    package static let countAndFail = method("CountAndFail", .serverStreaming)
    /// Writes until nobody reads.
    package static let flood = method("Flood", .serverStreaming)

    /// Answers with the texts of all requests, joined, and how many they were.
    package static let collect = method("Collect", .clientStreaming)
    /// Answers after the first request, without reading on.
    package static let hasty = method("Hasty", .clientStreaming)
    /// Reads one request, then no more until the test lets it go; answers with how many there were.
    package static let slowReader = method("SlowReader", .clientStreaming)
    /// As `collect`, for members only, about the members whose ids are the numbers.
    package static let collectMembers = method(
        "CollectMembers",
        .clientStreaming,
        access: AccessRule(kinds: [.member])
    )
    /// Answers each request with itself, and fails as `aborted` for a negative number.
    package static let converse = method("Converse", .bidirectionalStreaming)

    private static func method(
        _ name: String,
        _ kind: MethodDescriptor.Kind = .unary,
        access: AccessRule = AccessRule(kinds: [], isPublic: true)
    ) -> MethodDescriptor {
        MethodDescriptor(
            service: "huitou.test.v1.Echo",
            name: name,
            kind: kind,
            idempotency: .idempotent,
            access: access
        )
    }
}
