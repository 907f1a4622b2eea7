// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.IssueOfflineHandleRequest`.
    package struct IssueOfflineHandleRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.IssueOfflineHandleRequest"

        package var memberID: Int64
        /// As in RequestCode.
        package var deviceID: String
        /// The stores at which the member may turn up: 1 to 16.
        package var stores: [String]

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.deviceID = ""
            self.stores = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            deviceID: String = "",
            stores: [String] = []
        ) {
            self.memberID = memberID
            self.deviceID = deviceID
            self.stores = stores
        }
    }
}

extension IdentityV1.IssueOfflineHandleRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IssueOfflineHandleRequest()
        huitou__identity__v1__issue_offline_handle_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IssueOfflineHandleRequest>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IssueOfflineHandleRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IssueOfflineHandleRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            deviceID: CField.string(c.pointee.device_id),
            stores: CField.pointees(c.pointee.n_stores, c.pointee.stores) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IssueOfflineHandleRequest> {
        let c = arena.allocate(Huitou__Identity__V1__IssueOfflineHandleRequest.self)
        huitou__identity__v1__issue_offline_handle_request__init(c)
        c.pointee.member_id = memberID
        if !deviceID.isEmpty { c.pointee.device_id = arena.string(deviceID) }
        (c.pointee.n_stores, c.pointee.stores) = arena.array(stores) {
            arena.string($0)
        }
        return c
    }
}
