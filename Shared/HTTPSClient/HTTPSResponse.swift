/// What an HTTPS server has answered.
package struct HTTPSResponse: Hashable, Sendable {
    /// The status: 200.
    package let status: Int
    /// The body.
    package let body: [UInt8]

    /// Whether the server has done what it was asked.
    package var isSuccess: Bool { (200..<300).contains(status) }

    /// Reads an answer (RFC 9112) that is whole; fails where more must come.
    ///
    /// - Parameters:
    ///   - bytes: All that has come.
    ///   - isEnd: Whether the server has ended the connection in order.
    /// - Throws: `malformed`.
    package init?(_ bytes: [UInt8], isEnd: Bool) throws(HTTPSFailure) {
        guard let end = Self.end(ofHead: bytes) else { return nil }
        // Header fields are ASCII; whatever else stands in them is of no interest here.
        let lines = String(decoding: bytes[..<end], as: UTF8.self)
            .split(separator: "\r\n", omittingEmptySubsequences: true)
        let words = lines.first?.split(separator: " ", maxSplits: 2) ?? []
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), words[1].utf8.count == 3,
            let status = Int(words[1]), status >= 200
        else { throw .malformed }
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { throw .malformed }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            guard
                fields.updateValue(String(value), forKey: name) == nil
                    || !["content-length", "transfer-encoding"].contains(name)
            else { throw .malformed }
        }
        let rest = bytes[(end + 4)...]
        self.status = status
        if let coding = fields["transfer-encoding"] {
            guard coding.lowercased() == "chunked", fields["content-length"] == nil else {
                throw .malformed
            }
            guard let body = try Self.unchunked(rest) else { return nil }
            self.body = body
        } else if let text = fields["content-length"] {
            guard let count = Int(text), count >= 0 else { throw .malformed }
            guard rest.count >= count else { return nil }
            body = Array(rest.prefix(count))
        } else if status == 204 || status == 304 {
            body = []
        } else {
            guard isEnd else { return nil }
            body = Array(rest)
        }
    }

    private static func end(ofHead bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (0...bytes.count - 4).first { index in
            bytes[index] == 13 && bytes[index + 1] == 10 && bytes[index + 2] == 13
                && bytes[index + 3] == 10
        }
    }

    /// The chunks put together; `nil` where more must come.
    private static func unchunked(_ bytes: ArraySlice<UInt8>) throws(HTTPSFailure) -> [UInt8]? {
        var body: [UInt8] = []
        var rest = bytes
        while let end = rest.firstIndex(of: 10) {
            let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
            let digits = line.prefix { $0.isHexDigit }
            guard (1...6).contains(digits.count), let count = Int(digits, radix: 16) else {
                throw .malformed
            }
            rest = rest[(end + 1)...]
            if count == 0 { return body }
            guard rest.count >= count + 2 else { return nil }
            body += rest.prefix(count)
            let after = rest.dropFirst(count).prefix(2)
            guard Array(after) == [13, 10] else { throw .malformed }
            rest = rest.dropFirst(count + 2)
        }
        return nil
    }
}
