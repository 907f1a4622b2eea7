import IdentityDomain
import Testing

/// How values of declared attributes are brought into their one form.
@Suite struct AttributeDefinitionTests {
    @Test(
        arguments: [
            (.text(lengthMax: 5), " 教师 ", "教师"),
            (.text(lengthMax: 5), "123456", nil),
            (.text(lengthMax: 5), "  ", nil),
            (.text(lengthMax: 5), "a\nb", nil),
            (.number, "007", "7"),
            (.number, "-0.50", "-0.5"),
            (.number, "-0", "0"),
            (.number, "12.", nil),
            (.number, "1e3", nil),
            (.number, "1.1234567", nil),
            (.number, "1234567890123", nil),
            (.boolean, "true", "true"),
            (.boolean, "yes", nil),
            (.date, "2024-02-29", "2024-02-29"),
            (.date, "2023-02-29", nil),
            (.choice(["dry", "oily"]), "oily", "oily"),
            (.choice(["dry", "oily"]), "Oily", nil),
        ] as [(AttributeDefinition.Kind, String, String?)]
    )
    func valuesAreNormalised(kind: AttributeDefinition.Kind, text: String, value: String?) {
        let definition = AttributeDefinition(name: "x", kind: kind, isPersonal: false)
        #expect(definition.normalised(text) == value)
        if let value { #expect(definition.normalised(value) == value) }
    }

    @Test func whatIsNotDeclaredIsPersonal() {
        let program = IdentityProgram(
            attributes: [
                AttributeDefinition(name: "open", kind: .boolean, isPersonal: false),
                AttributeDefinition(name: "shut", kind: .boolean, isPersonal: true),
            ],
            preferences: [],
            childStages: ChildStages([])
        )
        let parted = program.parted(
            AttributeValues(
                attributes: ["open": "true", "shut": "true", "gone": "1"],
                preferences: ["gone": "2"]
            )
        )
        #expect(parted.open == AttributeValues(attributes: ["open": "true"]))
        #expect(
            parted.personal
                == AttributeValues(
                    attributes: ["shut": "true", "gone": "1"],
                    preferences: ["gone": "2"]
                )
        )
    }
}
