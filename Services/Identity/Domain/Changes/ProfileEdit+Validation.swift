package import Primitives

extension ProfileEdit {
    /// A request as it came, before anything of it is believed; `nil` for what it does not name.
    package struct Draft: Sendable {
        /// The gender; `unknown` for one that is not known here.
        package enum GenderDraft: Sendable {
            /// Takes away what is known.
            case removed
            /// One of ours.
            case gender(Gender)
            /// One that is not known here.
            case unknown
        }

        /// What the member is called.
        package var name: String?
        /// What it says of its gender.
        package var gender: GenderDraft?
        /// Year, month and day.
        package var birthday: (year: UInt32, month: UInt32, day: UInt32)?
        /// The region where it lives.
        package var region: String?
        /// The unit that it belongs to.
        package var home: String?
        /// Who looks after it.
        package var guide: String?
        /// When its children were born.
        package var children: [String]?
        /// Names and values.
        package var attributes: [(name: String, value: String)] = []
        /// Names and values.
        package var preferences: [(name: String, value: String)] = []
        /// Where its parcels go.
        package var addresses: [PostalAddress]?
        /// How it was won.
        package var acquisition: Acquisition.Draft?

        /// Names nothing.
        package init() {}
    }

    /// Checks every field of a request and brings it into its one form.
    ///
    /// - Parameters:
    ///   - draft: The request as it came.
    ///   - program: What the program declares.
    ///   - today: The day of the call in the program's zone.
    /// - Throws: The first field that is refused, in the order of the `.proto` file.
    package init(
        validating draft: Draft,
        program: IdentityProgram,
        today: LocalDate
    ) throws(FieldRefusal) {
        self.init()
        try takePerson(draft, today: today)
        try takePlace(draft)
        if let children = draft.children {
            self.children = try Self.children(children, today: today)
        }
        attributes = try Self.values(draft.attributes, "attributes", program.attributes)
        preferences = try Self.values(draft.preferences, "preferences", program.preferences)
        if let addresses = draft.addresses {
            self.addresses = try Self.addresses(addresses)
        }
        if let acquisition = draft.acquisition {
            self.acquisition = try Acquisition(validating: acquisition)
        }
    }

    private mutating func takePerson(
        _ draft: Draft,
        today: LocalDate
    ) throws(FieldRefusal) {
        if let text = draft.name {
            let name = text.isEmpty ? nil : MemberName(text)
            guard text.isEmpty || name != nil else {
                throw FieldRefusal(
                    field: "name",
                    "must have at most \(MemberName.characterCountMax) characters, no control ones"
                )
            }
            self.name = .set(name)
        }
        switch draft.gender {
        case nil: break
        case .removed: gender = .set(nil)
        case .gender(let value): gender = .set(value)
        case .unknown:
            throw FieldRefusal(field: "gender", "must be female, male, other or unspecified")
        }
        if let (year, month, day) = draft.birthday {
            if (year, month, day) == (0, 0, 0) {
                birthday = .set(nil)
            } else {
                let value = Birthday(
                    year: year == 0 ? nil : Int(year),
                    month: Int(month),
                    day: Int(day)
                )
                guard let value, !value.isAfter(today) else {
                    throw FieldRefusal(
                        field: "birthday",
                        "must be a day since \(Birthday.yearMin) that is not in the future"
                    )
                }
                birthday = .set(value)
            }
        }
    }

    private mutating func takePlace(_ draft: Draft) throws(FieldRefusal) {
        if let region = draft.region {
            guard region.isEmpty || ProfileText.isName(region, countMax: 32) else {
                throw FieldRefusal(
                    field: "region",
                    "must have at most 32 letters, digits, -, _ and ."
                )
            }
            self.region = .set(region.isEmpty ? nil : region)
        }
        if let home = draft.home {
            guard let path = OrganisationPath(home) else {
                throw FieldRefusal(field: "home", "must be a path such as acme/north/store-12")
            }
            self.home = path
        }
        if let guide = draft.guide {
            guard guide.isEmpty || ProfileText.isCode(guide, countMax: 64) else {
                throw FieldRefusal(
                    field: "guide",
                    "must have at most 64 printable ASCII characters, no space"
                )
            }
            self.guide = .set(guide.isEmpty ? nil : guide)
        }
    }

    private static func children(
        _ texts: [String],
        today: LocalDate
    ) throws(FieldRefusal) -> [LocalDate] {
        guard texts.count <= ChildStages.childCountMax else {
            throw FieldRefusal(
                field: "children.children",
                "must be at most \(ChildStages.childCountMax)"
            )
        }
        let latest = today.adding(days: ChildStages.expectedDaysMax)
        var children: [LocalDate] = []
        for (index, text) in texts.enumerated() {
            guard let day = LocalDate(text), day.year >= Birthday.yearMin, day <= latest else {
                throw FieldRefusal(
                    field: "children.children[\(index)].born",
                    "must be a day such as 2026-01-31, at most "
                        + "\(ChildStages.expectedDaysMax) days ahead"
                )
            }
            children.append(day)
        }
        return children.sorted()
    }

    private static func values(
        _ drafts: [(name: String, value: String)],
        _ path: String,
        _ definitions: [String: AttributeDefinition]
    ) throws(FieldRefusal) -> [String: String?] {
        guard drafts.count <= IdentityProgram.attributeCountMax else {
            throw FieldRefusal(
                field: path,
                "must be at most \(IdentityProgram.attributeCountMax)"
            )
        }
        var values: [String: String?] = [:]
        for (index, draft) in drafts.enumerated() {
            let field = "\(path)[\(index)]"
            let definition = definitions[draft.name]
            // What the program does not declare any more can still be taken away.
            let isRemoval = draft.value.isEmpty && ProfileText.isName(draft.name, countMax: 63)
            guard definition != nil || isRemoval else {
                throw FieldRefusal(field: "\(field).name", "is not declared by the program")
            }
            guard values[draft.name] == nil else {
                throw FieldRefusal(field: "\(field).name", "must differ from the names before it")
            }
            if isRemoval {
                values.updateValue(nil, forKey: draft.name)
                continue
            }
            guard let definition, let value = definition.normalised(draft.value) else {
                throw FieldRefusal(
                    field: "\(field).value",
                    definition?.requirement ?? "must be empty"
                )
            }
            values[draft.name] = value
        }
        return values
    }

    private static func addresses(
        _ drafts: [PostalAddress]
    ) throws(FieldRefusal) -> [PostalAddress] {
        guard drafts.count <= PostalAddress.countMax else {
            throw FieldRefusal(
                field: "addresses.addresses",
                "must be at most \(PostalAddress.countMax)"
            )
        }
        var addresses: [PostalAddress] = []
        for (index, draft) in drafts.enumerated() {
            addresses.append(
                try PostalAddress(validating: draft, at: "addresses.addresses[\(index)]")
            )
        }
        return addresses
    }
}
