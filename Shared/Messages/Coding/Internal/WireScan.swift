internal import CProtobufC
internal import RPCCore

/// Checks encoded messages against their descriptors, before protobuf-c sees them.
///
/// protobuf-c 1.4 recurses without limit, cuts strings at NUL, takes any bytes for text and merges
/// a message field that comes twice wrongly. Here all of that is refused.
enum WireScan {
    /// Checks a message.
    ///
    /// - Throws: What is wrong with it, with the path of the field.
    static func check(
        _ bytes: UnsafeRawBufferPointer,
        as descriptor: CMessageDescriptor
    ) throws(MessageCodingError) {
        guard bytes.count <= MessageLimits.messageByteCountMax else {
            throw MessageCodingError(.tooLarge, field: descriptor.name)
        }
        guard let base = bytes.baseAddress, bytes.count > 0 else { return }
        let start = base.assumingMemoryBound(to: UInt8.self)
        do throws(WireFailure) {
            try scan(
                WireReader(from: start, to: start + bytes.count),
                as: descriptor.pointer,
                depthLeft: MessageLimits.depthMax
            )
        } catch {
            let field = error.path.isEmpty ? descriptor.name : error.path
            throw MessageCodingError(error.code, field: field)
        }
    }

    private typealias Field = UnsafePointer<ProtobufCFieldDescriptor>

    private static func scan(
        _ message: WireReader,
        as descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
        depthLeft: Int
    ) throws(WireFailure) {
        guard depthLeft > 0 else { throw WireFailure(.tooDeep) }
        var reader = message
        var messagesSeen: UInt128 = 0
        while !reader.isAtEnd {
            let key = try reader.readShortVarint()
            let number = key >> 3
            guard number != 0 else { throw WireFailure(.malformed) }
            let wireType = UInt8(truncatingIfNeeded: key & 7)
            guard let index = fieldIndex(number, in: descriptor) else {
                try skip(wireType, in: &reader)
                continue
            }
            let field = descriptor.pointee.fields + index
            let start = reader.position
            do throws(WireFailure) {
                if field.pointee.type == PROTOBUF_C_TYPE_MESSAGE, !field.isRepeated {
                    // protobuf-c loses scalars when it merges two: nobody sends that.
                    let bit = UInt128(1) << UInt128(index)
                    guard messagesSeen & bit == 0 else { throw WireFailure(.malformed) }
                    messagesSeen |= bit
                }
                if wireType == 2 {
                    let content = try reader.readDelimited()
                    try scanContent(content, of: field, depthLeft: depthLeft)
                } else if wireType == field.wireType {
                    try skip(wireType, in: &reader)
                } else {
                    throw WireFailure(.malformed)
                }
            } catch {
                let index = field.isRepeated ? count(of: number, in: message, before: start) : nil
                throw error.inside(name(of: field, index: index))
            }
        }
    }

    /// Steps over a value that is not length-delimited, or that no field claims.
    private static func skip(
        _ wireType: UInt8,
        in reader: inout WireReader
    ) throws(WireFailure) {
        switch wireType {
        case 0: try reader.skipVarint()
        case 1: try reader.skip(8)
        case 2: _ = try reader.readDelimited()
        case 5: try reader.skip(4)
        default: throw WireFailure(.malformed)
        }
    }

    /// Checks a length-delimited value.
    private static func scanContent(
        _ content: WireReader,
        of field: Field,
        depthLeft: Int
    ) throws(WireFailure) {
        switch field.pointee.type {
        case PROTOBUF_C_TYPE_STRING:
            switch UTF8Check.check(from: content.position, to: content.end) {
            case .valid: return
            case .invalid: throw WireFailure(.invalidUTF8)
            case .holdsNUL: throw WireFailure(.embeddedNUL)
            }
        case PROTOBUF_C_TYPE_MESSAGE:
            guard let inner = field.pointee.descriptor else { throw WireFailure(.malformed) }
            try scan(
                content,
                as: inner.assumingMemoryBound(to: ProtobufCMessageDescriptor.self),
                depthLeft: depthLeft - 1
            )
        case PROTOBUF_C_TYPE_BYTES:
            return
        default:
            // The packed form of a repeated field of numbers.
            guard field.isRepeated else { throw WireFailure(.malformed) }
            var elements = content
            while !elements.isAtEnd { try skip(field.wireType, in: &elements) }
        }
    }

    /// The place of a field among those of its message; `nil` where there is no such field.
    private static func fieldIndex(
        _ number: UInt32,
        in descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) -> Int? {
        guard let fields = descriptor.pointee.fields else { return nil }
        let count = Int(descriptor.pointee.n_fields)
        let guess = Int(number) - 1
        if guess < count, fields[guess].id == number { return guess }
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if fields[middle].id < number { low = middle + 1 } else { high = middle }
        }
        return low < count && fields[low].id == number ? low : nil
    }

    /// How often a field occurs before a place in a message that has been scanned up to there.
    private static func count(
        of number: UInt32,
        in message: WireReader,
        before place: UnsafePointer<UInt8>
    ) -> Int {
        var count = 0
        var reader = message
        do throws(WireFailure) {
            while !reader.isAtEnd {
                let key = try reader.readShortVarint()
                guard reader.position < place else { return count }
                try skip(UInt8(truncatingIfNeeded: key & 7), in: &reader)
                if key >> 3 == number { count += 1 }
            }
        } catch {
            // The place itself is what is wrong: what was counted before it stands.
        }
        return count
    }

    private static func name(of field: Field, index: Int?) -> String {
        let name = String(cString: field.pointee.name)
        return index.map { "\(name)[\($0)]" } ?? name
    }
}

extension UnsafePointer where Pointee == ProtobufCFieldDescriptor {
    /// The wire type of one value of the field.
    var wireType: UInt8 {
        switch pointee.type {
        case PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_SFIXED64, PROTOBUF_C_TYPE_DOUBLE: 1
        case PROTOBUF_C_TYPE_STRING, PROTOBUF_C_TYPE_BYTES, PROTOBUF_C_TYPE_MESSAGE: 2
        case PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_SFIXED32, PROTOBUF_C_TYPE_FLOAT: 5
        default: 0
        }
    }
}
