import IdentityDomain
import Messages
import Primitives
import RPCCore

extension IdentityV1.SetProfileRequest {
    /// The request before anything of it is believed.
    var draft: ProfileEdit.Draft {
        var draft = ProfileEdit.Draft()
        draft.name = name
        draft.gender = gender?.draft
        draft.birthday = birthday.map { ($0.year, $0.month, $0.day) }
        draft.region = region
        draft.home = home
        draft.guide = guide
        draft.children = children?.children.map(\.born)
        draft.attributes = attributes.map { ($0.name, $0.value) }
        draft.preferences = preferences.map { ($0.name, $0.value) }
        draft.addresses = addresses?.addresses.map(\.draft)
        draft.acquisition = acquisition?.draft
        return draft
    }

    /// What the request says, field by field; a field that is not there says something else than an
    /// empty one.
    func keyedFields() throws -> [KeyedRequest.Field] {
        func field(_ path: String, _ bytes: [UInt8]?) -> KeyedRequest.Field {
            KeyedRequest.Field(path, bytes.map { [1] + $0 } ?? [])
        }
        return [
            KeyedRequest.Field("member_id", memberID),
            field("name", name.map { Array($0.utf8) }),
            field("gender", gender.map { Array(String($0.rawValue).utf8) }),
            field("birthday", try birthday?.encoded()),
            field("region", region.map { Array($0.utf8) }),
            field("home", home.map { Array($0.utf8) }),
            field("guide", guide.map { Array($0.utf8) }),
            field("children", try children?.encoded()),
            field(
                "attributes",
                try IdentityV1.SetProfileRequest(attributes: attributes).encoded()
            ),
            field(
                "preferences",
                try IdentityV1.SetProfileRequest(preferences: preferences).encoded()
            ),
            field("addresses", try addresses?.encoded()),
            field("acquisition", try acquisition?.encoded()),
        ]
    }
}

extension ProfileEdit {
    /// Checks that the caller may edit what the request names.
    ///
    /// - Returns: The edit, as a correction where the caller may correct.
    /// - Throws: `permissionDenied` with the field.
    func allowed(to principal: Principal?) throws(RPCError) -> ProfileEdit {
        var edit = self
        let roles = principal?.roles ?? []
        switch principal?.kind {
        case .service, .operator:
            edit.isCorrection = true
        case .staff:
            edit.isCorrection = !roles.isDisjoint(with: [.hqAdmin, .serviceAgent])
            if birthday != .keep, !edit.isCorrection { throw StaffScope.denied("birthday") }
            if let home, principal?.organisation?.contains(home) != true {
                throw StaffScope.denied("home")
            }
            if guide != .keep, roles.subtracting([.guide, .cashier, .auditor]).isEmpty {
                throw StaffScope.denied("guide")
            }
        case .member:
            if guide != .keep { throw StaffScope.denied("guide") }
            if acquisition != nil { throw StaffScope.denied("acquisition") }
        case .channelApp, .till, .partner, nil:
            break
        }
        return edit
    }
}
