import IdentityDomain
import Primitives

extension PersonalProfile {
    /// The fields of a record that hold the profile, in order.
    var fields: [(tag: UInt8, field: [UInt8])] {
        typealias Tag = PersonalRecord.Tag
        var fields: [(tag: UInt8, field: [UInt8])] = []
        if let gender { fields.append((Tag.gender, [UInt8(gender.rawValue)])) }
        if birthday != BirthdayRecord() { fields.append((Tag.birthday, birthday.bytes)) }
        fields += children.map { (Tag.child, Array($0.description.utf8)) }
        fields += Self.pairs(values.attributes).map { (Tag.attribute, $0) }
        fields += Self.pairs(values.preferences).map { (Tag.preference, $0) }
        fields += addresses.map { (Tag.address, $0.bytes) }
        if let stateNote { fields.append((Tag.stateNote, stateNote.bytes)) }
        return fields
    }

    /// Takes one field of a record; `false` for anything that `fields` does not give.
    mutating func take(_ tag: UInt8, _ field: ArraySlice<UInt8>) -> Bool {
        typealias Tag = PersonalRecord.Tag
        switch tag {
        case Tag.gender:
            guard field.count == 1, let gender = Gender(rawValue: Int(field.first ?? 0)) else {
                return false
            }
            self.gender = gender
        case Tag.birthday:
            guard let birthday = BirthdayRecord(bytes: field) else { return false }
            self.birthday = birthday
        case Tag.child:
            guard let text = String(validating: field, as: UTF8.self), let day = LocalDate(text)
            else { return false }
            children.append(day)
        case Tag.attribute:
            guard let (name, value) = Self.pair(field) else { return false }
            values.attributes[name] = value
        case Tag.preference:
            guard let (name, value) = Self.pair(field) else { return false }
            values.preferences[name] = value
        case Tag.address:
            guard let address = PostalAddress(bytes: field) else { return false }
            addresses.append(address)
        case Tag.stateNote:
            guard let note = StateNote(bytes: field) else { return false }
            stateNote = note
        default:
            return false
        }
        return true
    }

    private static func pairs(_ values: [String: String]) -> [[UInt8]] {
        values.sorted { $0.key < $1.key }.map { Array("\($0.key)=\($0.value)".utf8) }
    }

    private static func pair(_ field: ArraySlice<UInt8>) -> (name: String, value: String)? {
        // Bytes, not characters: a value may begin with a mark that joins the sign before it.
        guard let sign = field.firstIndex(of: UInt8(ascii: "=")),
            let name = String(validating: field[..<sign], as: UTF8.self),
            let value = String(validating: field[(sign + 1)...], as: UTF8.self)
        else { return nil }
        return (name, value)
    }
}

extension BirthdayRecord {
    /// Whether it was ever known and ever changed, month times 100 plus day, year, and the day of
    /// the last change: two bytes each, but for eight of the last; zeros for what is unknown.
    fileprivate var bytes: [UInt8] {
        let year = birthday?.year ?? 0
        let monthDay = birthday?.monthDay.number ?? 0
        return [wasKnown ? 1 : 0, changedOn == nil ? 0 : 1]
            + [UInt8(monthDay >> 8), UInt8(monthDay & 0xFF)]
            + [UInt8(year >> 8), UInt8(year & 0xFF)]
            + RecordBytes.of(Int64(changedOn?.daysSinceEpoch ?? 0))
    }

    fileprivate init?(bytes: ArraySlice<UInt8>) {
        guard bytes.count == 14 else { return nil }
        let bytes = Array(bytes)
        let monthDay = Int(RecordBytes.integer(bytes[2..<4]))
        let year = Int(RecordBytes.integer(bytes[4..<6]))
        var birthday: Birthday?
        if monthDay > 0 {
            birthday = Birthday(
                year: year == 0 ? nil : year,
                month: monthDay / 100,
                day: monthDay % 100
            )
            if birthday == nil { return nil }
        }
        self.init(
            birthday: birthday,
            wasKnown: bytes[0] == 1,
            changedOn: bytes[1] == 1
                ? LocalDate(daysSinceEpoch: Int(RecordBytes.integer(bytes[6...]))) : nil
        )
    }
}

extension PostalAddress {
    /// The texts with zeros between: none of them holds one.
    fileprivate var bytes: [UInt8] {
        Array([recipient, phone, text, postcode, label].joined(separator: "\0").utf8)
    }

    fileprivate init?(bytes: ArraySlice<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let parts = text.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5 else { return nil }
        self.init(
            recipient: parts[0],
            phone: parts[1],
            text: parts[2],
            postcode: parts[3],
            label: parts[4]
        )
    }
}

extension StateNote {
    /// The time, who, a zero, and the reason.
    fileprivate var bytes: [UInt8] {
        RecordBytes.of(changedAt.microseconds)
            + Array("\(changedBy)\0\(reason.unsafeRevealed)".utf8)
    }

    fileprivate init?(bytes: ArraySlice<UInt8>) {
        guard bytes.count > 8,
            let text = String(validating: bytes.dropFirst(8), as: UTF8.self)
        else { return nil }
        let parts = text.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        self.init(
            reason: Redacted(parts[1]),
            changedBy: parts[0],
            changedAt: Timestamp(microseconds: RecordBytes.integer(bytes.prefix(8)))
        )
    }
}
