/// What a catalogue says of one item, as the content model reads it.
package struct ContentDocument: Hashable, Sendable {
    /// The tokens, each as often as it was said.
    package private(set) var tokens: [String: Int] = [:]

    /// Nothing is said yet.
    package init() {}

    /// Adds a whole value that tells what the item is: a type, a brand, the value of an attribute.
    ///
    /// It counts as one token under its name, and its words count as in ``addText(_:)``.
    ///
    /// - Parameters:
    ///   - name: What the value tells: type, brand, skin.
    ///   - value: The value; an empty one adds nothing.
    package mutating func addValue(_ name: String, _ value: String) {
        guard !value.isEmpty else { return }
        tokens["\(name.lowercased())=\(value.lowercased())", default: 0] += 1
        addText(value)
    }

    /// Adds a text: its words, and of what is written without spaces each two neighbours.
    ///
    /// Chinese is taken in pairs of characters, which find words without knowing where they end
    /// (Nie, Gao and Zhou 2000).
    package mutating func addText(_ text: String) {
        var word = ""
        var previous: Character?
        var isAlone = true
        func endRun() {
            if let previous, isAlone { tokens[String(previous), default: 0] += 1 }
            previous = nil
            isAlone = true
        }
        for character in text.lowercased() {
            if character.isIdeograph {
                endWord(&word)
                if let previous {
                    tokens[String([previous, character]), default: 0] += 1
                    isAlone = false
                }
                previous = character
            } else {
                endRun()
                if character.isLetter || character.isNumber {
                    word.append(character)
                } else {
                    endWord(&word)
                }
            }
        }
        endRun()
        endWord(&word)
    }

    private mutating func endWord(_ word: inout String) {
        if word.count > 1 { tokens[word, default: 0] += 1 }
        word = ""
    }
}

extension Character {
    /// Whether it is written without spaces between words: Chinese characters and kana.
    fileprivate var isIdeograph: Bool {
        guard let scalar = unicodeScalars.first else { return false }
        return scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value)
    }
}
