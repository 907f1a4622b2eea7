import ArgumentParser
import Foundation
import Messages
import RPCCore

/// `huitou backup identity`: the data, and apart from it the keys that open it.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Has identity write a copy of its data and a copy of the keys that open it.",
        discussion: """
            Keep the two files apart, and the keys no longer than erasures may wait: whoever has an
            old copy of both can read who was erased since. For databases in files; those on
            PostgreSQL are backed up by pg_dump, as Services/Identity/README.md says.
            """
    )

    @Argument(help: "The service; identity is the only one whose keys lie apart.")
    var service: String

    @Argument(help: "A folder of the machine that identity runs on, which must be there.")
    var folder: String

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard service == "identity" else {
            throw ValidationError("only identity is backed up in two parts, not \(service)")
        }
    }

    func run() async throws {
        try await ToolFailure.reporting {
            let channels = try connection.openChannels()
            let client = IdentityV1.PrivacyClient(channel: try channels.channel(to: service))
            let answer = try await client.backUp(
                IdentityV1.BackUpRequest(folder: URL(filePath: folder).path),
                options: CallOptions(timeout: .seconds(600))
            )
            print("data: \(answer.dataFile)")
            print("keys: \(answer.keysFile)")
            print("\(answer.members) members")
            await channels.close()
        }
    }
}

/// `huitou restore identity`: lays both files where identity finds them at its next start.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts identity's database back from a backup; identity must be stopped.",
        discussion: """
            What was registered since the backup is lost. Who was erased since stays erased: the
            list of the erased, beside the database, is not touched, and is applied at the start.
            """
    )

    @Argument(help: "The service; identity is the only one whose keys lie apart.")
    var service: String

    @Option(help: "The file of the data.")
    var data: String

    @Option(help: "The file of the keys.")
    var keys: String

    @Option(help: "The service's database file; by default that of the installation.")
    var database: String?

    @OptionGroup var homeOptions: HomeOptions

    func validate() throws {
        guard service == "identity" else {
            throw ValidationError("only identity is restored from two parts, not \(service)")
        }
    }

    func run() async throws {
        try await ToolFailure.reporting {
            let target =
                database
                ?? homeOptions.home().folder.appending(path: "data/identity/identity.sqlite").path
            let manager = FileManager.default
            for file in [data, keys] where !manager.isReadableFile(atPath: file) {
                throw ValidationError("\(file) cannot be read")
            }
            // The log of the old database, and the head of what it held, would contradict the new.
            for suffix in ["", "-wal", "-shm", ".head", ".keys"] {
                if manager.fileExists(atPath: target + suffix) {
                    try manager.moveItem(
                        atPath: target + suffix,
                        toPath: try Self.freePath(target + suffix + ".before-restore")
                    )
                }
            }
            try manager.copyItem(atPath: keys, toPath: target + ".keys")
            try manager.copyItem(atPath: data, toPath: target)
            print("restored \(target); the old files have .before-restore in their names")
            print("start identity, then: huitou verify identity")
        }
    }

    private static func freePath(_ path: String) throws -> String {
        for number in 1...1_000 {
            let candidate = number == 1 ? path : "\(path)-\(number)"
            if !FileManager.default.fileExists(atPath: candidate) { return candidate }
        }
        throw ValidationError("\(path): remove what earlier restores have left")
    }
}
