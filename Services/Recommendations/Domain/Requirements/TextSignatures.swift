/// Finds texts that have another in them, without looking into most.
///
/// For each of 1,024 classes of three neighbouring bytes it keeps which texts have one: a text that
/// lacks a class of what is looked for cannot have it (superimposed codes in bit slices: Faloutsos
/// and Christodoulakis 1984). Those that are left are looked into.
struct TextSignatures: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int32] = []
    /// For each class as many words as the block has.
    private var slices: [UInt64]
    private let wordCount: Int

    private static let classCount = 1024

    /// Room for texts of 64 times `wordCount` products.
    init(wordCount: Int) {
        self.wordCount = wordCount
        slices = [UInt64](repeating: 0, count: Self.classCount * wordCount)
    }

    /// Adds the text of the next product; folded.
    mutating func append(_ text: String) {
        let member = ends.count
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        ends.append(Int32(bytes.count))
        var place = start
        while place + 2 < bytes.count {
            let slice = Self.slice(bytes[place], bytes[place + 1], bytes[place + 2])
            slices[slice * wordCount + member / 64] |= 1 << UInt64(member % 64)
            place += 1
        }
    }

    /// Hands the members to `body` whose texts have a folded one in them.
    func forEachMember(having text: String, _ body: (Int) -> Void) {
        let needle = Array(text.utf8)
        var classes: Set<Int> = []
        for place in needle.indices.dropLast(2) {
            classes.insert(Self.slice(needle[place], needle[place + 1], needle[place + 2]))
        }
        for word in 0..<((ends.count + 63) / 64) {
            var bits = classes.reduce(UInt64.max) { $0 & slices[$1 * wordCount + word] }
            while bits != 0 {
                let member = word * 64 + bits.trailingZeroBitCount
                bits &= bits - 1
                guard member < ends.count else { break }
                if isIn(member, needle) { body(member) }
            }
        }
    }

    private func isIn(_ member: Int, _ needle: [UInt8]) -> Bool {
        let start = member == 0 ? 0 : Int(ends[member - 1])
        let end = Int(ends[member])
        guard let first = needle.first, end - start >= needle.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for place in start...(end - needle.count) where bytes[place] == first {
                var length = 1
                while length < needle.count, bytes[place + length] == needle[length] { length += 1 }
                if length == needle.count { return true }
            }
            return false
        }
    }

    private static func slice(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        let number = UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
        return Int((number &* 2_654_435_761) >> 22)
    }
}
