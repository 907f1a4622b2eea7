import Primitives
import ProgramFiles
import Testing

@Suite struct ProgramFileTests {
    enum Color: String, CaseIterable { case red, green }

    struct Level: Equatable {
        let name: String
        let threshold: Int64
    }

    static func load(_ text: String) throws -> ProgramNode {
        try ProgramFile.load(text: text, name: "program.yaml").root
    }

    /// The description of the error with which reading fails.
    static func refusal(
        _ text: String,
        _ read: (ProgramNode) throws(ProgramFileError) -> Void
    ) -> String {
        do throws(ProgramFileError) {
            try read(ProgramFile.load(text: text, name: "program.yaml").root)
            return "accepted"
        } catch {
            return error.description
        }
    }

    @Test func readsEveryKindOfValue() throws {
        let root = try Self.load(
            """
            name: "super market"
            color: green
            open: true
            factor: -1.25
            from: 2026-02-28
            empty:
            levels:
              - name: silver
                threshold: 1_000
              - {name: gold, threshold: 5000}
            """
        )
        try root.mapping { (fields) throws(ProgramFileError) in
            #expect(try fields.required("name").string() == "super market")
            #expect(try fields.required("color").choice(Color.self) == .green)
            #expect(try fields.required("open").boolean())
            #expect(try fields.required("factor").decimal(scale: 100, in: -200...200) == -125)
            #expect(try fields.required("from").date() == LocalDate("2026-02-28"))
            #expect(fields.optional("empty") == nil)
            #expect(fields.optional("missing") == nil)
            let levels = try fields.required("levels").list {
                (node) throws(ProgramFileError) in
                try node.mapping { (fields) throws(ProgramFileError) in
                    Level(
                        name: try fields.required("name").name(),
                        threshold: try fields.required("threshold").integer(in: 0...10_000)
                    )
                }
            }
            #expect(
                levels == [
                    Level(name: "silver", threshold: 1000), Level(name: "gold", threshold: 5000),
                ]
            )
        }
    }

    @Test func unknownKeyNamesTheNearest() {
        let message = Self.refusal("name: a\nlevls: []\n") { node throws(ProgramFileError) in
            try node.mapping { fields throws(ProgramFileError) in
                _ = try fields.required("name").string()
                _ = fields.optional("levels")
            }
        }
        #expect(message == "program.yaml:2:1: levls: unknown key; did you mean levels?")
    }

    @Test func unknownKeyListsTheKnown() {
        let message = Self.refusal("zone: a\n") { node throws(ProgramFileError) in
            try node.mapping { fields throws(ProgramFileError) in
                _ = fields.optional("name")
                _ = fields.optional("levels")
            }
        }
        #expect(message == "program.yaml:1:1: zone: unknown key; known here: levels, name")
    }

    @Test func missingKeyNamesTheMisspeltOne() {
        let message = Self.refusal("tiers:\n  - nmae: a\n") { node throws(ProgramFileError) in
            try node.mapping { fields throws(ProgramFileError) in
                _ = try fields.required("tiers").list { node throws(ProgramFileError) in
                    try node.mapping { fields throws(ProgramFileError) in
                        try fields.required("name").string()
                    }
                }
            }
        }
        #expect(
            message
                == "program.yaml:2:5: tiers[0].nmae: unknown key; did you mean name, "
                + "which is missing?"
        )
    }

    @Test func missingKeyIsNamedAtItsMapping() {
        let message = Self.refusal("a:\n  b: 1\n") { node throws(ProgramFileError) in
            try node.mapping { fields throws(ProgramFileError) in
                try fields.required("a").mapping { fields throws(ProgramFileError) in
                    _ = fields.optional("b")
                    _ = try fields.required("threshold")
                }
            }
        }
        #expect(message == "program.yaml:2:3: a: threshold is missing")
    }

    @Test(arguments: [
        ("1.5", "program.yaml:1:1: must be a whole number, is \"1.5\""),
        ("\"12\"", "program.yaml:1:1: must be a whole number without quotation marks, is \"12\""),
        ("11", "program.yaml:1:1: must be 0 to 10, is 11"),
        ("-1", "program.yaml:1:1: must be 0 to 10, is -1"),
        (
            "99999999999999999999",
            "program.yaml:1:1: must be a whole number, is "
                + "\"99999999999999999999\""
        ),
        ("[1]", "program.yaml:1:1: must be a whole number, is a list"),
        ("~", "program.yaml:1:1: must be a whole number, is nothing"),
        ("0x10", "program.yaml:1:1: must be a whole number, is \"0x10\""),
    ])
    func integerRefuses(text: String, message: String) {
        #expect(
            Self.refusal(text) { node throws(ProgramFileError) in
                _ = try node.integer(in: 0...10) as Int
            } == message
        )
    }

    @Test(arguments: [
        ("1.255", "must have at most 2 decimals, is \"1.255\""),
        ("1e3", "must be a number such as 1.5, is \"1e3\""),
        (".5", "must be a number such as 1.5, is \".5\""),
        ("1.2.3", "must be a number such as 1.5, is \"1.2.3\""),
        ("10.01", "must be 0.5 to 10, is 10.01"),
        ("0.49", "must be 0.5 to 10, is 0.49"),
        ("-0.05", "must be 0.5 to 10, is -0.05"),
        ("92233720368547758.08", "is too large"),
    ])
    func decimalRefuses(text: String, message: String) {
        #expect(
            Self.refusal(text) { node throws(ProgramFileError) in
                _ = try node.decimal(scale: 100, in: 50...1000)
            } == "program.yaml:1:1: " + message
        )
    }

    @Test(arguments: [("yes", "yes"), ("True", "True"), ("1", "1")])
    func booleanRefuses(text: String, shown: String) {
        #expect(
            Self.refusal(text) { node throws(ProgramFileError) in _ = try node.boolean() }
                == "program.yaml:1:1: must be true or false, is \"\(shown)\""
        )
    }

    @Test func choiceListsTheWords() {
        #expect(
            Self.refusal("gren") { node throws(ProgramFileError) in
                _ = try node.choice(Color.self)
            }
                == "program.yaml:1:1: must be one of red, green, is \"gren\"; did you mean green?"
        )
    }

    @Test(arguments: ["2026-02-29", "2026-2-1", "26-02-01", "tomorrow"])
    func dateRefuses(text: String) {
        #expect(
            Self.refusal(text) { node throws(ProgramFileError) in _ = try node.date() }
                == "program.yaml:1:1: must be a day such as 2026-01-31, is \"\(text)\""
        )
    }

    @Test(arguments: ["Gold", "1st", "a b", "-a", "ä"])
    func nameRefuses(text: String) {
        #expect(
            Self.refusal(text) { node throws(ProgramFileError) in _ = try node.name() }
                .contains("must be a name of lower-case letters")
        )
    }

    @Test func countsAreBounded() {
        #expect(
            Self.refusal("[1, 2, 3]") { node throws(ProgramFileError) in
                _ = try node.list(count: 1...2) { node throws(ProgramFileError) in node.line }
            } == "program.yaml:1:1: must have 1 to 2 elements, has 3"
        )
        #expect(
            Self.refusal("{}") { node throws(ProgramFileError) in
                _ = try node.entries(count: 1...2)
            } == "program.yaml:1:1: must have 1 to 2 entries, has 0"
        )
    }

    @Test func freeKeysComeInOrder() throws {
        let entries = try Self.load("b: 1\na: 2\n").entries()
        #expect(try entries.map { try $0.key.name() } == ["b", "a"])
        #expect(entries.map(\.value.line) == [1, 2])
    }

    @Test(arguments: [
        ("a: 1\na: 2\n", "given twice: a"),
        ("a: [1\n", "not YAML"),
        ("", "the file is empty"),
        ("a: *b\n", "undefined alias"),
        ("? [1]\n: 2\n", "a key must be a plain text"),
    ])
    func brokenFileIsRefused(text: String, message: String) {
        let refusal = Self.refusal(text) { _ throws(ProgramFileError) in }
        #expect(refusal.hasPrefix("program.yaml"))
        #expect(refusal.contains(message), "\(refusal)")
    }

    @Test func deepFileIsRefused() {
        let text = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        #expect(
            Self.refusal(text) { _ throws(ProgramFileError) in }.contains("nested deeper than 32")
        )
    }

    /// Nine lists of nine aliases each would be a thousand million values.
    @Test func aliasesThatMultiplyAreRefused() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for index in 1...9 {
            let aliases = [String](repeating: "*a\(index - 1)", count: 9)
            text += "a\(index): &a\(index) [\(aliases.joined(separator: ", "))]\n"
        }
        #expect(
            Self.refusal(text) { _ throws(ProgramFileError) in }
                .contains("more than 100000 values")
        )
    }

    @Test func longFileIsRefused() {
        let text = "a: " + String(repeating: "x", count: ProgramFile.byteCountMax)
        #expect(
            Self.refusal(text) { _ throws(ProgramFileError) in }
                == "program.yaml: the file is longer than 1048576 bytes"
        )
    }
}
