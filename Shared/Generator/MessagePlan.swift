internal import SwiftProtobufPluginLibrary

/// How a message looks in Swift and in C.
struct MessagePlan {
    /// The most fields of one message: the scan keeps one bit for each.
    static let fieldCountMax = 128

    /// One stored property: a field, or a oneof.
    enum Property {
        case field(FieldPlan)
        case oneof(OneofPlan)

        var swiftName: String {
            switch self {
            case .field(let field): field.swiftName
            case .oneof(let oneof): oneof.swiftName
            }
        }

        var type: String {
            switch self {
            case .field(let field): field.propertyType
            case .oneof(let oneof): oneof.typeName + "?"
            }
        }

        var defaultValue: String {
            switch self {
            case .field(let field): field.defaultValue
            case .oneof: "nil"
            }
        }

        var documentation: [String] {
            switch self {
            case .field(let field): field.documentation
            case .oneof(let oneof): oneof.documentation
            }
        }
    }

    let name: String
    let fullName: String
    let swiftName: String
    let cName: String
    let cInitialiser: String
    let documentation: [String]
    let properties: [Property]
    let enums: [EnumGenerator]
    let nested: [MessagePlan]

    /// Plans a message and everything inside it.
    ///
    /// - Throws: ``GenerationError`` for what is not supported.
    init(_ message: Descriptor) throws(GenerationError) {
        try SwiftName.checkType(message.name, of: message.fullName)
        guard message.fields.count <= Self.fieldCountMax else {
            throw GenerationError(
                message.fullName,
                "more than \(Self.fieldCountMax) fields: split it"
            )
        }
        try Self.checkNotInsideItself(message, path: [])
        name = message.name
        fullName = message.fullName
        swiftName = try TypeName.swift(of: message)
        cName = CName.type(message.fullName)
        cInitialiser = CName.initialiser(message.fullName)
        documentation = Documentation.lines(of: message, fallback: "`\(message.fullName)`.")
        var properties: [Property] = []
        for field in message.fields {
            if let oneof = field.realContainingOneof {
                if oneof.fields.first?.number == field.number {
                    properties.append(.oneof(try OneofPlan(oneof)))
                }
            } else {
                properties.append(.field(try FieldPlan(field)))
            }
        }
        let names = properties.map(\.swiftName)
        for name in names where names.filter({ $0 == name }).count > 1 {
            throw GenerationError(message.fullName, "two fields are called \(name) in Swift")
        }
        self.properties = properties
        var enums: [EnumGenerator] = []
        for enumeration in message.enums { enums.append(try EnumGenerator(enumeration)) }
        self.enums = enums
        var nested: [MessagePlan] = []
        for inner in message.messages { nested.append(try MessagePlan(inner)) }
        self.nested = nested
    }

    /// A Swift value cannot hold itself: only repeated fields may close a circle.
    private static func checkNotInsideItself(
        _ message: Descriptor,
        path: [String]
    ) throws(GenerationError) {
        guard !path.contains(message.fullName) else {
            let circle = (path + [message.fullName]).joined(separator: " → ")
            throw GenerationError(
                path[0],
                "a message may hold itself only through a repeated field: \(circle)"
            )
        }
        for field in message.fields where !field.isRepeated {
            guard let inner = field.messageType else { continue }
            try checkNotInsideItself(inner, path: path + [message.fullName])
        }
    }
}
