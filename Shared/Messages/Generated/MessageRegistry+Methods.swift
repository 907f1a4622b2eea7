// swift-format-ignore-file
// Made by protos/generate from all .proto files. Do not edit.

extension MessageRegistry {
    /// Every method of every service.
    package static let methods: [Method] = [
        .unary(
            GatewayV1.GatewayMethods.getHome,
            GatewayV1.GetHomeRequest.self,
            GatewayV1.GetHomeResponse.self,
            target: GatewayV1.GatewayMethods.targetOfGetHome
        ),
        .unary(
            GatewayV1.GatewayMethods.identifyMember,
            GatewayV1.IdentifyMemberRequest.self,
            GatewayV1.IdentifyMemberResponse.self,
            target: GatewayV1.GatewayMethods.targetOfIdentifyMember
        ),
        .unary(
            GatewayV1.GatewayMethods.registerMember,
            IdentityV1.RegisterMemberRequest.self,
            IdentityV1.RegisterMemberResponse.self,
            target: GatewayV1.GatewayMethods.targetOfRegisterMember
        ),
        .unary(
            GatewayV1.GatewayMethods.commitOrder,
            PointsV1.CommitOrderRequest.self,
            PointsV1.CommitOrderResponse.self,
            target: GatewayV1.GatewayMethods.targetOfCommitOrder
        ),
        .unary(
            GatewayV1.GatewayMethods.reverseOrder,
            PointsV1.ReverseOrderRequest.self,
            PointsV1.ReverseOrderResponse.self,
            target: GatewayV1.GatewayMethods.targetOfReverseOrder
        ),
        .unary(
            GatewayV1.GatewayMethods.listStatement,
            PointsV1.ListStatementRequest.self,
            PointsV1.ListStatementResponse.self,
            target: GatewayV1.GatewayMethods.targetOfListStatement
        ),
        .unary(
            GatewayV1.GatewayMethods.listMemberReads,
            RPCV1.ListMemberReadsRequest.self,
            RPCV1.ListMemberReadsResponse.self,
            target: GatewayV1.GatewayMethods.targetOfListMemberReads
        ),
        .unary(
            GatewayV1.GatewayMethods.putProducts,
            RecommendationsV1.PutProductsRequest.self,
            RecommendationsV1.PutProductsResponse.self,
            target: GatewayV1.GatewayMethods.targetOfPutProducts
        ),
        .unary(
            IdentityV1.AccessMethods.requestCode,
            IdentityV1.RequestCodeRequest.self,
            IdentityV1.RequestCodeResponse.self,
            target: IdentityV1.AccessMethods.targetOfRequestCode
        ),
        .unary(
            IdentityV1.AccessMethods.signIn,
            IdentityV1.SignInRequest.self,
            IdentityV1.SignInResponse.self,
            target: IdentityV1.AccessMethods.targetOfSignIn
        ),
        .unary(
            IdentityV1.AccessMethods.signInStaff,
            IdentityV1.SignInStaffRequest.self,
            IdentityV1.SignInStaffResponse.self,
            target: IdentityV1.AccessMethods.targetOfSignInStaff
        ),
        .unary(
            IdentityV1.AccessMethods.refreshSession,
            IdentityV1.RefreshSessionRequest.self,
            IdentityV1.RefreshSessionResponse.self,
            target: IdentityV1.AccessMethods.targetOfRefreshSession
        ),
        .unary(
            IdentityV1.AccessMethods.signOut,
            IdentityV1.SignOutRequest.self,
            IdentityV1.SignOutResponse.self,
            target: IdentityV1.AccessMethods.targetOfSignOut
        ),
        .unary(
            IdentityV1.AccessMethods.listDevices,
            IdentityV1.ListDevicesRequest.self,
            IdentityV1.ListDevicesResponse.self,
            target: IdentityV1.AccessMethods.targetOfListDevices
        ),
        .unary(
            IdentityV1.AccessMethods.revokeDevice,
            IdentityV1.RevokeDeviceRequest.self,
            IdentityV1.RevokeDeviceResponse.self,
            target: IdentityV1.AccessMethods.targetOfRevokeDevice
        ),
        .unary(
            IdentityV1.AccessMethods.revokeAllDevices,
            IdentityV1.RevokeAllDevicesRequest.self,
            IdentityV1.RevokeAllDevicesResponse.self,
            target: IdentityV1.AccessMethods.targetOfRevokeAllDevices
        ),
        .unary(
            IdentityV1.AccessMethods.getKeys,
            IdentityV1.GetKeysRequest.self,
            IdentityV1.GetKeysResponse.self,
            target: IdentityV1.AccessMethods.targetOfGetKeys
        ),
        .unary(
            IdentityV1.AccessMethods.rotateSigningKey,
            IdentityV1.RotateSigningKeyRequest.self,
            IdentityV1.RotateSigningKeyResponse.self,
            target: IdentityV1.AccessMethods.targetOfRotateSigningKey
        ),
        .unary(
            IdentityV1.AccessMethods.issueMemberCode,
            IdentityV1.IssueMemberCodeRequest.self,
            IdentityV1.IssueMemberCodeResponse.self,
            target: IdentityV1.AccessMethods.targetOfIssueMemberCode
        ),
        .unary(
            IdentityV1.AccessMethods.resolveMemberCode,
            IdentityV1.ResolveMemberCodeRequest.self,
            IdentityV1.ResolveMemberCodeResponse.self,
            target: IdentityV1.AccessMethods.targetOfResolveMemberCode
        ),
        .unary(
            IdentityV1.AccessMethods.issueOfflineHandle,
            IdentityV1.IssueOfflineHandleRequest.self,
            IdentityV1.IssueOfflineHandleResponse.self,
            target: IdentityV1.AccessMethods.targetOfIssueOfflineHandle
        ),
        .unary(
            IdentityV1.AccessMethods.getOfflineKeys,
            IdentityV1.GetOfflineKeysRequest.self,
            IdentityV1.GetOfflineKeysResponse.self,
            target: IdentityV1.AccessMethods.targetOfGetOfflineKeys
        ),
        .unary(
            IdentityV1.AccessMethods.stepUp,
            IdentityV1.StepUpRequest.self,
            IdentityV1.StepUpResponse.self,
            target: IdentityV1.AccessMethods.targetOfStepUp
        ),
        .unary(
            IdentityV1.AccessMethods.checkRealPerson,
            IdentityV1.CheckRealPersonRequest.self,
            IdentityV1.CheckRealPersonResponse.self,
            target: IdentityV1.AccessMethods.targetOfCheckRealPerson
        ),
        .unary(
            IdentityV1.ConsentsMethods.putPolicy,
            IdentityV1.PutPolicyRequest.self,
            IdentityV1.PutPolicyResponse.self,
            target: IdentityV1.ConsentsMethods.targetOfPutPolicy
        ),
        .unary(
            IdentityV1.ConsentsMethods.getPolicy,
            IdentityV1.GetPolicyRequest.self,
            IdentityV1.GetPolicyResponse.self,
            target: IdentityV1.ConsentsMethods.targetOfGetPolicy
        ),
        .unary(
            IdentityV1.ConsentsMethods.setConsent,
            IdentityV1.SetConsentRequest.self,
            IdentityV1.SetConsentResponse.self,
            target: IdentityV1.ConsentsMethods.targetOfSetConsent
        ),
        .unary(
            IdentityV1.ConsentsMethods.getConsents,
            IdentityV1.GetConsentsRequest.self,
            IdentityV1.GetConsentsResponse.self,
            target: IdentityV1.ConsentsMethods.targetOfGetConsents
        ),
        .unary(
            IdentityV1.ConsentsMethods.setQuietHours,
            IdentityV1.SetQuietHoursRequest.self,
            IdentityV1.SetQuietHoursResponse.self,
            target: IdentityV1.ConsentsMethods.targetOfSetQuietHours
        ),
        .unary(
            IdentityV1.ConsentsMethods.mayContact,
            IdentityV1.MayContactRequest.self,
            IdentityV1.MayContactResponse.self,
            target: IdentityV1.ConsentsMethods.targetOfMayContact
        ),
        .unary(
            IdentityV1.ConsentsMethods.setPersonalisation,
            IdentityV1.SetPersonalisationRequest.self,
            IdentityV1.SetPersonalisationResponse.self,
            target: IdentityV1.ConsentsMethods.targetOfSetPersonalisation
        ),
        .unary(
            IdentityV1.IdentityMethods.registerMember,
            IdentityV1.RegisterMemberRequest.self,
            IdentityV1.RegisterMemberResponse.self,
            target: IdentityV1.IdentityMethods.targetOfRegisterMember
        ),
        .unary(
            IdentityV1.IdentityMethods.resolveMember,
            IdentityV1.ResolveMemberRequest.self,
            IdentityV1.ResolveMemberResponse.self,
            target: IdentityV1.IdentityMethods.targetOfResolveMember
        ),
        .unary(
            IdentityV1.IdentityMethods.getMember,
            IdentityV1.GetMemberRequest.self,
            IdentityV1.GetMemberResponse.self,
            target: IdentityV1.IdentityMethods.targetOfGetMember
        ),
        .unary(
            IdentityV1.IdentityMethods.verifyIdentity,
            IdentityV1.VerifyIdentityRequest.self,
            IdentityV1.VerifyIdentityResponse.self,
            target: IdentityV1.IdentityMethods.targetOfVerifyIdentity
        ),
        .unary(
            IdentityV1.MembersMethods.addIdentity,
            IdentityV1.AddIdentityRequest.self,
            IdentityV1.AddIdentityResponse.self,
            target: IdentityV1.MembersMethods.targetOfAddIdentity
        ),
        .unary(
            IdentityV1.MembersMethods.removeIdentity,
            IdentityV1.RemoveIdentityRequest.self,
            IdentityV1.RemoveIdentityResponse.self,
            target: IdentityV1.MembersMethods.targetOfRemoveIdentity
        ),
        .unary(
            IdentityV1.MembersMethods.getProfile,
            IdentityV1.GetProfileRequest.self,
            IdentityV1.GetProfileResponse.self,
            target: IdentityV1.MembersMethods.targetOfGetProfile
        ),
        .unary(
            IdentityV1.MembersMethods.setProfile,
            IdentityV1.SetProfileRequest.self,
            IdentityV1.SetProfileResponse.self,
            target: IdentityV1.MembersMethods.targetOfSetProfile
        ),
        .unary(
            IdentityV1.MembersMethods.setState,
            IdentityV1.SetStateRequest.self,
            IdentityV1.SetStateResponse.self,
            target: IdentityV1.MembersMethods.targetOfSetState
        ),
        .unary(
            IdentityV1.MembersMethods.listMembers,
            IdentityV1.ListMembersRequest.self,
            IdentityV1.ListMembersResponse.self,
            target: IdentityV1.MembersMethods.targetOfListMembers
        ),
        .unary(
            IdentityV1.MembersMethods.countByAcquisition,
            IdentityV1.CountByAcquisitionRequest.self,
            IdentityV1.CountByAcquisitionResponse.self,
            target: IdentityV1.MembersMethods.targetOfCountByAcquisition
        ),
        .unary(
            IdentityV1.MergesMethods.mergeMembers,
            IdentityV1.MergeMembersRequest.self,
            IdentityV1.MergeMembersResponse.self,
            target: IdentityV1.MergesMethods.targetOfMergeMembers
        ),
        .unary(
            IdentityV1.MergesMethods.unmergeMembers,
            IdentityV1.UnmergeMembersRequest.self,
            IdentityV1.UnmergeMembersResponse.self,
            target: IdentityV1.MergesMethods.targetOfUnmergeMembers
        ),
        .unary(
            IdentityV1.MergesMethods.listMerges,
            IdentityV1.ListMergesRequest.self,
            IdentityV1.ListMergesResponse.self,
            target: IdentityV1.MergesMethods.targetOfListMerges
        ),
        .unary(
            IdentityV1.MergesMethods.listReviews,
            IdentityV1.ListReviewsRequest.self,
            IdentityV1.ListReviewsResponse.self,
            target: IdentityV1.MergesMethods.targetOfListReviews
        ),
        .unary(
            IdentityV1.MergesMethods.decideReview,
            IdentityV1.DecideReviewRequest.self,
            IdentityV1.DecideReviewResponse.self,
            target: IdentityV1.MergesMethods.targetOfDecideReview
        ),
        .unary(
            IdentityV1.OrganisationMethods.putUnit,
            IdentityV1.PutUnitRequest.self,
            IdentityV1.PutUnitResponse.self,
            target: IdentityV1.OrganisationMethods.targetOfPutUnit
        ),
        .unary(
            IdentityV1.OrganisationMethods.listUnits,
            IdentityV1.ListUnitsRequest.self,
            IdentityV1.ListUnitsResponse.self,
            target: IdentityV1.OrganisationMethods.targetOfListUnits
        ),
        .unary(
            IdentityV1.OrganisationMethods.putStaff,
            IdentityV1.PutStaffRequest.self,
            IdentityV1.PutStaffResponse.self,
            target: IdentityV1.OrganisationMethods.targetOfPutStaff
        ),
        .unary(
            IdentityV1.OrganisationMethods.setStaffRoles,
            IdentityV1.SetStaffRolesRequest.self,
            IdentityV1.SetStaffRolesResponse.self,
            target: IdentityV1.OrganisationMethods.targetOfSetStaffRoles
        ),
        .unary(
            IdentityV1.OrganisationMethods.suspendStaff,
            IdentityV1.SuspendStaffRequest.self,
            IdentityV1.SuspendStaffResponse.self,
            target: IdentityV1.OrganisationMethods.targetOfSuspendStaff
        ),
        .unary(
            IdentityV1.OrganisationMethods.listStaff,
            IdentityV1.ListStaffRequest.self,
            IdentityV1.ListStaffResponse.self,
            target: IdentityV1.OrganisationMethods.targetOfListStaff
        ),
        .unary(
            IdentityV1.OrganisationMethods.getStaffState,
            IdentityV1.GetStaffStateRequest.self,
            IdentityV1.GetStaffStateResponse.self,
            target: IdentityV1.OrganisationMethods.targetOfGetStaffState
        ),
        .unary(
            IdentityV1.OrganisationMethods.getMemberPlace,
            IdentityV1.GetMemberPlaceRequest.self,
            IdentityV1.GetMemberPlaceResponse.self,
            target: IdentityV1.OrganisationMethods.targetOfGetMemberPlace
        ),
        .unary(
            IdentityV1.PartnersMethods.putPartner,
            IdentityV1.PutPartnerRequest.self,
            IdentityV1.PutPartnerResponse.self,
            target: IdentityV1.PartnersMethods.targetOfPutPartner
        ),
        .unary(
            IdentityV1.PartnersMethods.getPartner,
            IdentityV1.GetPartnerRequest.self,
            IdentityV1.GetPartnerResponse.self,
            target: IdentityV1.PartnersMethods.targetOfGetPartner
        ),
        .unary(
            IdentityV1.PartnersMethods.listPartners,
            IdentityV1.ListPartnersRequest.self,
            IdentityV1.ListPartnersResponse.self,
            target: IdentityV1.PartnersMethods.targetOfListPartners
        ),
        .unary(
            IdentityV1.PartnersMethods.linkMember,
            IdentityV1.LinkMemberRequest.self,
            IdentityV1.LinkMemberResponse.self,
            target: IdentityV1.PartnersMethods.targetOfLinkMember
        ),
        .unary(
            IdentityV1.PartnersMethods.unlinkMember,
            IdentityV1.UnlinkMemberRequest.self,
            IdentityV1.UnlinkMemberResponse.self,
            target: IdentityV1.PartnersMethods.targetOfUnlinkMember
        ),
        .unary(
            IdentityV1.PartnersMethods.listPartnerLinks,
            IdentityV1.ListPartnerLinksRequest.self,
            IdentityV1.ListPartnerLinksResponse.self,
            target: IdentityV1.PartnersMethods.targetOfListPartnerLinks
        ),
        .unary(
            IdentityV1.ApprovalsMethods.requestApproval,
            IdentityV1.RequestApprovalRequest.self,
            IdentityV1.RequestApprovalResponse.self,
            target: IdentityV1.ApprovalsMethods.targetOfRequestApproval
        ),
        .unary(
            IdentityV1.ApprovalsMethods.decideApproval,
            IdentityV1.DecideApprovalRequest.self,
            IdentityV1.DecideApprovalResponse.self,
            target: IdentityV1.ApprovalsMethods.targetOfDecideApproval
        ),
        .unary(
            IdentityV1.ApprovalsMethods.listApprovals,
            IdentityV1.ListApprovalsRequest.self,
            IdentityV1.ListApprovalsResponse.self,
            target: IdentityV1.ApprovalsMethods.targetOfListApprovals
        ),
        .unary(
            IdentityV1.ApprovalsMethods.useApproval,
            IdentityV1.UseApprovalRequest.self,
            IdentityV1.UseApprovalResponse.self,
            target: IdentityV1.ApprovalsMethods.targetOfUseApproval
        ),
        .unary(
            IdentityV1.PrivacyMethods.exportMember,
            IdentityV1.ExportMemberRequest.self,
            IdentityV1.ExportMemberResponse.self,
            target: IdentityV1.PrivacyMethods.targetOfExportMember
        ),
        .unary(
            IdentityV1.PrivacyMethods.requestErasure,
            IdentityV1.RequestErasureRequest.self,
            IdentityV1.RequestErasureResponse.self,
            target: IdentityV1.PrivacyMethods.targetOfRequestErasure
        ),
        .unary(
            IdentityV1.PrivacyMethods.withdrawErasure,
            IdentityV1.WithdrawErasureRequest.self,
            IdentityV1.WithdrawErasureResponse.self,
            target: IdentityV1.PrivacyMethods.targetOfWithdrawErasure
        ),
        .unary(
            IdentityV1.PrivacyMethods.listErasureRequests,
            IdentityV1.ListErasureRequestsRequest.self,
            IdentityV1.ListErasureRequestsResponse.self,
            target: IdentityV1.PrivacyMethods.targetOfListErasureRequests
        ),
        .unary(
            IdentityV1.PrivacyMethods.eraseMember,
            IdentityV1.EraseMemberRequest.self,
            IdentityV1.EraseMemberResponse.self,
            target: IdentityV1.PrivacyMethods.targetOfEraseMember
        ),
        .unary(
            IdentityV1.PrivacyMethods.findByPhoneEnd,
            IdentityV1.FindByPhoneEndRequest.self,
            IdentityV1.FindByPhoneEndResponse.self,
            target: IdentityV1.PrivacyMethods.targetOfFindByPhoneEnd
        ),
        .unary(
            IdentityV1.PrivacyMethods.rotateMasterKey,
            IdentityV1.RotateMasterKeyRequest.self,
            IdentityV1.RotateMasterKeyResponse.self,
            target: IdentityV1.PrivacyMethods.targetOfRotateMasterKey
        ),
        .unary(
            IdentityV1.PrivacyMethods.backUp,
            IdentityV1.BackUpRequest.self,
            IdentityV1.BackUpResponse.self,
            target: IdentityV1.PrivacyMethods.targetOfBackUp
        ),
        .unary(
            IdentityV1.ReferralsMethods.getInviteCode,
            IdentityV1.GetInviteCodeRequest.self,
            IdentityV1.GetInviteCodeResponse.self,
            target: IdentityV1.ReferralsMethods.targetOfGetInviteCode
        ),
        .unary(
            IdentityV1.ReferralsMethods.claimReferral,
            IdentityV1.ClaimReferralRequest.self,
            IdentityV1.ClaimReferralResponse.self,
            target: IdentityV1.ReferralsMethods.targetOfClaimReferral
        ),
        .unary(
            IdentityV1.ReferralsMethods.listReferrals,
            IdentityV1.ListReferralsRequest.self,
            IdentityV1.ListReferralsResponse.self,
            target: IdentityV1.ReferralsMethods.targetOfListReferrals
        ),
        .unary(
            IdentityV1.ReferralsMethods.getReferralResults,
            IdentityV1.GetReferralResultsRequest.self,
            IdentityV1.GetReferralResultsResponse.self,
            target: IdentityV1.ReferralsMethods.targetOfGetReferralResults
        ),
        .unary(
            IdentityV1.TagsMethods.listTags,
            IdentityV1.ListTagsRequest.self,
            IdentityV1.ListTagsResponse.self,
            target: IdentityV1.TagsMethods.targetOfListTags
        ),
        .unary(
            IdentityV1.TagsMethods.tagMember,
            IdentityV1.TagMemberRequest.self,
            IdentityV1.TagMemberResponse.self,
            target: IdentityV1.TagsMethods.targetOfTagMember
        ),
        .unary(
            IdentityV1.TagsMethods.untagMember,
            IdentityV1.UntagMemberRequest.self,
            IdentityV1.UntagMemberResponse.self,
            target: IdentityV1.TagsMethods.targetOfUntagMember
        ),
        .unary(
            IdentityV1.TagsMethods.getMemberTags,
            IdentityV1.GetMemberTagsRequest.self,
            IdentityV1.GetMemberTagsResponse.self,
            target: IdentityV1.TagsMethods.targetOfGetMemberTags
        ),
        .unary(
            IdentityV1.TagsMethods.countTags,
            IdentityV1.CountTagsRequest.self,
            IdentityV1.CountTagsResponse.self,
            target: IdentityV1.TagsMethods.targetOfCountTags
        ),
        .unary(
            IdentityV1.TagsMethods.getPortrait,
            IdentityV1.GetPortraitRequest.self,
            IdentityV1.GetPortraitResponse.self,
            target: IdentityV1.TagsMethods.targetOfGetPortrait
        ),
        .unary(
            PointsV1.PointsMethods.earn,
            PointsV1.EarnRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfEarn
        ),
        .unary(
            PointsV1.PointsMethods.burn,
            PointsV1.BurnRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfBurn
        ),
        .unary(
            PointsV1.PointsMethods.placeHold,
            PointsV1.PlaceHoldRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfPlaceHold
        ),
        .unary(
            PointsV1.PointsMethods.capture,
            PointsV1.CaptureRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfCapture
        ),
        .unary(
            PointsV1.PointsMethods.release,
            PointsV1.ReleaseRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfRelease
        ),
        .unary(
            PointsV1.PointsMethods.reverse,
            PointsV1.ReverseRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfReverse
        ),
        .unary(
            PointsV1.PointsMethods.transfer,
            PointsV1.TransferRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfTransfer
        ),
        .unary(
            PointsV1.PointsMethods.adjust,
            PointsV1.AdjustRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfAdjust
        ),
        .unary(
            PointsV1.PointsMethods.decideAdjustment,
            PointsV1.DecideAdjustmentRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfDecideAdjustment
        ),
        .unary(
            PointsV1.PointsMethods.writeOff,
            PointsV1.WriteOffRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfWriteOff
        ),
        .unary(
            PointsV1.PointsMethods.mergeMembers,
            PointsV1.MergeMembersRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfMergeMembers
        ),
        .unary(
            PointsV1.PointsMethods.unmergeMembers,
            PointsV1.UnmergeMembersRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfUnmergeMembers
        ),
        .unary(
            PointsV1.PointsMethods.confirmNotice,
            PointsV1.ConfirmNoticeRequest.self,
            PointsV1.BookedResponse.self,
            target: PointsV1.PointsMethods.targetOfConfirmNotice
        ),
        .unary(
            PointsV1.PointsMethods.getBalance,
            PointsV1.GetBalanceRequest.self,
            PointsV1.GetBalanceResponse.self,
            target: PointsV1.PointsMethods.targetOfGetBalance
        ),
        .unary(
            PointsV1.PointsMethods.listStatement,
            PointsV1.ListStatementRequest.self,
            PointsV1.ListStatementResponse.self,
            target: PointsV1.PointsMethods.targetOfListStatement
        ),
        .unary(
            PointsV1.PointsMethods.explainEntry,
            PointsV1.ExplainEntryRequest.self,
            PointsV1.ExplainEntryResponse.self,
            target: PointsV1.PointsMethods.targetOfExplainEntry
        ),
        .unary(
            PointsV1.PointsMethods.getLiability,
            PointsV1.GetLiabilityRequest.self,
            PointsV1.GetLiabilityResponse.self,
            target: PointsV1.PointsMethods.targetOfGetLiability
        ),
        .unary(
            PointsV1.PointsMethods.getTrialBalance,
            PointsV1.GetTrialBalanceRequest.self,
            PointsV1.GetTrialBalanceResponse.self,
            target: PointsV1.PointsMethods.targetOfGetTrialBalance
        ),
        .unary(
            PointsV1.PointsMethods.verifyPoints,
            PointsV1.VerifyPointsRequest.self,
            PointsV1.VerifyPointsResponse.self,
            target: PointsV1.PointsMethods.targetOfVerifyPoints
        ),
        .unary(
            PointsV1.PointsMethods.commitOrder,
            PointsV1.CommitOrderRequest.self,
            PointsV1.CommitOrderResponse.self,
            target: PointsV1.PointsMethods.targetOfCommitOrder
        ),
        .unary(
            PointsV1.PointsMethods.reverseOrder,
            PointsV1.ReverseOrderRequest.self,
            PointsV1.ReverseOrderResponse.self,
            target: PointsV1.PointsMethods.targetOfReverseOrder
        ),
        .unary(
            PointsV1.PointsMethods.getOrder,
            PointsV1.GetOrderRequest.self,
            PointsV1.GetOrderResponse.self,
            target: PointsV1.PointsMethods.targetOfGetOrder
        ),
        .unary(
            RecommendationsV1.BackTestsMethods.startBackTest,
            RecommendationsV1.StartBackTestRequest.self,
            RecommendationsV1.StartBackTestResponse.self,
            target: RecommendationsV1.BackTestsMethods.targetOfStartBackTest
        ),
        .unary(
            RecommendationsV1.BackTestsMethods.getBackTest,
            RecommendationsV1.GetBackTestRequest.self,
            RecommendationsV1.GetBackTestResponse.self,
            target: RecommendationsV1.BackTestsMethods.targetOfGetBackTest
        ),
        .unary(
            RecommendationsV1.BackTestsMethods.answerBackTest,
            RecommendationsV1.AnswerBackTestRequest.self,
            RecommendationsV1.AnswerBackTestResponse.self,
            target: RecommendationsV1.BackTestsMethods.targetOfAnswerBackTest
        ),
        .unary(
            RecommendationsV1.BackTestsMethods.endBackTest,
            RecommendationsV1.EndBackTestRequest.self,
            RecommendationsV1.EndBackTestResponse.self,
            target: RecommendationsV1.BackTestsMethods.targetOfEndBackTest
        ),
        .unary(
            RecommendationsV1.CampaignsMethods.putCampaigns,
            RecommendationsV1.PutCampaignsRequest.self,
            RecommendationsV1.PutCampaignsResponse.self,
            target: RecommendationsV1.CampaignsMethods.targetOfPutCampaigns
        ),
        .unary(
            RecommendationsV1.CampaignsMethods.listMemberCampaigns,
            RecommendationsV1.ListMemberCampaignsRequest.self,
            RecommendationsV1.ListMemberCampaignsResponse.self,
            target: RecommendationsV1.CampaignsMethods.targetOfListMemberCampaigns
        ),
        .unary(
            RecommendationsV1.ExperimentsMethods.putExperiment,
            RecommendationsV1.PutExperimentRequest.self,
            RecommendationsV1.PutExperimentResponse.self,
            target: RecommendationsV1.ExperimentsMethods.targetOfPutExperiment
        ),
        .unary(
            RecommendationsV1.ExperimentsMethods.listExperiments,
            RecommendationsV1.ListExperimentsRequest.self,
            RecommendationsV1.ListExperimentsResponse.self,
            target: RecommendationsV1.ExperimentsMethods.targetOfListExperiments
        ),
        .unary(
            RecommendationsV1.ExperimentsMethods.assignArm,
            RecommendationsV1.AssignArmRequest.self,
            RecommendationsV1.AssignArmResponse.self,
            target: RecommendationsV1.ExperimentsMethods.targetOfAssignArm
        ),
        .unary(
            RecommendationsV1.ExperimentsMethods.listMemberArms,
            RecommendationsV1.ListMemberArmsRequest.self,
            RecommendationsV1.ListMemberArmsResponse.self,
            target: RecommendationsV1.ExperimentsMethods.targetOfListMemberArms
        ),
        .unary(
            RecommendationsV1.ExperimentsMethods.recordOutcome,
            RecommendationsV1.RecordOutcomeRequest.self,
            RecommendationsV1.RecordOutcomeResponse.self,
            target: RecommendationsV1.ExperimentsMethods.targetOfRecordOutcome
        ),
        .unary(
            RecommendationsV1.ExperimentsMethods.getExperiment,
            RecommendationsV1.GetExperimentRequest.self,
            RecommendationsV1.GetExperimentResponse.self,
            target: RecommendationsV1.ExperimentsMethods.targetOfGetExperiment
        ),
        .unary(
            RecommendationsV1.ExperimentsMethods.stopExperiment,
            RecommendationsV1.StopExperimentRequest.self,
            RecommendationsV1.StopExperimentResponse.self,
            target: RecommendationsV1.ExperimentsMethods.targetOfStopExperiment
        ),
        .unary(
            RecommendationsV1.ExperimentsMethods.evaluatePolicy,
            RecommendationsV1.EvaluatePolicyRequest.self,
            RecommendationsV1.EvaluatePolicyResponse.self,
            target: RecommendationsV1.ExperimentsMethods.targetOfEvaluatePolicy
        ),
        .unary(
            RecommendationsV1.FeedbackMethods.recordBehaviour,
            RecommendationsV1.RecordBehaviourRequest.self,
            RecommendationsV1.RecordBehaviourResponse.self,
            target: RecommendationsV1.FeedbackMethods.targetOfRecordBehaviour
        ),
        .unary(
            RecommendationsV1.FeedbackMethods.setNotInterested,
            RecommendationsV1.SetNotInterestedRequest.self,
            RecommendationsV1.SetNotInterestedResponse.self,
            target: RecommendationsV1.FeedbackMethods.targetOfSetNotInterested
        ),
        .unary(
            RecommendationsV1.FeedbackMethods.listNotInterested,
            RecommendationsV1.ListNotInterestedRequest.self,
            RecommendationsV1.ListNotInterestedResponse.self,
            target: RecommendationsV1.FeedbackMethods.targetOfListNotInterested
        ),
        .unary(
            RecommendationsV1.FeedbackMethods.getMemberTrail,
            RecommendationsV1.GetMemberTrailRequest.self,
            RecommendationsV1.GetMemberTrailResponse.self,
            target: RecommendationsV1.FeedbackMethods.targetOfGetMemberTrail
        ),
        .unary(
            RecommendationsV1.FeedbackMethods.exportMemberFeedback,
            RecommendationsV1.ExportMemberFeedbackRequest.self,
            RecommendationsV1.ExportMemberFeedbackResponse.self,
            target: RecommendationsV1.FeedbackMethods.targetOfExportMemberFeedback
        ),
        .unary(
            RecommendationsV1.FeedbackMethods.getListReport,
            RecommendationsV1.GetListReportRequest.self,
            RecommendationsV1.GetListReportResponse.self,
            target: RecommendationsV1.FeedbackMethods.targetOfGetListReport
        ),
        .unary(
            RecommendationsV1.FeedbackMethods.putStock,
            RecommendationsV1.PutStockRequest.self,
            RecommendationsV1.PutStockResponse.self,
            target: RecommendationsV1.FeedbackMethods.targetOfPutStock
        ),
        .unary(
            RecommendationsV1.FeedbackMethods.listStock,
            RecommendationsV1.ListStockRequest.self,
            RecommendationsV1.ListStockResponse.self,
            target: RecommendationsV1.FeedbackMethods.targetOfListStock
        ),
        .unary(
            RecommendationsV1.OffersMethods.putOffers,
            RecommendationsV1.PutOffersRequest.self,
            RecommendationsV1.PutOffersResponse.self,
            target: RecommendationsV1.OffersMethods.targetOfPutOffers
        ),
        .unary(
            RecommendationsV1.OffersMethods.listOffers,
            RecommendationsV1.ListOffersRequest.self,
            RecommendationsV1.ListOffersResponse.self,
            target: RecommendationsV1.OffersMethods.targetOfListOffers
        ),
        .unary(
            RecommendationsV1.OffersMethods.chooseOffers,
            RecommendationsV1.ChooseOffersRequest.self,
            RecommendationsV1.ChooseOffersResponse.self,
            target: RecommendationsV1.OffersMethods.targetOfChooseOffers
        ),
        .unary(
            RecommendationsV1.OffersMethods.reportOfferUse,
            RecommendationsV1.ReportOfferUseRequest.self,
            RecommendationsV1.ReportOfferUseResponse.self,
            target: RecommendationsV1.OffersMethods.targetOfReportOfferUse
        ),
        .unary(
            RecommendationsV1.OffersMethods.listMadeOffers,
            RecommendationsV1.ListMadeOffersRequest.self,
            RecommendationsV1.ListMadeOffersResponse.self,
            target: RecommendationsV1.OffersMethods.targetOfListMadeOffers
        ),
        .unary(
            RecommendationsV1.OffersMethods.retrainUplift,
            RecommendationsV1.RetrainUpliftRequest.self,
            RecommendationsV1.RetrainUpliftResponse.self,
            target: RecommendationsV1.OffersMethods.targetOfRetrainUplift
        ),
        .unary(
            RecommendationsV1.OffersMethods.evaluateOffers,
            RecommendationsV1.EvaluateOffersRequest.self,
            RecommendationsV1.EvaluateOffersResponse.self,
            target: RecommendationsV1.OffersMethods.targetOfEvaluateOffers
        ),
        .unary(
            RecommendationsV1.OffersMethods.getPriceFairness,
            RecommendationsV1.GetPriceFairnessRequest.self,
            RecommendationsV1.GetPriceFairnessResponse.self,
            target: RecommendationsV1.OffersMethods.targetOfGetPriceFairness
        ),
        .unary(
            RecommendationsV1.PredictionsMethods.getMemberPredictions,
            RecommendationsV1.GetMemberPredictionsRequest.self,
            RecommendationsV1.GetMemberPredictionsResponse.self,
            target: RecommendationsV1.PredictionsMethods.targetOfGetMemberPredictions
        ),
        .unary(
            RecommendationsV1.PredictionsMethods.listMembersByPrediction,
            RecommendationsV1.ListMembersByPredictionRequest.self,
            RecommendationsV1.ListMembersByPredictionResponse.self,
            target: RecommendationsV1.PredictionsMethods.targetOfListMembersByPrediction
        ),
        .unary(
            RecommendationsV1.PredictionsMethods.getDemandOutlook,
            RecommendationsV1.GetDemandOutlookRequest.self,
            RecommendationsV1.GetDemandOutlookResponse.self,
            target: RecommendationsV1.PredictionsMethods.targetOfGetDemandOutlook
        ),
        .unary(
            RecommendationsV1.PredictionsMethods.getPredictionReport,
            RecommendationsV1.GetPredictionReportRequest.self,
            RecommendationsV1.GetPredictionReportResponse.self,
            target: RecommendationsV1.PredictionsMethods.targetOfGetPredictionReport
        ),
        .unary(
            RecommendationsV1.PredictionsMethods.getPredictionDrift,
            RecommendationsV1.GetPredictionDriftRequest.self,
            RecommendationsV1.GetPredictionDriftResponse.self,
            target: RecommendationsV1.PredictionsMethods.targetOfGetPredictionDrift
        ),
        .unary(
            RecommendationsV1.RecommendationsMethods.recommend,
            RecommendationsV1.RecommendRequest.self,
            RecommendationsV1.RecommendResponse.self,
            target: RecommendationsV1.RecommendationsMethods.targetOfRecommend
        ),
        .unary(
            RecommendationsV1.RecommendationsMethods.listPurchases,
            RecommendationsV1.ListPurchasesRequest.self,
            RecommendationsV1.ListPurchasesResponse.self,
            target: RecommendationsV1.RecommendationsMethods.targetOfListPurchases
        ),
        .unary(
            RecommendationsV1.RecommendationsMethods.putProducts,
            RecommendationsV1.PutProductsRequest.self,
            RecommendationsV1.PutProductsResponse.self,
            target: RecommendationsV1.RecommendationsMethods.targetOfPutProducts
        ),
        .unary(
            RecommendationsV1.RecommendationsMethods.listProducts,
            RecommendationsV1.ListProductsRequest.self,
            RecommendationsV1.ListProductsResponse.self,
            target: RecommendationsV1.RecommendationsMethods.targetOfListProducts
        ),
        .unary(
            RecommendationsV1.RecommendationsMethods.verifyRecommendations,
            RecommendationsV1.VerifyRecommendationsRequest.self,
            RecommendationsV1.VerifyRecommendationsResponse.self,
            target: RecommendationsV1.RecommendationsMethods.targetOfVerifyRecommendations
        ),
        .unary(
            RecommendationsV1.RequirementsMethods.findProducts,
            RecommendationsV1.FindProductsRequest.self,
            RecommendationsV1.FindProductsResponse.self,
            target: RecommendationsV1.RequirementsMethods.targetOfFindProducts
        ),
        .unary(
            RecommendationsV1.RequirementsMethods.findProductsForGuest,
            RecommendationsV1.FindProductsForGuestRequest.self,
            RecommendationsV1.FindProductsResponse.self,
            target: RecommendationsV1.RequirementsMethods.targetOfFindProductsForGuest
        ),
        .unary(
            RecommendationsV1.RequirementsMethods.describeCatalogue,
            RecommendationsV1.DescribeCatalogueRequest.self,
            RecommendationsV1.DescribeCatalogueResponse.self,
            target: RecommendationsV1.RequirementsMethods.targetOfDescribeCatalogue
        ),
        .unary(
            RecommendationsV1.TrainingMethods.startTraining,
            RecommendationsV1.StartTrainingRequest.self,
            RecommendationsV1.StartTrainingResponse.self,
            target: RecommendationsV1.TrainingMethods.targetOfStartTraining
        ),
        .unary(
            RecommendationsV1.TrainingMethods.getTraining,
            RecommendationsV1.GetTrainingRequest.self,
            RecommendationsV1.GetTrainingResponse.self,
            target: RecommendationsV1.TrainingMethods.targetOfGetTraining
        ),
        .unary(
            RecommendationsV1.TrainingMethods.cancelTraining,
            RecommendationsV1.CancelTrainingRequest.self,
            RecommendationsV1.CancelTrainingResponse.self,
            target: RecommendationsV1.TrainingMethods.targetOfCancelTraining
        ),
        .unary(
            RecommendationsV1.TrainingMethods.listModels,
            RecommendationsV1.ListModelsRequest.self,
            RecommendationsV1.ListModelsResponse.self,
            target: RecommendationsV1.TrainingMethods.targetOfListModels
        ),
        .unary(
            RPCV1.AuditMethods.listRecords,
            RPCV1.ListRecordsRequest.self,
            RPCV1.ListRecordsResponse.self,
            target: RPCV1.AuditMethods.targetOfListRecords
        ),
        .unary(
            RPCV1.AuditMethods.listMemberReads,
            RPCV1.ListMemberReadsRequest.self,
            RPCV1.ListMemberReadsResponse.self,
            target: RPCV1.AuditMethods.targetOfListMemberReads
        ),
        .unary(
            RPCV1.AuditMethods.verifyAudit,
            RPCV1.VerifyAuditRequest.self,
            RPCV1.VerifyAuditResponse.self,
            target: RPCV1.AuditMethods.targetOfVerifyAudit
        ),
        .serverStreaming(
            RPCV1.EventStreamMethods.subscribe,
            RPCV1.SubscribeRequest.self,
            RPCV1.EventBatch.self,
            target: RPCV1.EventStreamMethods.targetOfSubscribe
        ),
        .unary(
            RPCV1.HealthMethods.check,
            RPCV1.CheckHealthRequest.self,
            RPCV1.CheckHealthResponse.self,
            target: RPCV1.HealthMethods.targetOfCheck
        ),
        .serverStreaming(
            RPCV1.HealthMethods.watch,
            RPCV1.CheckHealthRequest.self,
            RPCV1.CheckHealthResponse.self,
            target: RPCV1.HealthMethods.targetOfWatch
        ),
        .unary(
            RPCV1.ReflectionMethods.listMethods,
            RPCV1.ListMethodsRequest.self,
            RPCV1.ListMethodsResponse.self,
            target: RPCV1.ReflectionMethods.targetOfListMethods
        ),
        .unary(
            RPCV1.ReflectionMethods.getDescriptors,
            RPCV1.GetDescriptorsRequest.self,
            RPCV1.GetDescriptorsResponse.self,
            target: RPCV1.ReflectionMethods.targetOfGetDescriptors
        ),
        .unary(
            TiersV1.TiersMethods.getStanding,
            TiersV1.GetStandingRequest.self,
            TiersV1.GetStandingResponse.self,
            target: TiersV1.TiersMethods.targetOfGetStanding
        ),
        .unary(
            TiersV1.TiersMethods.listTierHistory,
            TiersV1.ListTierHistoryRequest.self,
            TiersV1.ListTierHistoryResponse.self,
            target: TiersV1.TiersMethods.targetOfListTierHistory
        ),
        .unary(
            TiersV1.TiersMethods.listGrowth,
            TiersV1.ListGrowthRequest.self,
            TiersV1.ListGrowthResponse.self,
            target: TiersV1.TiersMethods.targetOfListGrowth
        ),
        .unary(
            TiersV1.TiersMethods.getProgram,
            TiersV1.GetProgramRequest.self,
            TiersV1.GetProgramResponse.self,
            target: TiersV1.TiersMethods.targetOfGetProgram
        ),
        .unary(
            TiersV1.TiersMethods.verifyTiers,
            TiersV1.VerifyTiersRequest.self,
            TiersV1.VerifyTiersResponse.self,
            target: TiersV1.TiersMethods.targetOfVerifyTiers
        ),
    ]
}
