import Foundation

/// Reads a CSV file (RFC 4180, plain or gzipped) record by record, with line numbers for errors.
///
/// The file is never held whole: a year of receipts is read in a few MiB.
package final class CSVReader {
    /// One record with the number of its first line, from 1.
    package struct Record {
        /// Line in the file where the record begins, from 1.
        package let line: Int
        /// The fields in the order of the header.
        package let fields: [String]
    }

    /// Where the file lies, for errors.
    package let path: String
    /// The column names of the first line.
    package private(set) var header: [String] = []

    private let input: CSVInput
    private var chunk: [UInt8] = []
    private var index = 0
    private var line = 0

    private static let fieldBytesMax = 1 << 16
    private static let fieldsMax = 1024

    /// Opens a file and reads its header.
    ///
    /// - Parameters:
    ///   - path: The file; decompressed by gzip where its name ends in `.gz`.
    ///   - columns: The columns that must be there.
    /// - Throws: `RetailError` naming the file, or the column that is missing.
    package init(path: String, columns: [String]) throws {
        self.path = path
        input = try CSVInput(path: path)
        guard let first = try next() else {
            throw RetailError(file: path, line: 1, message: "the file is empty")
        }
        header = first.fields
        for column in columns where !header.contains(column) {
            throw RetailError(file: path, line: 1, message: "column \(column) is missing")
        }
    }

    /// The index of a column that `columns` demanded at opening.
    package func index(of column: String) -> Int {
        guard let index = header.firstIndex(of: column) else {
            preconditionFailure("\(path) was opened without demanding column \(column)")
        }
        return index
    }

    /// Reads the next record.
    ///
    /// - Throws: `RetailError` where quotes do not match, the number of fields differs from the
    ///   header's, or the file cannot be read.
    /// - Returns: `nil` at the end of the file.
    package func next() throws -> Record? {
        line += 1
        let start = line
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        while let byte = try nextByte() {
            if isQuoted {
                if byte == UInt8(ascii: "\"") {
                    if try peek() == UInt8(ascii: "\"") {
                        _ = try nextByte()
                        field.append(byte)
                    } else {
                        isQuoted = false
                    }
                } else {
                    if byte == UInt8(ascii: "\n") { line += 1 }
                    field.append(byte)
                }
            } else if byte == UInt8(ascii: "\"") {
                isQuoted = true
            } else if byte == UInt8(ascii: ",") {
                fields.append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
            } else if byte == UInt8(ascii: "\n") {
                return try record(&fields, field, start)
            } else if byte != UInt8(ascii: "\r") {
                field.append(byte)
            }
            guard field.count <= Self.fieldBytesMax, fields.count <= Self.fieldsMax else {
                throw RetailError(file: path, line: start, message: "the record is too long")
            }
        }
        guard !isQuoted else {
            throw RetailError(file: path, line: start, message: "a quote is not closed")
        }
        if fields.isEmpty && field.isEmpty {
            try input.finish()
            return nil
        }
        return try record(&fields, field, start)
    }

    private func record(_ fields: inout [String], _ last: [UInt8], _ start: Int) throws -> Record {
        fields.append(String(decoding: last, as: UTF8.self))
        guard header.isEmpty || fields.count == header.count else {
            throw RetailError(
                file: path,
                line: start,
                message: "\(fields.count) fields where the header has \(header.count)"
            )
        }
        return Record(line: start, fields: fields)
    }

    private func peek() throws -> UInt8? {
        if index == chunk.count {
            chunk = try input.read()
            index = 0
        }
        return index < chunk.count ? chunk[index] : nil
    }

    private func nextByte() throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        index += 1
        return byte
    }
}

/// The bytes of a file, through gzip where its name says so.
private final class CSVInput {
    private let path: String
    private let handle: FileHandle
    private let process: Process?

    private static let chunkBytes = 1 << 18

    init(path: String) throws {
        self.path = path
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw RetailError(file: path, line: nil, message: "cannot be read")
        }
        if path.hasSuffix(".gz") {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["gzip", "-dc", path]
            let output = Pipe()
            process.standardOutput = output
            // What goes wrong shows in the exit code; an import that stops early breaks the pipe.
            process.standardError = FileHandle.nullDevice
            try process.run()
            self.process = process
            handle = output.fileHandleForReading
        } else {
            process = nil
            guard let handle = FileHandle(forReadingAtPath: path) else {
                throw RetailError(file: path, line: nil, message: "cannot be read")
            }
            self.handle = handle
        }
    }

    deinit {
        if let process, process.isRunning { process.terminate() }
    }

    /// Up to 256 KiB more; empty at the end.
    func read() throws -> [UInt8] {
        [UInt8](try handle.read(upToCount: Self.chunkBytes) ?? Data())
    }

    /// Checks at the end that nothing was cut off.
    func finish() throws {
        guard let process else { return }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw RetailError(file: path, line: nil, message: "gzip says that the file is damaged")
        }
    }
}
