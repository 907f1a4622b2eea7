/// Why a message could not be encoded or decoded.
package struct MessageCodingError: Error, Hashable, Sendable {
    /// What is wrong.
    package enum Code: Hashable, Sendable {
        /// The bytes end in the middle of a field, or a length points past the end.
        case truncated
        /// Not protobuf: field 0, a group, an overlong number, a wrong wire type.
        case malformed
        /// Messages are nested deeper than allowed.
        case tooDeep
        /// The message, or the memory that it would take, is larger than allowed.
        case tooLarge
        /// A string is not UTF-8.
        case invalidUTF8
        /// A string holds NUL.
        case embeddedNUL
        /// The text is not JSON, or says something twice.
        case invalidJSON
        /// The JSON text has a field that the message does not have.
        case unknownField
        /// The JSON text has a value that is not of the field's type.
        case wrongType
    }

    /// What is wrong.
    package let code: Code
    /// Where: the path of the field as far as it is known, or the name of the message.
    package let field: String

    /// Names what is wrong and where.
    package init(_ code: Code, field: String) {
        self.code = code
        self.field = field
    }
}

extension MessageCodingError: CustomStringConvertible {
    package var description: String {
        switch code {
        case .truncated: "\(field): the message ends too early"
        case .malformed: "\(field): not a protobuf message"
        case .tooDeep: "\(field): messages are nested too deep"
        case .tooLarge: "\(field): the message is too large"
        case .invalidUTF8: "\(field): text is not UTF-8"
        case .embeddedNUL: "\(field): text holds NUL"
        case .invalidJSON: "\(field): not JSON, or said twice"
        case .unknownField: "\(field): the message has no such field"
        case .wrongType: "\(field): not a value of the field's type"
        }
    }
}

extension MessageCodingError {
    /// The refusal of a request that cannot be decoded, or not be encoded.
    ///
    /// Only for requests, and so not `RPCErrorConvertible`: where a handler stumbles over other
    /// bytes, the request is not to blame.
    package var rpcError: RPCError {
        RPCError(
            .invalidArgument,
            reason: "rpc.undecodable_message",
            message: description,
            fieldViolations: [.init(field: field, description: description)]
        )
    }
}
