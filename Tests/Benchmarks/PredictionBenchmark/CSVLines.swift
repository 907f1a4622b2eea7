import Foundation

/// The fields of one line of a CSV file, made into values only where they are asked for.
struct CSVFields {
    fileprivate let bytes: UnsafeRawBufferPointer
    fileprivate var ranges: [Range<Int>] = []

    var count: Int { ranges.count }

    subscript(_ index: Int) -> String {
        String(decoding: bytes[ranges[index]], as: UTF8.self)
    }
}

/// Hands on the fields of each line after the first of a CSV file, packed by gzip or not.
///
/// - Throws: That the file cannot be read or unpacked.
func readLines(_ folder: String, _ name: String, _ body: (CSVFields) -> Void) throws {
    let path = folder + "/" + name
    var bytes = try Data(contentsOf: URL(filePath: path))
    if name.hasSuffix(".gz") {
        let gzip = Process()
        let output = Pipe()
        gzip.executableURL = URL(filePath: "/usr/bin/gzip")
        gzip.arguments = ["-dc", path]
        gzip.standardOutput = output
        try gzip.run()
        bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        gzip.waitUntilExit()
    }
    bytes.withUnsafeBytes { bytes in
        var fields = CSVFields(bytes: bytes)
        var start = bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
        while start < bytes.count {
            fields.ranges.removeAll(keepingCapacity: true)
            start = split(bytes, from: start, into: &fields.ranges)
            body(fields)
        }
    }
}

/// Finds the fields of the line at `start`, quotes left out; returns where the next line starts.
private func split(
    _ bytes: UnsafeRawBufferPointer,
    from start: Int,
    into ranges: inout [Range<Int>]
) -> Int {
    var fieldStart = start
    var isQuoted = false
    var index = start
    while index < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\"") {
            isQuoted.toggle()
        } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: ",") && !isQuoted {
            var field = fieldStart..<index
            if let last = field.last, bytes[last] == UInt8(ascii: "\r") {
                field = field.lowerBound..<last
            }
            if field.count > 1, bytes[field.lowerBound] == UInt8(ascii: "\"") {
                field = (field.lowerBound + 1)..<(field.upperBound - 1)
            }
            ranges.append(field)
            fieldStart = index + 1
            if byte == UInt8(ascii: "\n") { return index + 1 }
        }
        index += 1
    }
    ranges.append(fieldStart..<index)
    return index
}
