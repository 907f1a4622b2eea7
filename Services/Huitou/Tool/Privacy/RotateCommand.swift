import ArgumentParser
import Messages
import RPCCore

/// `huitou rotate identity`: wraps every member's key under the newest master key.
struct RotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Wraps every member's key under the newest master key, while the service runs.",
        discussion: """
            Append the new key to identity's file of master keys first, with a number of its own;
            every process of identity must have the file. The old key may be removed once this says
            that nothing is wrapped under it any more. May be stopped and started again.
            """
    )

    @Argument(help: "The service; identity is the only one with such keys.")
    var service: String

    @Option(help: "How many keys are wrapped in one transaction.")
    var batch: UInt32 = 1_000

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard service == "identity" else {
            throw ValidationError("there are no keys to rotate in \(service); only in identity")
        }
    }

    func run() async throws {
        try await ToolFailure.reporting {
            let channels = try connection.openChannels()
            let client = IdentityV1.PrivacyClient(channel: try channels.channel(to: service))
            var request = IdentityV1.RotateMasterKeyRequest(keysMax: batch)
            var wrapped = 0
            while true {
                let answer = try await client.rotateMasterKey(
                    request,
                    options: CallOptions(timeout: .seconds(60))
                )
                wrapped += Int(answer.wrapped)
                if answer.nextMemberID == 0 {
                    print("\(wrapped) keys wrapped under master key \(answer.masterKeyID)")
                    print("\(answer.remaining) keys remain under older ones")
                    if answer.remaining > 0 { throw ExitCode(1) }
                    break
                }
                print("\(wrapped) keys wrapped so far")
                request.afterMemberID = answer.nextMemberID
            }
            await channels.close()
        }
    }
}
