import Foundation
import FuzzTargets

/// `huitou-fuzz TARGET`: feeds one target; started by `Tests/Fuzz/run`.
///
/// Built with libFuzzer under it (`-D LIBFUZZER`), the arguments after the target are libFuzzer's.
/// Else they are a seed and a number of inputs, and our own mutator makes these.
@main
enum FuzzMain {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 2, arguments[1] == "--list" {
            for target in FuzzTarget.all { print(target.name) }
            return
        }
        guard arguments.count > 1, let target = FuzzTarget.named(arguments[1]) else {
            fail("usage: huitou-fuzz --list | TARGET [SEED] [INPUTS]; see Tests/Fuzz/run --help")
        }
        if arguments.count == 4, arguments[2] == "--write-seeds" {
            return try writeSeeds(of: target, to: URL(filePath: arguments[3]))
        }
        #if LIBFUZZER
        LibFuzzer.run(target)
        #else
        let numbers = arguments.dropFirst(2).compactMap { UInt64($0) }
        let inputCount = numbers.count > 1 ? Int(numbers[1]) : 100_000
        let run = try FuzzRun(target, seed: numbers.first ?? 1, inputCount: inputCount)
        print("\(target): \(run.inputCount) inputs, \(run.outcomes.count) outcomes, no finding")
        #endif
    }

    /// A file for each seed, named by its number, to begin a corpus with.
    private static func writeSeeds(of target: FuzzTarget, to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (number, seed) in target.seeds.enumerated() {
            try Data(seed).write(to: folder.appending(path: "seed-\(number)"))
        }
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(2)
    }
}
