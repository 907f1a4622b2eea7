package import IdentityDomain
package import ProgramFiles

extension IdentityProgram {
    /// Reads a program file; `compose/identity.yaml` is one, and says what it may hold.
    ///
    /// What a file does not say is as in ``standard``.
    ///
    /// - Parameters:
    ///   - text: What stands in the file.
    ///   - name: The file's name, for errors.
    /// - Throws: ``ProgramFileError`` with file, line and column.
    package init(file text: String, name: String) throws(ProgramFileError) {
        let file = try ProgramFile.load(text: text, name: name)
        self = try file.root.mapping { fields throws(ProgramFileError) in
            for section in EngagementProgram.sections { _ = fields.optional(section) }
            let standard = IdentityProgram.standard
            return IdentityProgram(
                attributes: try fields.optional("attributes").map {
                    node throws(ProgramFileError) in try AttributeDefinition.list(node)
                } ?? Array(standard.attributes.values),
                preferences: try fields.optional("preferences").map {
                    node throws(ProgramFileError) in try AttributeDefinition.list(node)
                } ?? Array(standard.preferences.values),
                childStages: try fields.optional("child_stages").map {
                    node throws(ProgramFileError) in try ChildStages(node)
                } ?? standard.childStages
            )
        }
    }
}

/// The types that an attribute may have.
private enum AttributeType: String, CaseIterable {
    case text
    case number
    case boolean
    case date
    case choice
}

extension AttributeDefinition {
    fileprivate static func list(
        _ node: ProgramNode
    ) throws(ProgramFileError) -> [AttributeDefinition] {
        var names: Set<String> = []
        return try node.list(count: 0...IdentityProgram.attributeCountMax) {
            node throws(ProgramFileError) in
            let definition = try AttributeDefinition(node)
            guard names.insert(definition.name).inserted else {
                throw node.error("a second one with the name \(definition.name)")
            }
            return definition
        }
    }

    private init(_ node: ProgramNode) throws(ProgramFileError) {
        self = try node.mapping { fields throws(ProgramFileError) in
            let name = try fields.required("name").name()
            let type = try fields.required("type").choice(AttributeType.self)
            let isPersonal = try fields.required("personal").boolean()
            let kind: Kind
            switch type {
            case .text:
                let length = try fields.required("length").integer(
                    in: 1...AttributeDefinition.lengthMax
                )
                kind = .text(lengthMax: length)
            case .number: kind = .number
            case .boolean: kind = .boolean
            case .date: kind = .date
            case .choice:
                let words = try fields.required("choices").list(count: 1...100) {
                    node throws(ProgramFileError) in try node.name()
                }
                kind = .choice(words)
            }
            return AttributeDefinition(name: name, kind: kind, isPersonal: isPersonal)
        }
    }
}

extension ChildStages {
    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        var names: Set<String> = []
        let stages = try node.list(count: 0...Self.countMax) { node throws(ProgramFileError) in
            let stage = try ChildStage(node)
            guard names.insert(stage.name).inserted else {
                throw node.error("a second stage with the name \(stage.name)")
            }
            return stage
        }
        self.init(stages)
    }
}

extension ChildStage {
    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        self = try node.mapping { fields throws(ProgramFileError) in
            let name = try fields.required("name").name()
            let fromMonths = try fields.required("from_months").integer(in: ChildStage.months)
            let until = try fields.required("until_months")
            let untilMonths = try until.integer(in: ChildStage.months)
            guard fromMonths < untilMonths else {
                throw until.error("must be after from_months, \(fromMonths), is \(untilMonths)")
            }
            return ChildStage(name: name, fromMonths: fromMonths, untilMonths: untilMonths)
        }
    }
}
