import Foundation
import Testing
import Tokens

/// The document's catalogue of reasons is the code's, and its conversation is the vectors'.
struct DocumentTests {
    private static let text: String = {
        let path = VectorFile.root.appending(path: "protos/PROTOCOL.md").path
        return String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }()

    /// The reasons of the tables, each with the number of its code.
    private static let documented: [String: Set<Int>] = {
        var reasons: [String: Set<Int>] = [:]
        for line in text.split(separator: "\n") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3, let code = Int(cells[0].prefix { $0.isNumber }) else {
                continue
            }
            for match in cells[1].matches(of: /`([a-z]+\.[a-z_]+)`/) {
                reasons[String(match.1), default: []].insert(code)
            }
        }
        return reasons
    }()

    /// The sources that make errors for callers, by their paths.
    private static let sources: [(path: String, text: String)] = {
        let folders = [
            "Shared/RPCCore", "Shared/RPCWire", "Shared/RPCTransport", "Shared/RPCInProcess",
            "Shared/EventStreaming",
            "Shared/ServiceRuntime", "Services",
        ]
        return folders.flatMap { folder in
            let url = VectorFile.root.appending(path: folder)
            let names =
                FileManager.default.enumerator(atPath: url.path)?
                .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
            return names.filter { !$0.hasPrefix("Huitou/") }.map { name in
                let data = FileManager.default.contents(atPath: url.appending(path: name).path)
                return ("\(folder)/\(name)", String(decoding: data ?? Data(), as: UTF8.self))
            }
        }
    }()

    private static let codes = [
        "cancelled", "unknown", "invalidArgument", "deadlineExceeded", "notFound", "alreadyExists",
        "permissionDenied", "resourceExhausted", "failedPrecondition", "aborted", "outOfRange",
        "unimplemented", "internalError", "unavailable", "dataLoss", "unauthenticated",
    ]

    @Test func everyReasonOfTheCodeIsInATable() {
        #expect(Self.sources.count > 100)
        var count = 0
        for (path, source) in Self.sources {
            for match in source.matches(of: /"((?:rpc|storage)\.[a-z_]+)"/) {
                let isLogWord = match.1 == "rpc.too_many_connections"
                #expect(isLogWord || Self.documented[String(match.1)] != nil, "\(path): \(match.1)")
            }
            // With its code, where the two stand side by side.
            for match in source.matches(of: /\.([a-zA-Z]+),\s*reason: "([a-z]+\.[a-z_]+)"/) {
                guard let index = Self.codes.firstIndex(of: String(match.1)) else { continue }
                count += 1
                let codes = Self.documented[String(match.2)] ?? []
                #expect(codes.contains(index + 1), "\(path): \(match.2) is \(match.1)")
            }
        }
        #expect(count > 40)
    }

    @Test(arguments: TokenRefusal.allCases)
    func everyRefusalOfATokenIsInATable(refusal: TokenRefusal) {
        #expect(Self.documented["token.\(refusal.rawValue)"] == [16])
    }

    @Test func everyReasonOfTheTablesIsInTheCode() {
        #expect(Self.documented.count > 60)
        let tokens = Set(TokenRefusal.allCases.map { "token.\($0.rawValue)" })
        for reason in Self.documented.keys where !tokens.contains(reason) {
            let isUsed = Self.sources.contains { $0.text.contains("\"\(reason)\"") }
            #expect(isUsed, "\(reason) is in the document only")
        }
    }

    @Test func everyReasonOfADrainIsInATable() {
        var words: Set<String> = []
        for (_, source) in Self.sources {
            for match in source.matches(of: /[dD]rain\(reason: "([a-z_]+)"/) {
                words.insert(String(match.1))
            }
        }
        #expect(words.count >= 4)
        for word in words { #expect(Self.text.contains("| `\(word)` |"), "\(word)") }
    }

    /// What the document prints is the first conversation of the vectors, byte by byte.
    @Test func conversationIsTheVectors() throws {
        let conversation = try #require(VectorFile.conversations.first)
        let block = try #require(
            Self.text.components(separatedBy: "```").first { $0.hasPrefix("\nS  ") }
        )
        var sides: [String] = []
        var bytes: [UInt8] = []
        for line in block.split(separator: "\n") {
            if let side = line.first, side != " " {
                sides.append(side == "S" ? "server" : "client")
            }
            let digits = line.dropFirst(3).prefix { $0 != "|" }.split(separator: " ")
            bytes += digits.prefix { $0.count == 2 && UInt8($0, radix: 16) != nil }
                .compactMap { UInt8($0, radix: 16) }
        }
        #expect(sides == conversation.steps.map(\.sender))
        #expect(bytes == conversation.steps.flatMap(\.bytes))
    }
}
