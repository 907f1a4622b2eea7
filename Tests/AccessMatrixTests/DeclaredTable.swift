import Foundation
import Messages
import SwiftProtobuf

/// What the `.proto` files say of every method, read from the compiled descriptors and nothing
/// else: neither the generator nor what it made takes part.
struct DeclaredTable {
    /// What one method declares.
    struct Rule {
        var allow: Set<String> = []
        var roles: Set<String> = []
        var isPublic = false
        var memberField = ""
        var organisationField = ""
        var scope: UInt64 = 0
        var partnerScopes: Set<String> = []

        /// Whether anybody is let in who sees only a part of what there is.
        var isBounded: Bool { !allow.isSubset(of: ["service", "operator"]) }
        /// Whether it says on whose data it acts.
        var saysScope: Bool { !memberField.isEmpty || !organisationField.isEmpty || scope != 0 }
    }

    /// A method of the descriptors.
    struct Method {
        let name: String
        /// `nil` where it declares nothing.
        let rule: Rule?
        /// The numbers of the request's fields.
        let fields: [String: Int]
        let hasManyRequests: Bool
    }

    let methods: [Method]

    init() throws {
        let set = try Google_Protobuf_FileDescriptorSet(
            serializedBytes: Data(MessageRegistry.fileDescriptorSet)
        )
        var messages: [String: Google_Protobuf_DescriptorProto] = [:]
        for file in set.file {
            for message in file.messageType {
                messages[".\(file.package).\(message.name)"] = message
            }
        }
        methods = try set.file.flatMap { file in
            try file.service.flatMap { service in
                try service.method.map { method in
                    let request = messages[method.inputType]?.field ?? []
                    return Method(
                        name: "\(file.package).\(service.name)/\(method.name)",
                        rule: try Self.rule(method.options),
                        fields: Dictionary(
                            uniqueKeysWithValues: request.map { ($0.name, Int($0.number)) }
                        ),
                        hasManyRequests: method.clientStreaming
                    )
                }
            }
        }
    }

    private static func rule(_ options: Google_Protobuf_MethodOptions) throws -> Rule? {
        let bytes: [UInt8] = try options.serializedBytes()
        guard let option = WireFields(bytes).first(where: { $0.number == 50700 }) else {
            return nil
        }
        var rule = Rule()
        for field in WireFields(option.bytes) {
            let text = String(decoding: field.bytes, as: UTF8.self)
            switch field.number {
            case 1: rule.allow.insert(text)
            case 2: rule.roles.insert(text)
            case 3: rule.isPublic = field.value == 1
            case 5: rule.memberField = text
            case 6: rule.organisationField = text
            case 9: rule.scope = field.value
            case 10: rule.partnerScopes.insert(text)
            default: break
            }
        }
        return rule
    }
}

/// The fields of an encoded message: numbers and texts are all that rules hold.
struct WireFields: Sequence {
    /// One field.
    struct Field {
        let number: Int
        var value: UInt64 = 0
        var bytes: [UInt8] = []
    }

    private let fields: [Field]

    init(_ bytes: [UInt8]) {
        var fields: [Field] = []
        var rest = bytes[...]
        while let key = Self.number(&rest) {
            var field = Field(number: Int(key >> 3))
            field.value = Self.number(&rest) ?? 0
            if key & 7 == 2 {
                field.bytes = Array(rest.prefix(Int(field.value)))
                rest = rest.dropFirst(Int(field.value))
            }
            fields.append(field)
        }
        self.fields = fields
    }

    func makeIterator() -> IndexingIterator<[Field]> { fields.makeIterator() }

    private static func number(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = bytes.popFirst() {
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return result }
            shift += 7
        }
        return nil
    }

    /// Encodes a number.
    static func encoded(_ value: UInt64) -> [UInt8] {
        var rest = value
        var bytes: [UInt8] = []
        repeat {
            bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
            rest >>= 7
        } while rest > 0
        return bytes
    }
}
