package import ProgramFiles
package import TiersDomain

extension TierProgram {
    /// The preset that comes with the service: a supermarket chain.
    package static let supermarketText = String(
        decoding: PackageResources.supermarket_yaml,
        as: UTF8.self
    )

    /// Reads a program file; `Programs/supermarket.yaml` is one, and says what it may hold.
    ///
    /// - Parameters:
    ///   - text: What stands in the file.
    ///   - name: The file's name, for errors.
    /// - Throws: ``ProgramFileError`` with file, line and column.
    package init(file text: String, name: String) throws(ProgramFileError) {
        let file = try ProgramFile.load(text: text, name: name)
        self = try file.root.mapping { fields throws(ProgramFileError) in
            let program = try fields.required("program")
            _ = try fields.required("window").choice(TierWindow.self)
            let version = try fields.required("version").integer(in: 1...1_000_000)
            let tiers = try fields.required("tiers")
            let steps = try tiers.list(count: 1...TierProgram.tiersMax) {
                node throws(ProgramFileError) in
                (node: node, tier: try Tier(node))
            }
            let name = try program.string()
            let periodEnd = try fields.required("period_end").choice(PeriodEnd.self)
            let reversals = try fields.required("reversals").choice(ReversalPolicy.self)
            do throws(TierProgramError) {
                return try TierProgram(
                    name: name,
                    version: version,
                    tiers: steps.map(\.tier),
                    periodEnd: periodEnd,
                    reversals: reversals
                )
            } catch {
                // The tier that is meant gives the line; the field stands in the message.
                let index = error.tierIndex
                let place =
                    index.map { steps[$0].node } ?? (error.field == "tiers" ? tiers : program)
                throw place.error(error.description)
            }
        }
    }
}

/// The windows in which growth may be counted.
enum TierWindow: String, CaseIterable {
    /// January to December of the program's time zone.
    case calendarYear = "calendar_year"
}

extension TierProgramError {
    /// The index of the tier that the field belongs to: 2 for `tiers[2].code`.
    fileprivate var tierIndex: Int? {
        guard field.hasPrefix("tiers[") else { return nil }
        return Int(field.dropFirst("tiers[".count).prefix { $0 != "]" })
    }
}

extension Tier {
    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        let most = TierProgram.growthMinMax.rawValue
        self = try node.mapping { fields throws(ProgramFileError) in
            let growthMin = try fields.required("growth_min").integer(in: 0...most)
            return Tier(
                code: try fields.required("code").string(),
                name: try LocalizedText(fields.required("name")),
                growthMin: Growth(growthMin),
                keepMin: Growth(
                    try fields.optional("keep_min")?.integer(in: 0...most) ?? growthMin
                ),
                ownBenefits: try fields.optional("benefits")?
                    .list(count: 0...TierProgram.benefitsMax) { node throws(ProgramFileError) in
                        try Benefit(node)
                    } ?? []
            )
        }
    }
}

extension Benefit {
    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        self = try node.mapping { fields throws(ProgramFileError) in
            Benefit(
                code: try fields.required("code").string(),
                name: try LocalizedText(fields.required("name"))
            )
        }
    }
}

extension LocalizedText {
    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        self = try node.mapping { fields throws(ProgramFileError) in
            LocalizedText(
                english: try fields.required("en").string(),
                chinese: try fields.required("zh").string()
            )
        }
    }
}
