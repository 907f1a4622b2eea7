// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ListDevicesResponse`.
    package struct ListDevicesResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.ListDevicesResponse"

        /// `huitou.identity.v1.ListDevicesResponse.Device`.
        package struct Device: JSONMessage {
            package static let messageName = "huitou.identity.v1.ListDevicesResponse.Device"

            package var sessionID: String
            package var deviceID: String
            package var deviceName: String
            package var signedInAt: Int64
            package var seenAt: Int64

            /// The message with every field at its default.
            package init() {
                self.sessionID = ""
                self.deviceID = ""
                self.deviceName = ""
                self.signedInAt = 0
                self.seenAt = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                sessionID: String = "",
                deviceID: String = "",
                deviceName: String = "",
                signedInAt: Int64 = 0,
                seenAt: Int64 = 0
            ) {
                self.sessionID = sessionID
                self.deviceID = deviceID
                self.deviceName = deviceName
                self.signedInAt = signedInAt
                self.seenAt = seenAt
            }
        }

        /// At most 50, those that are over left out.
        package var devices: [IdentityV1.ListDevicesResponse.Device]

        /// The message with every field at its default.
        package init() {
            self.devices = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            devices: [IdentityV1.ListDevicesResponse.Device] = []
        ) {
            self.devices = devices
        }
    }
}

extension IdentityV1.ListDevicesResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListDevicesResponse()
        huitou__identity__v1__list_devices_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListDevicesResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListDevicesResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListDevicesResponse>) {
        self.init(
            devices: CField.pointees(c.pointee.n_devices, c.pointee.devices) { IdentityV1.ListDevicesResponse.Device($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListDevicesResponse> {
        let c = arena.allocate(Huitou__Identity__V1__ListDevicesResponse.self)
        huitou__identity__v1__list_devices_response__init(c)
        (c.pointee.n_devices, c.pointee.devices) = arena.array(devices) {
            $0.makeC(arena)
        }
        return c
    }
}

extension IdentityV1.ListDevicesResponse.Device {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListDevicesResponse__Device()
        huitou__identity__v1__list_devices_response__device__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListDevicesResponse__Device>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListDevicesResponse__Device>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListDevicesResponse__Device>) {
        self.init(
            sessionID: CField.string(c.pointee.session_id),
            deviceID: CField.string(c.pointee.device_id),
            deviceName: CField.string(c.pointee.device_name),
            signedInAt: c.pointee.signed_in_at,
            seenAt: c.pointee.seen_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListDevicesResponse__Device> {
        let c = arena.allocate(Huitou__Identity__V1__ListDevicesResponse__Device.self)
        huitou__identity__v1__list_devices_response__device__init(c)
        if !sessionID.isEmpty { c.pointee.session_id = arena.string(sessionID) }
        if !deviceID.isEmpty { c.pointee.device_id = arena.string(deviceID) }
        if !deviceName.isEmpty { c.pointee.device_name = arena.string(deviceName) }
        c.pointee.signed_in_at = signedInAt
        c.pointee.seen_at = seenAt
        return c
    }
}
