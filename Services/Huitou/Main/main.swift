import ArgumentParser
import Foundation
import HuitouTool

// The command line is wrong: exit code 2, as shells and other tools have it.
let command: any ParsableCommand
do {
    command = try HuitouCommand.parseAsRoot()
} catch {
    let code = HuitouCommand.exitCode(for: error)
    let text = HuitouCommand.fullMessage(for: error)
    let output = code.isSuccess ? FileHandle.standardOutput : FileHandle.standardError
    output.write(Data((text + "\n").utf8))
    exit(code.isSuccess ? 0 : 2)
}
do {
    if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
    } else {
        var synchronous = command
        try synchronous.run()
    }
} catch {
    HuitouCommand.exit(withError: error)
}
