/// Names that protoc-c 1.4 gives; they follow its `c_helpers.cc`.
enum CName {
    /// Words after whose like protoc-c puts an underscore.
    private static let reserved: Set<String> = [
        "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch",
        "char", "class", "compl", "const", "const_cast", "continue", "default", "delete", "do",
        "double", "dynamic_cast", "else", "enum", "explicit", "extern", "false", "float", "for",
        "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace", "new", "not",
        "not_eq", "operator", "or", "or_eq", "private", "protected", "public", "register",
        "reinterpret_cast", "return", "short", "signed", "sizeof", "static", "static_cast",
        "struct", "switch", "template", "this", "throw", "true", "try", "typedef", "typeid",
        "typename", "union", "unsigned", "using", "virtual", "void", "volatile", "wchar_t",
        "while", "xor", "xor_eq",
    ]

    /// `huitou.points.v1.Order` → `Huitou__Points__V1__Order`.
    static func type(_ fullName: String) -> String {
        fullName.split(separator: ".").map { step in
            step.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }.joined(separator: "__")
    }

    /// `huitou.points.v1.OrderLine` → `huitou__points__v1__order_line__init`.
    static func initialiser(_ fullName: String) -> String {
        fullName.split(separator: ".").map { SwiftName.snake(String($0)) }
            .joined(separator: "__") + "__init"
    }

    /// `class` → `class_`.
    static func member(_ name: String) -> String {
        reserved.contains(name) ? name + "_" : name
    }
}
