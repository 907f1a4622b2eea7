import Foundation
@testable import Messages
import RPCCore
import SwiftProtobuf
import Testing

/// One message as ours and as swift-protobuf's, without their types.
struct MessagePair: Sendable, CustomTestStringConvertible {
    /// The full name.
    let name: String
    /// The description by which random messages are made.
    let descriptor: CMessageDescriptor
    /// Our type.
    let ours: any JSONMessage.Type
    private let makeReference: @Sendable ([UInt8]) throws -> any SwiftProtobuf.Message
    private let makeReferenceOfJSON: @Sendable (String) throws -> any SwiftProtobuf.Message

    init<Ours: JSONMessage, Reference: SwiftProtobuf.Message>(
        _ ours: Ours.Type,
        _ reference: Reference.Type,
        _ descriptor: CMessageDescriptor
    ) {
        precondition(ours.messageName == reference.protoMessageName)
        self.name = ours.messageName
        self.descriptor = descriptor
        self.ours = ours
        self.makeReference = { bytes in
            var options = BinaryDecodingOptions()
            options.discardUnknownFields = true
            return try Reference(serializedBytes: bytes, options: options)
        }
        self.makeReferenceOfJSON = { try Reference(jsonString: $0) }
    }

    var testDescription: String { name }

    /// swift-protobuf's message of some bytes; unknown fields dropped, as ours are.
    func reference(_ bytes: [UInt8]) throws -> any SwiftProtobuf.Message {
        try makeReference(bytes)
    }

    /// swift-protobuf's message of some JSON.
    func reference(json: String) throws -> any SwiftProtobuf.Message {
        try makeReferenceOfJSON(json)
    }
}

extension SwiftProtobuf.Message {
    /// The message's bytes.
    func array() throws -> [UInt8] { try serializedBytes() }
}
