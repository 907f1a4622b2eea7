import Foundation
import Testing

extension EndToEndTests {
    /// The operator's answers as of a day, through real processes.
    @Suite(.serialized, .enabled(if: RetailData.folder != nil, "HUITOU_RETAIL_DATA is not set"))
    struct BackTestTests {
        private static let day = "2017-06-01"

        /// The days before are imported and asked about; then a month more, and asked again.
        ///
        /// Every file is the same to the byte. The installation's zone is another than the data's.
        @Test func whatIsImportedLaterChangesNoAnswer() async throws {
            let data = try #require(RetailData.folder)
            try await Installation.with { installation in
                let folder = installation.home.path
                try await Self.importing(installation, data, until: "2017-05-31")
                let households = try Self.households(data) + [99_999_999]
                try Data(households.map { "\($0)\n" }.joined().utf8)
                    .write(to: URL(filePath: folder + "/households.txt"))
                let questions = [
                    ["recommend", "--task", "nextbasket", "--level", "type"],
                    ["predict", "--task", "buy30"],
                ]
                var files: [[Data]] = [[], []]
                for round in 0..<2 {
                    if round == 1 {
                        try await Self.importing(installation, data, until: "2017-06-30")
                    }
                    for (number, question) in questions.enumerated() {
                        let path = "\(folder)/\(round)-\(number).jsonl"
                        let result = try await installation.huitou(
                            question + [
                                "--as-of", Self.day, "--households", folder + "/households.txt",
                                "--output", path,
                            ],
                            timeout: .seconds(900)
                        )
                        #expect(result.exitCode == 0, "\(result.errors)")
                        files[round].append(try Data(contentsOf: URL(filePath: path)))
                    }
                }
                #expect(files[0] == files[1])
                try Self.check(files[0], households)
            }
        }

        private static func importing(
            _ installation: Installation,
            _ data: String,
            until day: String
        ) async throws {
            let result = try await installation.huitou(
                ["import", "retail", data, "--households", "60", "--until", day],
                timeout: .seconds(900)
            )
            #expect(result.exitCode == 0, "\(result.errors)")
            let report = try Installation.object(result.output)
            #expect(report["campaignEntriesAdded"] as? Int ?? 0 > 100)
        }

        /// The numbers of the first households of the data.
        private static func households(_ data: String) throws -> [Int] {
            let list = try String(
                contentsOfFile: data + "/households_val_2017-11-01.txt",
                encoding: .utf8
            )
            return list.split(separator: "\n").prefix(400).compactMap { Int($0) }
        }

        /// A line for each household, as the data's protocol wants it; most are not imported.
        private static func check(_ files: [Data], _ households: [Int]) throws {
            let lines = try files.map { file in
                try String(decoding: file, as: UTF8.self).split(separator: "\n").map {
                    try Installation.object(String($0))
                }
            }
            for file in lines {
                #expect(file.compactMap { $0["household_id"] as? Int } == households)
            }
            let lists = lines[0].compactMap { $0["items"] as? [String] }
            #expect(lists.allSatisfy { $0.count == 20 && Set($0).count == 20 })
            #expect(Set(lists).count > 5)
            let probabilities = lines[1].compactMap { $0["p"] as? Double }
            #expect(probabilities.count == households.count)
            #expect(probabilities.allSatisfy { (0...1).contains($0) })
            #expect(Set(probabilities).count > 5)
        }

        @Test func customersOfCDNOWNeedNoService() async throws {
            let data = try #require(RetailData.folder)
            try await Installation.with { installation in
                let path = installation.home.path + "/expected.jsonl"
                let result = try await installation.huitou(
                    ["predict", "--cdnow", data, "--task", "expected39", "--output", path],
                    timeout: .seconds(300)
                )
                #expect(result.exitCode == 0, "\(result.errors)")
                let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
                #expect(lines.count == 2357)
                let first = try Installation.object(String(lines[0]))
                #expect(first["sample_id"] as? Int == 1)
                #expect(first["expected"] as? Double ?? -1 > 0)
            }
        }
    }
}
