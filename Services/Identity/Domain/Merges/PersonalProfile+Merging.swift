/// What is personal of a survivor, and what is not but was asked of it: as with facts, what the
/// survivor said stands, and what it did not say is taken from the other.
extension PersonalProfile {
    /// Takes over what only the other had.
    ///
    /// - Parameters:
    ///   - other: What is personal of the member that is merged into this one.
    ///   - gain: Is told of it; whether the birthday is the other's stands there already.
    package mutating func absorb(_ other: PersonalProfile, _ gain: inout MergeGain) {
        if gain.hasBirthday { birthday = other.birthday }
        if gender == nil, other.gender != nil {
            gender = other.gender
            gain.hasGender = true
        }
        for (place, child) in other.children.enumerated()
        where !children.contains(child) && children.count < ChildStages.childCountMax {
            children.append(child)
            gain.children.append(place)
        }
        children.sort()
        for (place, address) in other.addresses.enumerated()
        where !addresses.contains(address) && addresses.count < PostalAddress.countMax {
            addresses.append(address)
            gain.addresses.append(place)
        }
        values.absorb(other.values, &gain)
    }

    /// Gives back what came with a merge, as far as it is still there as it came.
    package mutating func release(_ gain: MergeGain, of other: PersonalProfile) {
        if gain.hasBirthday, birthday == other.birthday { birthday = BirthdayRecord() }
        if gain.hasGender, gender == other.gender { gender = nil }
        let born = gain.children.filter(other.children.indices.contains).map { other.children[$0] }
        children.removeAll { born.contains($0) }
        let gone = gain.addresses.filter(other.addresses.indices.contains)
            .map { other.addresses[$0] }
        addresses.removeAll { gone.contains($0) }
        values.release(gain, of: other.values)
    }
}

extension AttributeValues {
    /// Takes over the values whose names only the other has.
    package mutating func absorb(_ other: AttributeValues, _ gain: inout MergeGain) {
        for (name, value) in other.attributes.sorted(by: { $0.key < $1.key })
        where attributes[name] == nil {
            attributes[name] = value
            gain.attributes.append(name)
        }
        for (name, value) in other.preferences.sorted(by: { $0.key < $1.key })
        where preferences[name] == nil {
            preferences[name] = value
            gain.preferences.append(name)
        }
    }

    /// Gives back the values that came with a merge and are as they came.
    package mutating func release(_ gain: MergeGain, of other: AttributeValues) {
        for name in gain.attributes where attributes[name] == other.attributes[name] {
            attributes[name] = nil
        }
        for name in gain.preferences where preferences[name] == other.preferences[name] {
            preferences[name] = nil
        }
    }
}
