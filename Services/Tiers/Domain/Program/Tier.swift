/// One step of a program.
package struct Tier: Hashable, Sendable {
    /// ordinary, vip, black, …; 1 to 32 of a-z, 0-9 and _.
    package let code: String
    /// What members read.
    package let name: LocalizedText
    /// The growth within one window that reaches it.
    package let growthMin: Growth
    /// The growth within one window that keeps it; at most `growthMin`.
    package let keepMin: Growth
    /// What it gives beyond the tiers below.
    package let ownBenefits: [Benefit]

    /// Describes a tier.
    package init(
        code: String,
        name: LocalizedText,
        growthMin: Growth,
        keepMin: Growth,
        ownBenefits: [Benefit]
    ) {
        self.code = code
        self.name = name
        self.growthMin = growthMin
        self.keepMin = keepMin
        self.ownBenefits = ownBenefits
    }
}

/// Something that a tier gives, by the code under which tills and channels know it.
package struct Benefit: Hashable, Sendable {
    /// points, birthday_gift, …; 1 to 32 of a-z, 0-9 and _.
    package let code: String
    /// What members read.
    package let name: LocalizedText

    /// Describes a benefit.
    package init(code: String, name: LocalizedText) {
        self.code = code
        self.name = name
    }
}

/// A text in the two languages that members and cashiers read.
package struct LocalizedText: Hashable, Sendable {
    /// English.
    package let english: String
    /// Chinese.
    package let chinese: String

    /// Pairs the two texts.
    package init(english: String, chinese: String) {
        self.english = english
        self.chinese = chinese
    }
}
