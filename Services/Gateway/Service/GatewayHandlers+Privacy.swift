package import Messages
package import RPCCore

/// What a member may ask about its own data, passed on to identity.
extension GatewayHandlers {
    /// Passed on to identity.
    package func getConsents(
        _ request: IdentityV1.GetConsentsRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetConsentsResponse {
        try await upstreams.consents.getConsents(request, options: try options(context))
    }

    /// Passed on to identity.
    package func setConsent(
        _ request: IdentityV1.SetConsentRequest,
        context: CallContext
    ) async throws -> IdentityV1.SetConsentResponse {
        try await upstreams.consents.setConsent(request, options: try options(context))
    }

    /// Passed on to identity.
    package func setQuietHours(
        _ request: IdentityV1.SetQuietHoursRequest,
        context: CallContext
    ) async throws -> IdentityV1.SetQuietHoursResponse {
        try await upstreams.consents.setQuietHours(request, options: try options(context))
    }

    /// Passed on to identity.
    package func setPersonalisation(
        _ request: IdentityV1.SetPersonalisationRequest,
        context: CallContext
    ) async throws -> IdentityV1.SetPersonalisationResponse {
        try await upstreams.consents.setPersonalisation(request, options: try options(context))
    }

    /// Passed on to identity.
    package func exportMember(
        _ request: IdentityV1.ExportMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.ExportMemberResponse {
        try await upstreams.privacy.exportMember(request, options: try options(context))
    }

    /// Passed on to identity.
    package func requestErasure(
        _ request: IdentityV1.RequestErasureRequest,
        context: CallContext
    ) async throws -> IdentityV1.RequestErasureResponse {
        try await upstreams.privacy.requestErasure(request, options: try options(context))
    }

    /// Passed on to identity.
    package func listMemberReads(
        _ request: RPCV1.ListMemberReadsRequest,
        context: CallContext
    ) async throws -> RPCV1.ListMemberReadsResponse {
        try await upstreams.audit.listMemberReads(request, options: try options(context))
    }
}
