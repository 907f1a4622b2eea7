package import Primitives

/// Which members a list shows.
package struct MemberQuery: Hashable, Sendable {
    /// Where the list goes on.
    package struct Position: Hashable, Sendable {
        /// The home of the last member shown.
        package let home: OrganisationPath
        /// The last member shown.
        package let memberID: MemberID

        /// Goes on behind a member.
        package init(home: OrganisationPath, memberID: MemberID) {
            self.home = home
            self.memberID = memberID
        }
    }

    /// Everything in and below this unit.
    package var organisation: OrganisationPath
    /// `nil` for active, frozen and closed ones.
    package var state: MemberState?
    /// The name of a tag; `nil` for any, as below.
    package var tag: String?
    /// The region where they live.
    package var region: String?
    /// The month of their birthday, 1 to 12.
    package var birthdayMonth: Int?
    /// Who looks after them.
    package var guide: String?
    /// A stage of a child.
    package var childStage: String?
    /// The name and value of an attribute that is not personal.
    package var attribute: Attribute?
    /// Where the list goes on; `nil` for the start.
    package var after: Position?
    /// The most members of one page.
    package var pageSize: Int

    /// An attribute and its value.
    package struct Attribute: Hashable, Sendable {
        /// Its name.
        package let name: String
        /// Its value in its one form.
        package let value: String

        /// Names an attribute and its value.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The most members of a page.
    package static let pageSizeMax = 200
    /// How many members a page has where the caller does not say.
    package static let pageSizeDefault = 50
    /// The states that are shown where the caller does not say.
    package static let shownStates: [MemberState] = [.active, .frozen, .closed]

    /// Lists everything in and below a unit.
    package init(organisation: OrganisationPath, pageSize: Int = pageSizeDefault) {
        precondition((1...Self.pageSizeMax).contains(pageSize), "a page has 1 to 200 members")
        self.organisation = organisation
        self.pageSize = pageSize
    }
}

/// One page of a list.
package struct MemberPage: Sendable {
    /// The members, by home and id.
    package let members: [Member]
    /// Where the next page goes on; `nil` where nothing follows.
    package let next: MemberQuery.Position?

    /// Describes a page.
    package init(members: [Member], next: MemberQuery.Position?) {
        self.members = members
        self.next = next
    }
}
