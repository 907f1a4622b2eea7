import ArgumentParser
import Messages
import RPCCore

/// `huitou call`: one call, JSON in and out.
struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Calls a method with a JSON request and prints its JSON answer.",
        discussion: """
            huitou call points/GetBalance '{"memberId": "4711"}'
            huitou call huitou.gateway.v1.Gateway/GetHome '{"memberId": "4711"}'
            huitou call tiers/Health.Check

            Without --token the call is the operator's, by certificate. A streaming method prints
            one line an answer. On an error nothing is printed, standard error has it as JSON, and
            the exit code is 1.
            """
    )

    @Argument(help: "The method: <service>/<Method>; the list is in `huitou list`.")
    var method: String

    @Argument(help: "The request as JSON; several, where the method takes a stream of them.")
    var requests = ["{}"]

    @Option(help: "An access token: the call is made on behalf of its principal.")
    var token: String?

    @Option(help: "The trace to which the call belongs, as W3C Trace Context writes it.")
    var traceparent: String?

    @Option(help: "Why personal data is to be seen; goes into the audit trail.")
    var purpose: String?

    @Option(help: "For how many seconds the answer is waited for.")
    var timeout = 10.0

    @Option(help: "Host and port to call, in place of the service's own.")
    var address: String?

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard timeout > 0, timeout <= 3600 else {
            throw ValidationError("--timeout must be more than 0 and at most 3600 seconds")
        }
        if let traceparent, TraceContext(traceparent: traceparent) == nil {
            throw ValidationError("--traceparent must be 00-<32 hex>-<16 hex>-<2 hex>")
        }
    }

    func run() async throws {
        try await ToolFailure.reporting {
            let target = try MethodName.find(method)
            let options = CallOptions(
                timeout: .seconds(timeout),
                token: token,
                trace: traceparent.flatMap(TraceContext.init(traceparent:)),
                purpose: purpose
            )
            let channels = try connection.openChannels()
            let channel = try channels.channel(to: target.service, at: address)
            try await target.method.call(channel, requests, options) { print($0) }
            await channels.close()
        }
    }
}
