/// Where a service is and who it must prove to be.
package struct ServiceAddress: Hashable, Sendable {
    /// Where its instances are found, at least one place; each name stands for all its addresses.
    package let places: [ServicePlace]
    /// Whom the certificate of each instance must name.
    package let expectedPeer: PeerExpectation

    /// Describes where the instances of a service are.
    ///
    /// - Precondition: There is a place.
    package init(places: [ServicePlace], expectedPeer: PeerExpectation) {
        precondition(!places.isEmpty, "a service needs a place")
        self.places = places
        self.expectedPeer = expectedPeer
    }

    /// Describes where a service is that has one place.
    ///
    /// - Precondition: `port` lies in 1...65535.
    package init(host: String, port: Int, expectedPeer: PeerExpectation) {
        self.init(places: [ServicePlace(host: host, port: port)], expectedPeer: expectedPeer)
    }
}

extension ServiceAddress: CustomStringConvertible {
    package var description: String {
        places.map(\.description).joined(separator: ",")
    }
}
