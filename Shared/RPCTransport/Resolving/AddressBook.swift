internal import Primitives

/// The places of a service, and the addresses at which they were last found.
///
/// Pure: what a look-up brought comes in as a value. A name that was not found this time keeps the
/// addresses that it had: an old address may still answer, none cannot.
package struct AddressBook: Sendable {
    /// What a look-up has changed.
    package struct Change: Hashable, Sendable {
        /// Addresses to be used from now on.
        package let added: [ResolvedAddress]
        /// Addresses that are no longer used.
        package let removed: [ResolvedAddress]
    }

    /// The names that have to be looked up, each once.
    package let names: [String]
    /// The addresses in use: of all places, each once, in ascending order.
    package private(set) var addresses: [ResolvedAddress]
    private let places: [ServicePlace]
    private let addressesMax: Int
    private let seed: UInt64
    private var known: [String: Set<String>] = [:]

    /// Opens a book in which places that are addresses themselves are entered already.
    ///
    /// - Precondition: There is a place; `addressesMax` is positive.
    /// - Parameters:
    ///   - places: Where the service is found.
    ///   - addressesMax: How many addresses are used at most. Where there are more, each client
    ///     uses a choice of its own.
    ///   - seed: Decides which.
    package init(places: [ServicePlace], addressesMax: Int, seed: UInt64) {
        precondition(!places.isEmpty, "a service needs a place")
        precondition(addressesMax > 0, "addressesMax is \(addressesMax)")
        self.places = places
        self.addressesMax = addressesMax
        self.seed = seed
        var names: [String] = []
        for place in places where !names.contains(place.host) {
            if let address = NumericAddress.canonical(place.host) {
                known[place.host] = [address]
            } else {
                names.append(place.host)
            }
        }
        self.names = names
        addresses = []
        addresses = chosen()
    }

    /// Enters what a look-up has found.
    ///
    /// - Parameter found: Addresses by name; a name that was not found is missing or has none.
    /// - Returns: What has changed; `nil` where nothing has.
    package mutating func update(_ found: [String: [String]]) -> Change? {
        for name in names {
            let usable = Set((found[name] ?? []).compactMap(NumericAddress.canonical))
            if !usable.isEmpty { known[name] = usable }
        }
        let before = Set(addresses)
        addresses = chosen()
        let after = Set(addresses)
        guard before != after else { return nil }
        return Change(
            added: addresses.filter { !before.contains($0) },
            removed: before.subtracting(after).sorted()
        )
    }

    /// The addresses of all places; of too many those whose mixture with the seed is least, which
    /// stays the same choice while others come and go.
    private func chosen() -> [ResolvedAddress] {
        var all: Set<ResolvedAddress> = []
        for place in places {
            for ip in known[place.host] ?? [] {
                all.insert(ResolvedAddress(ip: ip, port: place.port))
            }
        }
        guard all.count > addressesMax else { return all.sorted() }
        let ranked = all.map { (rank: rank($0), address: $0) }
        return ranked.sorted { ($0.rank, $0.address) < ($1.rank, $1.address) }
            .prefix(addressesMax).map(\.address).sorted()
    }

    private func rank(_ address: ResolvedAddress) -> UInt64 {
        var mixed = Partition.mix(seed ^ UInt64(address.port))
        for byte in address.ip.utf8 { mixed = Partition.mix(mixed ^ UInt64(byte)) }
        return mixed
    }
}
