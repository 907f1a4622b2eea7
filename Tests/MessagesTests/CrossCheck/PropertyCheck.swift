import Foundation

/// Compares the properties of a Swift value, by reflection, with the JSON of the reference.
///
/// Bytes and JSON of ours go through the same C struct: only this sees two properties swapped.
enum PropertyCheck {
    /// Finds the first difference.
    ///
    /// - Parameters:
    ///   - value: A message of ours.
    ///   - json: The reference's object, as `JSONSerialization` reads it.
    ///   - path: Where both stand.
    /// - Returns: Where they differ; `nil` where they do not.
    static func difference(_ value: Any, _ json: Any?, at path: String = "") -> String? {
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional {
            guard let inner = mirror.children.first else { return json == nil ? nil : path }
            return json == nil ? path : difference(inner.value, json, at: path)
        }
        if let isSame = isSame(scalar: value, json) { return isSame ? nil : path }
        switch mirror.displayStyle {
        case .struct: return difference(message: mirror, json, at: path)
        case .collection:
            let elements = json as? [Any] ?? []
            guard elements.count == mirror.children.count else { return path }
            return zip(mirror.children, elements).enumerated().lazy.compactMap { index, pair in
                difference(pair.0.value, pair.1, at: "\(path)[\(index)]")
            }.first
        case .enum: return isSame(enumeration: value, mirror, json) ? nil : path
        default: return path
        }
    }

    private static func difference(message: Mirror, _ json: Any?, at path: String) -> String? {
        guard let object = json as? [String: Any] else { return path }
        var unseen = Set(object.keys.map { $0.lowercased() })
        let byLowercase = Dictionary(
            object.map { ($0.key.lowercased(), $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        for child in message.children {
            let label = child.label ?? ""
            let member = oneofMember(child.value)
            let key = (member?.name ?? label).lowercased()
            if member == nil, isUnsetOneof(child.value, key, byLowercase) { continue }
            unseen.remove(key)
            let value = member?.value ?? child.value
            if let place = difference(value, byLowercase[key], at: "\(path).\(label)") {
                return place
            }
        }
        return unseen.first.map { "\(path).\($0) (not among the properties)" }
    }

    /// The member that a oneof holds: an enum with a payload, but not an unknown number.
    private static func oneofMember(_ value: Any) -> (name: String, value: Any)? {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional, let inner = mirror.children.first?.value else {
            return nil
        }
        let member = Mirror(reflecting: inner)
        guard member.displayStyle == .enum, let child = member.children.first,
            let name = child.label, name != "unrecognized"
        else { return nil }
        return (name, child.value)
    }

    private static func isUnsetOneof(_ value: Any, _ key: String, _ json: [String: Any]) -> Bool {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional && mirror.children.isEmpty && json[key] == nil
    }

    /// Whether a scalar is the same; `nil` where the value is none.
    private static func isSame(scalar value: Any, _ json: Any?) -> Bool? {
        switch value {
        case let value as Bool: (json as? Bool ?? false) == value
        case let value as Int32: (json as? NSNumber)?.int32Value ?? 0 == value
        case let value as UInt32: (json as? NSNumber)?.uint32Value ?? 0 == value
        case let value as Int64: Int64(json as? String ?? "0") == value
        case let value as UInt64: UInt64(json as? String ?? "0") == value
        case let value as Float: isSame(Double(value), json) { Double(Float($0)) }
        case let value as Double: isSame(value, json) { $0 }
        case let value as String: (json as? String ?? "") == value
        case let value as [UInt8]: Data(base64Encoded: json as? String ?? "") == Data(value)
        default: nil
        }
    }

    private static func isSame(
        _ value: Double,
        _ json: Any?,
        _ rounded: (Double) -> Double
    ) -> Bool {
        switch json as? String {
        case "NaN": value.isNaN
        case "Infinity": value == .infinity
        case "-Infinity": value == -.infinity
        default: rounded((json as? NSNumber)?.doubleValue ?? 0) == value
        }
    }

    private static func isSame(enumeration value: Any, _ mirror: Mirror, _ json: Any?) -> Bool {
        if let number = mirror.children.first?.value as? Int32 {
            return (json as? NSNumber)?.int32Value == number
        }
        let name = "\(value)".lowercased()
        guard let json else { return name == "unspecified" }
        let text = (json as? String ?? "").lowercased().replacing("_", with: "")
        return text.hasSuffix(name)
    }
}
