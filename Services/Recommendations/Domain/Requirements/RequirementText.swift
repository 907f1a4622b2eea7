/// The words for requirements, in English and Chinese.
package struct RequirementText: Hashable, Sendable {
    /// English.
    package let english: String
    /// Chinese.
    package let chinese: String

    private init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    /// Puts a requirement into words: those of the asker, where there are any.
    package init(_ requirement: Requirement) {
        if let label = requirement.label {
            self.init(label.english, label.chinese)
        } else {
            self.init(requirement.condition)
        }
    }

    /// Says which requirements go: `without “…” and “…”`.
    ///
    /// - Parameters:
    ///   - relaxation: What goes.
    ///   - requirements: What was asked for.
    package init(_ relaxation: RequirementAnswer.Relaxation, of requirements: [Requirement]) {
        let texts = relaxation.requirements.map { RequirementText(requirements[$0]) }
        self.init(
            "without " + Self.listed(texts.map { "“\($0.english)”" }, "and"),
            "不要求" + Self.joined(texts.map { "“\($0.chinese)”" }, "和")
        )
    }

    /// Says how requirements change: `raise the price limit from ¥200 to ¥239`.
    ///
    /// - Parameters:
    ///   - adjustment: What changes.
    ///   - requirements: What was asked for.
    package init(_ adjustment: RequirementAnswer.Adjustment, of requirements: [Requirement]) {
        let texts = adjustment.changes.map { Self.text($0, requirements[$0.requirement]) }
        self.init(
            Self.listed(texts.map(\.english), "and"),
            texts.map(\.chinese).joined(separator: "，并")
        )
    }

    /// Says why a product is shown: `Fits your requirement “…”`.
    package static func reason(_ requirement: Requirement) -> RequirementText {
        let text = RequirementText(requirement)
        return requirement.strength == .wish
            ? RequirementText("Fits your wish “\(text.english)”", "符合您的偏好“\(text.chinese)”")
            : RequirementText(
                "Fits your requirement “\(text.english)”",
                "符合您的要求“\(text.chinese)”"
            )
    }

    private init(_ condition: Requirement.Condition) {
        switch condition {
        case .anyOf(let trait, let values):
            let name = Self.name(trait)
            self.init(
                "\(name.english): " + Self.listed(values, "or"),
                "\(name.chinese)：" + Self.joined(values, "或")
            )
        case .noneOf(let trait, let values):
            let name = Self.name(trait)
            self.init(
                "\(name.english): not " + Self.listed(values, "or"),
                "\(name.chinese)：不含" + Self.joined(values, "或")
            )
        case .within(let quantity, let atLeast, let atMost):
            self = Self.bounds(quantity, atLeast, atMost)
        case .ownBrand(true):
            self.init("own brand", "自有品牌")
        case .ownBrand(false):
            self.init("not own brand", "非自有品牌")
        case .ages(let ages) where ages.count == 1:
            self.init("for \(ages.lowerBound) months", "适合\(ages.lowerBound)个月")
        case .ages(let ages):
            self.init(
                "for \(ages.lowerBound) to \(ages.upperBound) months",
                "适合\(ages.lowerBound)至\(ages.upperBound)个月"
            )
        case .contains(let text):
            self.init("says “\(text)”", "含“\(text)”")
        }
    }

    private static func bounds(
        _ quantity: Requirement.Quantity,
        _ atLeast: Int64?,
        _ atMost: Int64?
    ) -> RequirementText {
        let name = name(quantity)
        let low = atLeast.map { number($0, quantity) }
        let high = atMost.map { number($0, quantity) }
        switch (low, high) {
        case (let low?, let high?):
            return .init("\(name.english) \(low) to \(high)", "\(name.chinese)\(low)至\(high)")
        case (let low?, nil):
            return .init("\(name.english) at least \(low)", "\(name.chinese)不低于\(low)")
        case (nil, let high?):
            return .init("\(name.english) at most \(high)", "\(name.chinese)不超过\(high)")
        case (nil, nil):
            preconditionFailure("a condition on \(quantity) without a bound")
        }
    }

    private static func text(
        _ change: RequirementAnswer.Change,
        _ requirement: Requirement
    ) -> RequirementText {
        let text = RequirementText(requirement)
        switch (change.kind, requirement.condition) {
        case (.atMost(let bound), .within(let quantity, _, let atMost?)):
            let name = name(quantity)
            let from = number(atMost, quantity)
            let to = number(bound, quantity)
            return .init(
                "raise the \(name.english) limit from \(from) to \(to)",
                "\(name.chinese)上限由\(from)提高到\(to)"
            )
        case (.atLeast(let bound), .within(let quantity, let atLeast?, _)):
            let name = name(quantity)
            let from = number(atLeast, quantity)
            let to = number(bound, quantity)
            return .init(
                "lower the \(name.english) minimum from \(from) to \(to)",
                "\(name.chinese)下限由\(from)降低到\(to)"
            )
        case (.accepted(let value), .anyOf(let trait, _)):
            let name = name(trait)
            return .init(
                "accept also \(name.english): \(value)",
                "也接受\(name.chinese)：\(value)"
            )
        case (.allowed(let values), .noneOf(let trait, _)):
            let name = name(trait)
            return .init(
                "allow \(name.english): " + listed(values, "and"),
                "允许\(name.chinese)：" + joined(values, "和")
            )
        default:
            return .init("do without “\(text.english)”", "不要求“\(text.chinese)”")
        }
    }

    private static func name(_ trait: Requirement.Trait) -> RequirementText {
        switch trait {
        case .attribute(let name): RequirementText(name, name)
        case .category: RequirementText("category", "品类")
        case .brand: RequirementText("brand", "品牌")
        case .department: RequirementText("department", "部门")
        case .type: RequirementText("type", "类型")
        case .maker: RequirementText("maker", "制造商")
        }
    }

    private static func name(_ quantity: Requirement.Quantity) -> RequirementText {
        switch quantity {
        case .attribute(let name): RequirementText(name, name)
        case .price: RequirementText("price", "价格")
        }
    }

    private static func number(_ number: Int64, _ quantity: Requirement.Quantity) -> String {
        switch quantity {
        case .attribute: return ExactDecimal(millionths: number).description
        case .price:
            let fen = number % 100
            return "¥\(number / 100)" + (fen == 0 ? "" : fen < 10 ? ".0\(fen)" : ".\(fen)")
        }
    }

    private static func listed(_ texts: [String], _ word: String) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + " \(word) " + last
    }

    private static func joined(_ texts: [String], _ word: String) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: "、") + word + last
    }
}
