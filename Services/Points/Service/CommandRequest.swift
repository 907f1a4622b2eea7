import Messages
import PointsDomain
import Primitives

/// A request on a member's account: what all of them say beside what they want.
protocol CommandRequest {
    var memberID: Int64 { get }
    var organisation: String { get }
    var reasonCode: String { get }
    var at: Int64 { get }
    var idempotencyKey: String { get }
}

extension PointsV1.EarnRequest: CommandRequest {}
extension PointsV1.BurnRequest: CommandRequest {}
extension PointsV1.CaptureRequest: CommandRequest {}
extension PointsV1.ReleaseRequest: CommandRequest {}
extension PointsV1.ReverseRequest: CommandRequest {}
extension PointsV1.TransferRequest: CommandRequest {}
extension PointsV1.AdjustRequest: CommandRequest {}
extension PointsV1.DecideAdjustmentRequest: CommandRequest {}
extension PointsV1.WriteOffRequest: CommandRequest {}
extension PointsV1.MergeMembersRequest: CommandRequest {}
extension PointsV1.UnmergeMembersRequest: CommandRequest {}
extension PointsV1.ConfirmNoticeRequest: CommandRequest {}

extension PointsV1.PlaceHoldRequest: CommandRequest {
    /// A hold's name is its key.
    var idempotencyKey: String { holdID }
}

extension Envelope.Fields {
    /// What a request says, and who sent it.
    init(_ request: some CommandRequest, caller: Caller) {
        self.init(
            caller: caller,
            memberID: request.memberID,
            organisation: request.organisation,
            reasonCode: request.reasonCode,
            at: request.at,
            idempotencyKey: request.idempotencyKey
        )
    }
}
