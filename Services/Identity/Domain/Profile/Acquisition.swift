package import Primitives

/// How a member was won.
///
/// Set once, so that the results of a campaign, a store, a guide or a link can be counted. Nothing
/// of it is personal.
package struct Acquisition: Hashable, Sendable {
    /// What is counted by.
    ///
    /// The raw values are those of the `.proto` file.
    package enum Field: Int, CaseIterable, Hashable, Sendable {
        /// The way by which the member came.
        case channel = 1
        /// The campaign.
        case campaign = 2
        /// The unit of the organisation.
        case store = 3
        /// The member of staff that won it.
        case guide = 4
        /// The parameter of the code that was scanned.
        case qrParameter = 5
        /// The member of staff that had forwarded the link.
        case forwardedBy = 6
    }

    /// The way by which the member came.
    package let channel: ChannelName
    /// The campaign; `nil` for none, as below.
    package let campaign: String?
    /// The unit of the organisation.
    package let store: OrganisationPath?
    /// The member of staff that won it.
    package let guide: String?
    /// The parameter of the code that was scanned.
    package let qrParameter: String?
    /// The member of staff that had forwarded the link.
    package let forwardedBy: String?

    /// The longest campaign, id or parameter, in bytes.
    package static let byteCountMax = 64

    /// An acquisition as it came; empty texts for what is not said.
    package struct Draft: Sendable {
        /// The way by which the member came.
        package var channel: String
        /// The campaign.
        package var campaign: String
        /// The unit of the organisation.
        package var store: String
        /// The member of staff that won it.
        package var guide: String
        /// The parameter of the code that was scanned.
        package var qrParameter: String
        /// The member of staff that had forwarded the link.
        package var forwardedBy: String

        /// Bundles the fields.
        package init(
            channel: String,
            campaign: String = "",
            store: String = "",
            guide: String = "",
            qrParameter: String = "",
            forwardedBy: String = ""
        ) {
            self.channel = channel
            self.campaign = campaign
            self.store = store
            self.guide = guide
            self.qrParameter = qrParameter
            self.forwardedBy = forwardedBy
        }
    }

    /// Checks what came from outside.
    ///
    /// - Throws: The first field that is refused, as `acquisition.channel`.
    package init(validating draft: Draft) throws(FieldRefusal) {
        func code(_ text: String, _ field: String) throws(FieldRefusal) -> String? {
            if text.isEmpty { return nil }
            guard ProfileText.isCode(text, countMax: Self.byteCountMax) else {
                throw FieldRefusal(
                    field: "acquisition.\(field)",
                    "must have at most \(Self.byteCountMax) printable ASCII characters, no space"
                )
            }
            return text
        }
        guard let channel = ChannelName(draft.channel) else {
            throw FieldRefusal(
                field: "acquisition.channel",
                "must have 1 to \(ChannelName.byteCountMax) characters out of a-z, 0-9 and _"
            )
        }
        self.channel = channel
        campaign = try code(draft.campaign, "campaign")
        if draft.store.isEmpty {
            store = nil
        } else {
            guard let store = OrganisationPath(draft.store) else {
                throw FieldRefusal(
                    field: "acquisition.store",
                    "must be a path such as acme/north/store-12"
                )
            }
            self.store = store
        }
        guide = try code(draft.guide, "guide")
        qrParameter = try code(draft.qrParameter, "qr_parameter")
        forwardedBy = try code(draft.forwardedBy, "forwarded_by")
    }

    /// The text of a field; `nil` for none.
    package func text(of field: Field) -> String? {
        switch field {
        case .channel: channel.rawValue
        case .campaign: campaign
        case .store: store?.rawValue
        case .guide: guide
        case .qrParameter: qrParameter
        case .forwardedBy: forwardedBy
        }
    }
}
