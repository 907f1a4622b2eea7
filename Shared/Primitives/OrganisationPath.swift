/// A unit of the organisation tree, as the path to it: `acme/retail/north/store-12`.
///
/// Headquarters is the first step, below it brands or divisions, regions and stores. A principal's
/// data scope is one path and everything below it.
package struct OrganisationPath: Hashable, Sendable {
    /// The steps joined by `/`; never empty.
    package let rawValue: String

    /// The longest path, in bytes.
    package static let byteCountMax = 255
    /// The deepest path, in steps.
    package static let depthMax = 8
    /// The longest step, in bytes.
    private static let stepByteCountMax = 63

    /// Takes a path from outside.
    ///
    /// Fails for anything else than said here.
    ///
    /// - Parameter rawValue: 1 to 8 steps joined by `/`, each of 1 to 63 characters out of
    ///   `a`–`z`, `0`–`9`, `-` and `_`.
    package init?(_ rawValue: String) {
        guard rawValue.utf8.count <= Self.byteCountMax else { return nil }
        var stepCount = 1
        var stepBytes = 0
        for byte in rawValue.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                stepBytes += 1
                if stepBytes > Self.stepByteCountMax { return nil }
            case UInt8(ascii: "/"):
                if stepBytes == 0 || stepCount == Self.depthMax { return nil }
                stepCount += 1
                stepBytes = 0
            default:
                return nil
            }
        }
        if stepBytes == 0 { return nil }
        self.rawValue = rawValue
    }

    /// Whether `other` is this unit or lies below it.
    package func contains(_ other: OrganisationPath) -> Bool {
        other.rawValue == rawValue || other.rawValue.utf8.starts(with: (rawValue + "/").utf8)
    }
}

extension OrganisationPath: CustomStringConvertible {
    package var description: String { rawValue }
}
