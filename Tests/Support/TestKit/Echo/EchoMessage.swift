package import RPCCore

/// A message written by hand, so that transports can be tested without generated code.
///
/// In protobuf: `string text = 1; int64 number = 2;`.
package struct EchoMessage: RPCMessage {
    package static let messageName = "huitou.test.v1.EchoMessage"

    /// Any text; one with NUL cannot be encoded, as with generated messages.
    package var text = ""
    /// Any number.
    package var number: Int64 = 0

    package init() {}

    /// Fills a message.
    package init(_ text: String = "", number: Int64 = 0) {
        self.text = text
        self.number = number
    }

    package init(decoding bytes: UnsafeRawBufferPointer) throws(MessageCodingError) {
        var rest = bytes[...]
        while let tag = rest.popFirst() {
            switch tag {
            case 0x0A:
                let count = try Self.readVarint(&rest)
                guard count <= UInt64(rest.count) else { throw .init(.truncated, field: "text") }
                let end = rest.startIndex + Int(count)
                guard let text = String(validating: rest[..<end], as: UTF8.self) else {
                    throw .init(.invalidUTF8, field: "text")
                }
                self.text = text
                rest = rest[end...]
            case 0x10:
                number = Int64(bitPattern: try Self.readVarint(&rest))
            default:
                throw .init(.malformed, field: Self.messageName)
            }
        }
    }

    package func encode(
        _ body: (_ byteCount: Int, _ write: (UnsafeMutableRawPointer) -> Void) throws -> Void
    ) throws {
        guard !text.utf8.contains(0) else { throw MessageCodingError(.embeddedNUL, field: "text") }
        var bytes: [UInt8] = []
        if !text.isEmpty {
            bytes.append(0x0A)
            Self.appendVarint(UInt64(text.utf8.count), to: &bytes)
            bytes.append(contentsOf: text.utf8)
        }
        if number != 0 {
            bytes.append(0x10)
            Self.appendVarint(UInt64(bitPattern: number), to: &bytes)
        }
        try body(bytes.count) { address in
            bytes.withUnsafeBytes { source in
                guard let base = source.baseAddress else { return }
                address.copyMemory(from: base, byteCount: source.count)
            }
        }
    }

    private static func readVarint(
        _ bytes: inout Slice<UnsafeRawBufferPointer>
    ) throws(MessageCodingError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = bytes.popFirst() else { throw .init(.truncated, field: messageName) }
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
        }
        throw .init(.malformed, field: messageName)
    }

    private static func appendVarint(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}
