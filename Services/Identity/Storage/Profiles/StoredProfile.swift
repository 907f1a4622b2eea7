import IdentityDomain
import Primitives
import StorageCore

/// What of a profile stands outside of the member's record.
struct StoredProfile {
    /// Attributes and preferences that are not personal.
    let openValues: AttributeValues
    /// How the member was won.
    let acquisition: Acquisition?

    /// Reads the rows of a member.
    ///
    /// - Throws: `corrupt` for rows that cannot be.
    init(of memberID: MemberID, in reader: any SQLReader) throws {
        let row = try reader.first(
            """
            SELECT members.open_values, acquisitions.channel, campaign, store, guide_of_source,
                qr_parameter, forwarded_by
            FROM members LEFT JOIN (
                SELECT member_id, channel, campaign, store, guide AS guide_of_source,
                    qr_parameter, forwarded_by FROM acquisitions
            ) AS acquisitions ON acquisitions.member_id = members.member_id
            WHERE members.member_id = $1
            """,
            [.integer(memberID.rawValue)]
        )
        guard let row else { throw MemberStoreError.corrupt }
        openValues = try OpenValues.values(try row.textOrNil(0))
        guard let channel = try row.textOrNil(1) else {
            acquisition = nil
            return
        }
        let draft = Acquisition.Draft(
            channel: channel,
            campaign: try row.textOrNil(2) ?? "",
            store: try row.textOrNil(3) ?? "",
            guide: try row.textOrNil(4) ?? "",
            qrParameter: try row.textOrNil(5) ?? "",
            forwardedBy: try row.textOrNil(6) ?? ""
        )
        do throws(FieldRefusal) {
            acquisition = try Acquisition(validating: draft)
        } catch {
            throw MemberStoreError.corrupt
        }
    }

    /// The whole profile.
    func profile(_ member: Member, _ record: PersonalRecord) -> MemberProfile {
        MemberProfile(
            member: member,
            marks: record.marks,
            personal: record.personal,
            values: openValues.merged(with: record.personal.values),
            acquisition: acquisition
        )
    }
}
