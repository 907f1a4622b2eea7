import Foundation
import HuitouTool
import Primitives
import RecommendationsPrediction
import Testing

/// Predictions for CDNOW's customers.
struct CDNOWTests {
    private static let folder = ProcessInfo.processInfo.environment["HUITOU_RETAIL_DATA"]

    private func with(_ files: [String: String], _ body: (CDNOWFiles) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-cdnow-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            // Nothing depends on the folder being gone.
            try? FileManager.default.removeItem(at: folder)
        }
        for (name, text) in files {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        try body(CDNOWFiles(folder: folder.path))
    }

    @Test func purchasesOfADayAreOne() throws {
        let text = """
             customer_id  date number_of_cds  dollar_value
             00002 19970112  1   12.00
             00002 19970112  5   77.00
             00001 19970101  1   0.00
            """
        try with(["CDNOW_master_to_1997-09-30.txt": text]) { files in
            let customers = try files.customers()
            #expect(customers.map(\.member) == [1, 2])
            // A free disc is a purchase too.
            #expect(customers[0].days.count == 1)
            #expect(customers[1].days.map(\.spend) == [89])
            #expect(customers[1].days.map(\.lines) == [6])
        }
    }

    @Test(arguments: ["00001 19970132 1 2.00", "00001 19970101 1", "x 19970101 1 2.00"])
    func aWrongLineIsNamed(line: String) throws {
        let text = "customer_id date number_of_cds dollar_value\n00001 19970101 1 2.00\n\(line)\n"
        try with(["CDNOW_master.txt": text]) { files in
            #expect {
                _ = try files.customers()
            } throws: {
                ($0 as? RetailError)?.line == 3
            }
        }
    }

    @Test func impossibleCalibrationsAreNamed() throws {
        let text = "ID,frequency,recency,T\n1,2,30.43,38.86\n2,1,40,38.86\n"
        try with(["cdnow_sample_calibration_39weeks.csv": text]) { files in
            #expect {
                _ = try files.calibration()
            } throws: {
                ($0 as? RetailError)?.line == 3
            }
        }
    }

    @Test func tooFewPurchasesAreNoModel() {
        let one = MemberHistory(member: 1, days: [PurchaseDay(day: 10, spend: 3)])
        #expect(CDNOWPrediction.buying([one], on: nil) == nil)
    }

    @Test(.enabled(if: folder != nil, "HUITOU_RETAIL_DATA is not set"))
    func theSampleIsExpectedToBuyAsThePapersSay() throws {
        let files = CDNOWFiles(folder: try #require(Self.folder))
        let expected = CDNOWPrediction.expected(try files.calibration())
        #expect(expected.count == 2357)
        #expect(expected.allSatisfy { $0.expected >= 0 && $0.expected < 39 })
        // Fader, Hardie and Lee (2005) show some 1,800 repeat purchases for the 39 weeks by either.
        let sum = expected.reduce(0) { $0 + $1.expected }
        #expect((1500...2100).contains(sum), "\(sum)")
    }
}
