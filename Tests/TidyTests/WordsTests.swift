import Testing

/// Words that the sources do not use, with what to use instead.
struct WordsTests {
    /// A banned construct.
    struct Ban: Sendable, CustomStringConvertible {
        /// What is searched for in each line of code.
        let word: String
        /// What to do instead.
        let instead: String
        /// The folders in which it is banned.
        var folders = ["Services", "Shared"]
        /// Paths below which it is allowed nevertheless.
        var except: [String] = []

        var description: String { word }
    }

    static let bans = [
        Ban(word: "try!", instead: "handle the error"),
        Ban(word: "as!", instead: "cast with as? and say what else it can be"),
        Ban(word: "nonisolated(unsafe)", instead: "Mutex"),
        Ban(word: "fatalError(", instead: "preconditionFailure with the values"),
        Ban(word: "UUID()", instead: "an injected source of ids"),
        Ban(word: "Date()", instead: "the injected clock"),
        Ban(
            word: "SystemRandomNumberGenerator",
            instead: "the injected randomness",
            except: ["Shared/ServiceRuntime", "Services/Huitou"]
        ),
        Ban(
            word: "print(",
            instead: "the logger",
            except: [
                "Services/Huitou", "Shared/GeneratorMain", "Shared/Generator",
                "Shared/ServiceRuntime",
            ]
        ),
        Ban(word: "dump(", instead: "the fields that may be shown"),
        Ban(word: "import GRDB", instead: "StorageCore", except: ["Shared/StorageSQLite"]),
        Ban(word: "import CPostgreSQL", instead: "StorageCore", except: ["Shared/StoragePostgres"]),
        Ban(
            word: "import NIO",
            instead: "RPCCore",
            except: ["Shared/RPCWire", "Shared/RPCTransport", "Shared/OperatorPort"]
        ),
        Ban(
            word: "import COpenSSL",
            instead: "Cryptography, RPCTransport or HTTPSClient",
            except: ["Shared/Cryptography", "Shared/RPCTransport", "Shared/HTTPSClient"]
        ),
        Ban(word: "import CMessages", instead: "Messages", except: ["Shared/Messages"]),
        Ban(word: "ProcessInfo", instead: "ServiceRuntime", except: ["Shared/ServiceRuntime"]),
        Ban(
            word: "Thread.sleep",
            instead: "wait for the event",
            folders: ["Services", "Shared", "Tests"]
        ),
        Ban(word: "Task.sleep", instead: "an injected clock", folders: ["Services", "Tests"]),
        // As an option of the socket its number means SO_DEBUG, which only root may set.
        Ban(
            word: "socketOption(.tcp_nodelay)",
            instead: "tcpOption(.tcp_nodelay)",
            folders: ["Services", "Shared", "Tests"]
        ),
    ]

    /// The line without its comment and its string literals.
    static func code(of line: Substring) -> String {
        var result = ""
        var isInString = false
        var previous: Character = " "
        for character in line {
            if character == "\"", previous != "\\" { isInString.toggle() }
            if !isInString {
                if character == "/", previous == "/" {
                    result.removeLast()
                    break
                }
                result.append(character)
            }
            previous = character
        }
        return result
    }

    @Test(arguments: bans)
    func bannedWordsAreAbsent(ban: Ban) {
        for file in Repository.swiftFiles
        where file.lies(below: ban.folders) && !file.lies(below: ban.except)
            && !file.path.hasPrefix("Tests/TidyTests/")
        {
            for (index, line) in file.lines.enumerated() {
                let code = Self.code(of: line)
                guard let range = code.firstRange(of: ban.word) else { continue }
                let isWhole = code[..<range.lowerBound].last.map { !$0.isLetter } ?? true
                #expect(!isWhole, "\(file.path):\(index + 1): \(ban.word): use \(ban.instead)")
            }
        }
    }

    @Test func nothingIsSaidToBeUnfinished() {
        let words = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]
        let suffixes = [".swift", ".c", ".h", ".py", ".sh", ".proto", ".yaml", ".md"]
        for file in Repository.read({ path in suffixes.contains { path.hasSuffix($0) } })
        where !file.isGenerated {
            for (index, line) in file.lines.enumerated() {
                let found = words.first { line.contains($0) }
                #expect(found == nil, "\(file.path):\(index + 1): finish it or write it down")
            }
        }
    }

    @Test func uncheckedSendableGivesItsReason() {
        for file in Repository.swiftFiles where file.lies(below: ["Services", "Shared"]) {
            for (index, line) in file.lines.enumerated()
            where Self.code(of: line).contains("@unchecked Sendable") {
                let before = file.lines[..<index].suffix(3)
                let hasReason = before.contains { $0.contains("//") } || line.contains("//")
                #expect(hasReason, "\(file.path):\(index + 1): name the lock or the owner")
            }
        }
    }
}
