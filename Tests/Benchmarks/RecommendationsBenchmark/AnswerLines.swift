import Foundation

/// Files of answers as PROTOCOL.md of the data has them, one JSON object a line.
enum AnswerLines {
    /// The lists of each household, as the names of their items.
    static func items(_ path: String) throws -> [Int64: [String]] {
        var lists: [Int64: [String]] = [:]
        for (line, fields) in try objects(path) {
            guard let id = fields["household_id"] as? Int64, let items = fields["items"] as? [Any],
                lists.updateValue(items.map { "\($0)" }, forKey: id) == nil
            else { throw BenchmarkFailure("\(path):\(line): no household with its items, once") }
        }
        return lists
    }

    /// The probability of each household or customer.
    static func probabilities(_ path: String, _ idName: String) throws -> [Int64: Double] {
        var probabilities: [Int64: Double] = [:]
        for (line, fields) in try objects(path) {
            guard let id = fields[idName] as? Int64, let p = fields["p"] as? Double,
                (0...1).contains(p), probabilities.updateValue(p, forKey: id) == nil
            else { throw BenchmarkFailure("\(path):\(line): no \(idName) with its p, once") }
        }
        return probabilities
    }

    private static func objects(_ path: String) throws -> [(line: Int, fields: [String: Any])] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").enumerated()
            .map { index, line in
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
                guard let fields = object as? [String: Any] else {
                    throw BenchmarkFailure("\(path):\(index + 1): no object")
                }
                return (index + 1, fields)
            }
    }
}
