import Foundation
import IdentityDomain
import IdentityService
import ProgramFiles
import Testing

/// What a file of the program may say about members.
@Suite struct IdentityProgramFileTests {
    static func program(_ text: String) throws -> IdentityProgram {
        try IdentityProgram(file: text, name: "identity.yaml")
    }

    @Test func theExampleIsOne() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appending(path: "compose/identity.yaml"),
            encoding: .utf8
        )
        let program = try Self.program(text)
        #expect(program.attributes.count == 5)
        #expect(program.attributes["occupation"]?.isPersonal == true)
        #expect(
            program.attributes["skin_type"]?.kind == .choice(["dry", "oily", "mixed", "sensitive"])
        )
        #expect(program.childStages == IdentityProgram.standard.childStages)
    }

    @Test func whatIsNotSaidIsAsBuiltIn() throws {
        let program = try Self.program("attributes: []\nchild_stages: []")
        #expect(program.attributes.isEmpty && program.childStages.stages.isEmpty)
        #expect(program.preferences == IdentityProgram.standard.preferences)
    }

    @Test(arguments: [
        ("attributs: []", 1, "unknown key"),
        ("attributes:\n  - {name: X, type: text}", 2, "must be a name"),
        ("attributes:\n  - {name: x, type: words, personal: true}", 2, "must be one of"),
        ("attributes:\n  - {name: x, type: text, length: 501, personal: true}", 2, "must be 1"),
        ("attributes:\n  - {name: x, type: text, personal: true}", 2, "length is missing"),
        ("attributes:\n  - {name: x, type: number}", 2, "personal is missing"),
        (
            "attributes:\n  - {name: x, type: number, personal: true, choices: [a]}", 2,
            "unknown key"
        ),
        (
            "attributes:\n  - {name: x, type: date, personal: true}\n"
                + "  - {name: x, type: date, personal: true}", 3, "a second one"
        ),
        (
            "child_stages:\n  - {name: a, from_months: 3, until_months: 3}", 2,
            "must be after from_months"
        ),
        ("child_stages:\n  - {name: a, from_months: -11, until_months: 3}", 2, "must be -10"),
    ])
    func mistakesHaveTheirLine(text: String, line: Int, message: String) {
        let error = #expect(throws: ProgramFileError.self) { try Self.program(text) }
        #expect(error?.line == line)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }
}
