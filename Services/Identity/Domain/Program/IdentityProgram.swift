package import Primitives

/// What the program says about members: the attributes that they have, and the stages of children.
package struct IdentityProgram: Hashable, Sendable {
    /// The free attributes, by name.
    package let attributes: [String: AttributeDefinition]
    /// The preferences, by name.
    package let preferences: [String: AttributeDefinition]
    /// The stages of children.
    package let childStages: ChildStages

    /// The most attributes, and the most preferences.
    package static let attributeCountMax = 64

    /// Bundles declarations.
    package init(
        attributes: [AttributeDefinition],
        preferences: [AttributeDefinition],
        childStages: ChildStages
    ) {
        self.attributes = Dictionary(attributes.map { ($0.name, $0) }) { first, _ in first }
        self.preferences = Dictionary(preferences.map { ($0.name, $0) }) { first, _ in first }
        self.childStages = childStages
    }

    /// What holds where no file says otherwise: no attributes, a choice of the language, and the
    /// stages of mother-and-baby programs.
    package static let standard = IdentityProgram(
        attributes: [],
        preferences: [
            AttributeDefinition(name: "language", kind: .choice(["zh", "en"]), isPersonal: false)
        ],
        childStages: ChildStages([
            ChildStage(name: "expected", fromMonths: -10, untilMonths: 0),
            ChildStage(name: "infant", fromMonths: 0, untilMonths: 12),
            ChildStage(name: "toddler", fromMonths: 12, untilMonths: 36),
            ChildStage(name: "preschool", fromMonths: 36, untilMonths: 72),
            ChildStage(name: "school", fromMonths: 72, untilMonths: 144),
            ChildStage(name: "teenager", fromMonths: 144, untilMonths: 216),
        ])
    )

    /// Parts values into those that are personal and those that may be filtered by.
    ///
    /// What the program does not declare any more counts as personal.
    package func parted(
        _ values: AttributeValues
    ) -> (personal: AttributeValues, open: AttributeValues) {
        func isOpen(_ definitions: [String: AttributeDefinition], _ name: String) -> Bool {
            definitions[name]?.isPersonal == false
        }
        return (
            AttributeValues(
                attributes: values.attributes.filter { !isOpen(attributes, $0.key) },
                preferences: values.preferences.filter { !isOpen(preferences, $0.key) }
            ),
            AttributeValues(
                attributes: values.attributes.filter { isOpen(attributes, $0.key) },
                preferences: values.preferences.filter { isOpen(preferences, $0.key) }
            )
        )
    }
}

/// The program with the days of its zone.
package struct ProfileRules: Sendable {
    /// What the program declares.
    package let program: IdentityProgram
    /// Where its days begin and end.
    package let zone: ZoneRules

    /// Bundles both.
    package init(program: IdentityProgram, zone: ZoneRules) {
        self.program = program
        self.zone = zone
    }

    /// The day at a moment.
    package func day(of moment: Timestamp) -> LocalDate { zone.date(moment) }
}
