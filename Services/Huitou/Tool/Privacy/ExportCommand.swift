import ArgumentParser
import Foundation
import Messages
import RPCCore

/// `huitou export`: everything held about a member, as one JSON object.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Prints everything that is held about a member as JSON.",
        discussion: """
            Identity's part is personal data in full: that it was looked at, and why, goes into the
            audit trail, which is part of the export itself.
            """
    )

    @Argument(help: "The member's id.")
    var memberID: Int64

    @Option(help: "Why the data is looked at; goes into the audit trail.")
    var purpose: String

    @OptionGroup var connection: ConnectionOptions

    /// Where what is held about a member is asked for, page by page where there are pages.
    private static let parts = [
        "identity/ExportMember", "points/GetBalance", "points/ListStatement",
        "recommendations/GetMemberPredictions",
        "tiers/GetStanding", "tiers/ListTierHistory", "tiers/ListGrowth",
        "recommendations/ListPurchases", "recommendations/ListMemberCampaigns",
        "recommendations/ListMadeOffers", "recommendations/ListMemberArms",
        "recommendations/ListNotInterested", "recommendations/ExportMemberFeedback",
        "recommendations/Recommend",
    ]

    /// A member of whom a service has never heard has nothing there.
    private static let unheardOf: Set<RPCError.Code> = [.notFound]

    func run() async throws {
        try await ToolFailure.reporting {
            let channels = try connection.openChannels()
            var gathered: [String: Any] = [:]
            for part in Self.parts {
                do {
                    gathered[part] = try await pages(of: part, channels)
                } catch let error as RPCError
                    where Self.unheardOf.contains(error.code) && part != Self.parts[0]
                {
                    gathered[part] = [Any]()
                }
            }
            let data = try JSONSerialization.data(
                withJSONObject: gathered,
                options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            )
            print(String(decoding: data, as: UTF8.self))
            await channels.close()
        }
    }

    private func pages(of name: String, _ channels: ToolChannels) async throws -> [Any] {
        let target = try MethodName.find(name)
        let channel = try channels.channel(to: target.service)
        let options = CallOptions(timeout: .seconds(60), purpose: purpose)
        var answers: [Any] = []
        var cursor = ""
        repeat {
            var request: [String: Any] = ["memberId": String(memberID)]
            if !cursor.isEmpty { request["cursor"] = cursor }
            let data = try JSONSerialization.data(withJSONObject: request)
            var next = ""
            let text = String(decoding: data, as: UTF8.self)
            try await target.method.call(channel, [text], options) { line in
                let answer = try JSONSerialization.jsonObject(with: Data(line.utf8))
                answers.append(answer)
                next = (answer as? [String: Any])?["nextCursor"] as? String ?? ""
            }
            cursor = next
        } while !cursor.isEmpty
        return answers
    }
}
