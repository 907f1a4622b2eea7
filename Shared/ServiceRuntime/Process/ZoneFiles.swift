internal import Foundation
package import Primitives

/// The system's compiled time zones (tzdata).
package struct ZoneFiles: Sendable {
    private let folder: String

    /// Takes the folder: `/usr/share/zoneinfo`.
    package init(folder: String) {
        self.folder = folder
    }

    /// Reads the rules of a zone.
    ///
    /// - Parameter name: `Asia/Shanghai`.
    /// - Returns: The rules, with the version of the tables where it is known.
    /// - Throws: ``StartFailure`` where there is no such zone, or its table cannot be read.
    package func rules(of name: String) throws(StartFailure) -> ZoneRules {
        guard ZoneRules.isZoneName(name) else {
            throw StartFailure("program.time_zone: \(name) is no name of a zone")
        }
        guard let handle = FileHandle(forReadingAtPath: "\(folder)/\(name)"),
            // What cannot be read is reported just below.
            let data = try? handle.read(upToCount: ZoneRules.byteCountMax + 1)
        else {
            throw StartFailure(
                "program.time_zone: there is no zone \(name) in \(folder); install tzdata, "
                    + "or correct the name"
            )
        }
        do throws(ZoneRulesError) {
            return try ZoneRules(name: name, version: version(), tzif: [UInt8](data))
        } catch {
            throw StartFailure("\(folder)/\(name): not a table of a zone (\(error.rawValue))")
        }
    }

    /// The version that stands in the first line of tzdata.zi: `# version 2025b`.
    private func version() -> String {
        guard let handle = FileHandle(forReadingAtPath: "\(folder)/tzdata.zi"),
            // Without the file the version is not known, which is allowed.
            let data = try? handle.read(upToCount: 64)
        else { return "" }
        let line = String(decoding: data.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let prefix = "# version "
        return line.hasPrefix(prefix) ? String(line.dropFirst(prefix.count)) : ""
    }
}
