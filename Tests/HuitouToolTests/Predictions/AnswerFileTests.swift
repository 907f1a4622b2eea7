import Foundation
import Testing

@testable import HuitouTool

/// Files of answers are JSON lines, and there only when they are whole.
struct AnswerFileTests {
    private func with(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-answers-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            // Nothing depends on the folder being gone.
            try? FileManager.default.removeItem(at: folder)
        }
        try body(folder.path)
    }

    @Test func linesAreJSON() throws {
        try with { folder in
            let path = folder + "/a.jsonl"
            var file = try AnswerFile(path: path)
            file.add(.items(household: 900, ["1082185", "28897"], areNumbers: true))
            let odd = "COFFEE \"DARK\" \\ ½\u{1}"
            file.add(.items(household: 1, [odd, "12"], areNumbers: false))
            file.add(.number(name: "household_id", id: 900, field: "p", 0.000_012_5))
            #expect(!FileManager.default.fileExists(atPath: path))
            try file.finish()
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            #expect(lines[0] == #"{"household_id": 900, "items": [1082185, 28897]}"#)
            let objects = try lines.map {
                try #require(
                    try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
                )
            }
            #expect(objects[1]["items"] as? [String] == [odd, "12"])
            #expect(objects[2]["p"] as? Double == 0.000_012_5)
            #expect(objects[2]["household_id"] as? Int == 900)
        }
    }

    @Test func aFolderThatIsMissingIsToldAtOnce() throws {
        #expect(throws: RetailError.self) { try AnswerFile(path: "/no/such/folder/a.jsonl") }
    }

    @Test func listsOfHouseholdsAreChecked() throws {
        try with { folder in
            let path = folder + "/households.txt"
            func numbers(_ text: String) throws -> [Int64] {
                try Data(text.utf8).write(to: URL(filePath: path))
                return try LineList.numbers(of: path)
            }
            let listed = try numbers("7\n\n 9 \r\n8")
            #expect(listed == [7, 9, 8])
            #expect(throws: RetailError(file: path, line: 2, message: "7 is there twice")) {
                try numbers("7\n7")
            }
            #expect(
                throws: RetailError(file: path, line: 3, message: "a positive number is expected")
            ) { try numbers("7\n8\nnine") }
            #expect(throws: RetailError.self) { try numbers("\n") }
        }
        #expect(throws: RetailError.self) { try LineList.texts(of: "/no/such/file") }
    }
}
