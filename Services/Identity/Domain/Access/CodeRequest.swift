package import Primitives

/// Who asks for a one-time code, as far as it is limited by that.
package enum CodeAsker: CaseIterable, Hashable, Sendable {
    /// A member with its own token.
    case member
    /// A channel's backend, which asks for all of its clients and knows their addresses.
    case channel
    /// A till, a service, an operator.
    case other

    /// How many codes it may ask for.
    package var limits: [RateLimit] {
        switch self {
        case .member: OneTimeCode.memberCallerLimits
        case .channel, .other: OneTimeCode.callerLimits
        }
    }
}

/// A request to send a one-time code.
package struct CodeRequest: Hashable, Sendable {
    /// What the code is for.
    package let purpose: CodePurpose
    /// Whom it is sent to.
    package let identity: IdentityValue
    /// What the app calls the device.
    package let deviceID: String
    /// The client's network address; `nil` where it is not known.
    package let address: String?
    /// Who asks.
    package let asker: CodeAsker
    /// The caller and the name that it gave to this request.
    package let key: CallerKey

    /// The longest name of a device, in bytes.
    package static let deviceByteCountMax = 64

    /// Takes a request from outside.
    ///
    /// - Throws: ``FieldRefusal`` for the first field that cannot be what it should be.
    package init(
        purpose: CodePurpose?,
        identity: (kind: IdentityKind?, value: String),
        deviceID: String,
        address: String,
        asker: CodeAsker,
        key: CallerKey
    ) throws(FieldRefusal) {
        guard let purpose else {
            throw FieldRefusal(field: "purpose", "must say what the code is for")
        }
        guard identity.kind == .phone else {
            throw FieldRefusal(field: "identity.kind", "must be a phone: codes are sent there")
        }
        do throws(IdentityValue.Refusal) {
            self.identity = try IdentityValue(.phone, normalising: identity.value)
        } catch {
            throw FieldRefusal(field: "identity.value", error.description)
        }
        self.purpose = purpose
        self.deviceID = try Self.device(deviceID)
        guard address.utf8.count <= 64, address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else {
            throw FieldRefusal(
                field: "client_address",
                "must be at most 64 printable ASCII characters without space"
            )
        }
        guard asker != .channel || !address.isEmpty else {
            throw FieldRefusal(
                field: "client_address",
                "must name the client that the channel asks for"
            )
        }
        self.address = address.isEmpty ? nil : address
        self.asker = asker
        self.key = key
    }

    /// Takes the name of a device from outside.
    package static func device(_ text: String) throws(FieldRefusal) -> String {
        guard (1...deviceByteCountMax).contains(text.utf8.count),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else {
            throw FieldRefusal(
                field: "device_id",
                "must be 1 to \(deviceByteCountMax) printable ASCII characters without space"
            )
        }
        return text
    }
}

/// What of a request for a code may be asked for too often.
package enum LimitedBy: String, CaseIterable, Hashable, Sendable {
    /// The phone that it is sent to.
    case identity
    /// The device that asks.
    case device
    /// The network address that asks.
    case address
    /// The caller.
    case caller
}

/// What became of a request for a code, in order of precedence.
package enum CodeRequestOutcome: Sendable {
    /// Another request came before under this key; the first field that differs.
    case keyReused(String)
    /// The same request came before: nothing is sent again.
    case replayed(CodeTicket)
    /// Too many came: none is sent.
    case limited(LimitedBy, wait: Duration)
    /// The digits are to be sent.
    case decided(CodeTicket, digits: Redacted<String>)
}

/// What the caller of a request for a code is told.
package struct CodeTicket: Hashable, Sendable {
    /// The name under which the code is used.
    package let challengeID: String
    /// When the code ends.
    package let expiresAt: Timestamp
    /// From when on another one may be asked for.
    package let resendAt: Timestamp

    /// Bundles an answer.
    package init(challengeID: String, sentAt: Timestamp) {
        self.challengeID = challengeID
        expiresAt = sentAt.advanced(by: OneTimeCode.lifetime)
        resendAt = sentAt.advanced(by: OneTimeCode.resendTime)
    }
}

/// A code as somebody presents it.
package struct PresentedCode: Hashable, Sendable {
    /// The name under which it was sent.
    package let challengeID: String
    /// The digits.
    package let digits: Redacted<String>

    /// Takes a code from outside.
    ///
    /// - Parameters:
    ///   - challengeID: The name under which it was sent.
    ///   - digits: The digits.
    ///   - field: The path of the message that holds it.
    /// - Throws: ``FieldRefusal`` where it cannot be one.
    package init(challengeID: String, digits: String, field: String) throws(FieldRefusal) {
        guard (1...64).contains(challengeID.utf8.count),
            challengeID.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else {
            throw FieldRefusal(
                field: "\(field).challenge_id",
                "must be the challenge_id of an answer to RequestCode"
            )
        }
        guard digits.utf8.count == OneTimeCode.digitCount,
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else {
            throw FieldRefusal(
                field: "\(field).code",
                "must be \(OneTimeCode.digitCount) digits"
            )
        }
        self.challengeID = challengeID
        self.digits = Redacted(digits)
    }
}
