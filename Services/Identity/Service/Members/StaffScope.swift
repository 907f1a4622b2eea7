import IdentityDomain
import Primitives
import RPCCore

/// The part of the organisation in which a caller may touch members.
enum StaffScope {
    /// The unit in which a member must be at home; `nil` for any.
    ///
    /// A member is one in every store and division, so that apps and services reach all. Staff
    /// reach those of their part.
    ///
    /// - Throws: `permissionDenied` for staff without a part.
    static func unit(of principal: Principal?) throws(RPCError) -> OrganisationPath? {
        guard principal?.kind == .staff else { return nil }
        guard let organisation = principal?.organisation else {
            throw RPCError(
                .permissionDenied,
                reason: "rpc.scope_denied",
                message: "the caller has no part of the organisation"
            )
        }
        return organisation
    }

    /// Refuses a field that the caller may not set.
    static func denied(_ field: String) -> RPCError {
        RPCError(
            .permissionDenied,
            reason: "identity.field_denied",
            message: "the caller may not set \(field) so",
            fieldViolations: [.init(field: field, description: "is not the caller's to set so")]
        )
    }
}
