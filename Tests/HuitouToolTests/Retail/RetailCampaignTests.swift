import Foundation
import HuitouTool
import Primitives
import Testing

/// Which campaigns an import takes in.
struct RetailCampaignTests {
    private static let descriptions = """
        campaign_id,campaign_type,start_date,end_date
        1,Type B,2017-03-03,2017-04-09
        2,Type A,2017-04-01,2017-05-09
        """
    private static let households = "campaign_id,household_id\n1,105\n2,105\n1,7\n"
    private static let coupons = """
        coupon_upc,product_id,campaign_id
        100,9676830,1
        100,9676943,1
        200,9676830,2
        """
    private static let redemptions = """
        household_id,coupon_upc,campaign_id,redemption_date
        105,100,1,2017-03-31
        105,100,1,2017-04-01
        105,200,2,2017-04-02
        """

    private func read(
        until: String?,
        descriptions: String = RetailCampaignTests.descriptions,
        households: String = RetailCampaignTests.households
    ) throws -> [RetailCampaign] {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-campaigns-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            // Nothing depends on the folder being gone.
            try? FileManager.default.removeItem(at: folder)
        }
        func write(_ name: String, _ text: String) throws -> String {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            return file.path
        }
        let files = RetailCampaign.Files(
            descriptions: try write("descriptions.csv", descriptions),
            households: try write("households.csv", households),
            coupons: try write("coupons.csv", Self.coupons),
            redemptions: try write("redemptions.csv", Self.redemptions)
        )
        return try RetailCampaign.readAll(files, until: until)
    }

    @Test func everythingIsReadWhereNoDayIsNamed() throws {
        let campaigns = try read(until: nil)
        #expect(campaigns.map(\.campaign) == ["1", "2"])
        #expect(campaigns[0].kind == "Type B")
        #expect(campaigns[0].households == [105, 7])
        #expect(campaigns[0].coupons == ["100": ["9676830", "9676943"]])
        #expect(campaigns.map(\.redemptions.count) == [2, 1])
    }

    @Test func whatComesAfterTheLastDayIsLeftOut() throws {
        let campaigns = try read(until: "2017-03-31")
        #expect(campaigns.map(\.campaign) == ["1"])
        #expect(campaigns[0].redemptions.map(\.day.description) == ["2017-03-31"])
        #expect(try read(until: "2017-04-01").map(\.campaign) == ["1", "2"])
    }

    @Test func wrongLinesAreNamed() throws {
        #expect {
            _ = try read(until: nil, households: "campaign_id,household_id\n1,105\n3,105\n")
        } throws: {
            ($0 as? RetailError)?.line == 3
        }
        let turned = "campaign_id,campaign_type,start_date,end_date\n1,B,2017-04-09,2017-03-03\n"
        #expect {
            _ = try read(until: nil, descriptions: turned)
        } throws: {
            ($0 as? RetailError)?.line == 2
        }
    }
}
