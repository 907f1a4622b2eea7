/// Names in Swift of what a `.proto` file names.
enum SwiftName {
    /// Words that stay whole: `member_id` is `memberID`.
    private static let acronyms: [String: String] = [
        "api": "API", "id": "ID", "ids": "IDs", "json": "JSON", "rpc": "RPC", "sku": "SKU",
        "skus": "SKUs", "tls": "TLS", "uri": "URI", "url": "URL", "utc": "UTC",
    ]

    /// Words that need backticks where they are declared.
    private static let reserved: Set<String> = [
        "Any", "as", "associatedtype", "break", "case", "catch", "class", "continue", "default",
        "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
        "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal",
        "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public",
        "repeat", "rethrows", "return", "self", "Self", "static", "struct", "subscript", "super",
        "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ]

    /// Names that generated code uses itself, and so no message, enum or oneof may have.
    private static let taken: Set<String> = [
        "AccessRule", "AccessTarget", "Any", "Array", "Bool", "CField", "CMessageDescriptor",
        "CallContext", "CallOptions", "CaseIterable", "Double", "Error", "Float", "Hashable",
        "Int32", "Int64", "JSONMessage", "MessageArena", "MessageJSONDecoder", "MessageJSONEncoder",
        "MessageCodingError", "MessageDecoder",
        "MessageEncoder", "MessageRegistry", "MethodDescriptor", "Optional", "Protocol",
        "RPCChannel", "RPCError", "RPCMessage", "RPCMethod", "RPCResponseStream",
        "RPCResponses", "Result", "Self", "Sendable", "String", "Type", "UInt32", "UInt64",
        "UInt8", "UnsafeMutablePointer", "UnsafeMutableRawPointer", "UnsafePointer",
        "UnsafeRawBufferPointer", "Void",
    ]

    /// Names of fields that Swift cannot tell from something else, in backticks neither.
    private static let impossible: Set<String> = [
        "encoded", "hash_value", "init", "inout", "json", "let", "self", "var",
    ]

    /// `member_id` → `memberID`, without backticks.
    static func bareMember(_ snake: String) -> String {
        let words = snake.split(separator: "_").map(String.init)
        return words.enumerated().map { index, word in
            index == 0 ? word : capitalised(word)
        }.joined()
    }

    /// `member_id` → `memberID`, `default` → `` `default` ``.
    static func member(_ snake: String) -> String {
        escaped(bareMember(snake))
    }

    /// `GetBalance` → `getBalance`.
    static func method(_ name: String) -> String {
        bareMember(snake(name))
    }

    /// `event_kind` → `EventKind`.
    static func type(_ snake: String) -> String {
        snake.split(separator: "_").map { capitalised(String($0)) }.joined()
    }

    /// `huitou.points.v1` → `PointsV1`: the last two steps.
    static func namespace(package: String) throws(GenerationError) -> String {
        let steps = package.split(separator: ".").map(String.init)
        guard steps.count >= 2, let version = steps.last, version.first == "v",
            UInt(version.dropFirst()) != nil
        else {
            throw GenerationError(package, "a package must end in a name and a version: points.v1")
        }
        return type(steps[steps.count - 2]) + type(version)
    }

    /// The name in backticks where Swift reserves it.
    static func escaped(_ name: String) -> String {
        reserved.contains(name) ? "`\(name)`" : name
    }

    /// Checks the name of a message, an enum or a oneof.
    static func checkType(_ name: String, of place: String) throws(GenerationError) {
        guard !taken.contains(name) else {
            throw GenerationError(place, "\(name) is a name that generated Swift uses itself")
        }
        guard name.first?.isUppercase == true,
            name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else { throw GenerationError(place, "the name must be UpperCamelCase") }
    }

    /// Checks the name of a field or a oneof, on which C, Swift and JSON names are built.
    static func checkMember(_ name: String, of place: String) throws(GenerationError) {
        let words = name.split(separator: "_", omittingEmptySubsequences: false)
        let isSnake = words.allSatisfy { word in
            word.first.map { $0.isLowercase } == true
                && word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
        }
        guard isSnake else {
            throw GenerationError(
                place,
                "the name must be lower_snake_case, each word starting with a letter"
            )
        }
        guard !impossible.contains(name) else {
            throw GenerationError(place, "\(name) cannot be the name of a property in Swift")
        }
    }

    /// `GetBalance` → `get_balance`, `SKUList` → `skulist`.
    static func snake(_ camel: String) -> String {
        var result = ""
        var wasUpper = true
        for character in camel {
            if character.isUppercase, !wasUpper { result += "_" }
            wasUpper = character.isUppercase
            result += character.lowercased()
        }
        return result
    }

    private static func capitalised(_ word: String) -> String {
        acronyms[word] ?? word.prefix(1).uppercased() + word.dropFirst()
    }
}
