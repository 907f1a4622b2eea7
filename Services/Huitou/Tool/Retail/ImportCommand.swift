import ArgumentParser
import Foundation
import Messages
import Primitives

/// `huitou import`: data of other systems.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes in data of another system, through the gateway.",
        subcommands: [ImportRetailCommand.self]
    )
}

/// `huitou import retail`: a grocery chain's receipts.
struct ImportRetailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retail",
        abstract: "Takes in the retail data set: households become members, receipts orders.",
        discussion: """
            Everything is read once before anything is sent: a file with an error changes nothing.
            An import that was interrupted is taken up by running it again; a second run changes
            nothing. While a service is away the import waits for it.
            """
    )

    @Argument(
        help: "The folder of the data set, with transactions_to_….csv.gz and products.csv.gz."
    )
    var folder: String

    @Option(help: "The last local day to take in, YYYY-MM-DD.")
    var until: String?

    @Option(help: "Only so many households, the first in order of appearance.")
    var households: Int?

    @Option(help: "`today` moves every time by whole weeks, up to the present.")
    var shiftTo: String?

    @Option(help: "The organisation unit below which the stores lie.")
    var organisation = "retail"

    @Option(help: "How many calls are under way at once.")
    var parallel = 128

    @Option(help: "For how many seconds a service that is away is waited for.")
    var patience = 300

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        if let until {
            let parts = until.split(separator: "-").map { ($0.count, Int($0)) }
            guard parts.map(\.0) == [4, 2, 2], parts.allSatisfy({ $0.1 != nil }) else {
                throw ValidationError("--until needs a day such as 2017-03-31, not \(until)")
            }
        }
        if let shiftTo, shiftTo != "today" {
            throw ValidationError("--shift-to knows only `today`, not \(shiftTo)")
        }
        guard households ?? 1 > 0 else { throw ValidationError("--households must be positive") }
        guard (1...1024).contains(parallel) else {
            throw ValidationError("--parallel must be 1 to 1024")
        }
        guard OrganisationPath(organisation) != nil else {
            throw ValidationError("--organisation needs a path such as acme/retail")
        }
    }

    func run() async throws {
        try await ToolFailure.reporting { try await importAll() }
    }

    private func importAll() async throws {
        let files = try RetailFiles(folder: folder)
        var selection = RetailSelection(until: until, householdsMax: households)
        let survey = try RetailSurvey(transactions: files.transactions, selection: selection)
        guard let last = survey.last else {
            throw RetailError(
                file: files.transactions,
                line: nil,
                message: "no receipt is selected"
            )
        }
        if shiftTo != nil {
            selection.shiftWeeks = try connection.home().retailShift(
                RetailSelection.weeks(from: last, to: connection.environment.now())
            )
        }
        let products = try RetailProduct.readAll(path: files.products)
        let campaigns = try files.campaigns.map {
            try RetailCampaign.readAll($0, until: until)
        }
        let channels = try connection.openChannels()
        let gateway = try channels.channel(to: "gateway")
        let importer = RetailImporter(
            gateway: GatewayV1.GatewayClient(channel: gateway),
            campaigns: RecommendationsV1.CampaignsClient(channel: gateway),
            patience: Patience(
                limit: .seconds(patience),
                clock: ContinuousClock(),
                random: connection.environment.random
            ),
            selection: selection,
            organisation: try organisationPath(),
            callsMax: parallel
        )
        let changed = try await importer.sendCatalogue(products)
        var (report, members) = try await importer.sendReceipts(
            path: files.transactions,
            total: survey.receipts
        )
        report.campaigns = campaigns?.count ?? 0
        report.campaignEntriesAdded = try await importer.sendCampaigns(
            campaigns ?? [],
            members: members
        )
        report.products = products.count
        report.productsChanged = changed
        await channels.close()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
    }

    private func organisationPath() throws -> OrganisationPath {
        guard let path = OrganisationPath(organisation) else {
            throw ValidationError("--organisation needs a path such as acme/retail")
        }
        return path
    }
}

/// The files of the data set that an import reads.
struct RetailFiles {
    /// The receipts' lines, sorted by time.
    let transactions: String
    /// The catalogue.
    let products: String
    /// Campaigns, their coupons and who used them; `nil` where a file of them is missing.
    let campaigns: RetailCampaign.Files?

    /// Finds the files in a folder.
    ///
    /// - Throws: `RetailError` naming what is missing.
    init(folder: String) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        func look(_ prefix: String) -> String? {
            let found = names.filter {
                $0.hasPrefix(prefix) && ($0.hasSuffix(".csv") || $0.hasSuffix(".csv.gz"))
            }
            return found.sorted().last.map { folder + "/" + $0 }
        }
        func find(_ prefix: String) throws -> String {
            guard let path = look(prefix) else {
                throw RetailError(file: folder, line: nil, message: "there is no \(prefix)….csv.gz")
            }
            return path
        }
        transactions = try find("transactions")
        products = try find("products")
        if let descriptions = look("campaign_descriptions"), let households = look("campaigns"),
            let coupons = look("coupons"), let redemptions = look("coupon_redemptions")
        {
            campaigns = RetailCampaign.Files(
                descriptions: descriptions,
                households: households,
                coupons: coupons,
                redemptions: redemptions
            )
        } else {
            campaigns = nil
        }
    }
}

extension Home {
    /// The shift of an import: that of an earlier run where there was one, so that the same
    /// receipts keep their times, else `weeks`.
    ///
    /// - Throws: Where the record cannot be read or written.
    func retailShift(_ weeks: Int) throws -> Int {
        if let data = FileManager.default.contents(atPath: retailRecord.path) {
            return try JSONDecoder().decode(RetailSelection.self, from: data).shiftWeeks
        }
        let record = RetailSelection(shiftWeeks: weeks)
        try writeSecret(
            String(decoding: JSONEncoder().encode(record), as: UTF8.self),
            to: retailRecord
        )
        return weeks
    }
}
