package import Primitives

/// The time in which a certificate holds, both ends included, in whole seconds.
package struct CertificateValidity: Hashable, Sendable {
    /// The first moment.
    package let notBefore: Timestamp
    /// The last moment.
    package let notAfter: Timestamp

    /// Names both ends.
    package init(notBefore: Timestamp, notAfter: Timestamp) {
        precondition(notBefore < notAfter, "a certificate must hold for some time")
        self.notBefore = notBefore
        self.notAfter = notAfter
    }

    /// From five minutes before `now`, since clocks differ, for a number of days.
    ///
    /// - Parameters:
    ///   - days: 1 to 36,500.
    ///   - now: The time of issue.
    package init(days: Int, from now: Timestamp) {
        precondition((1...36_500).contains(days), "days must be 1 to 36500, is \(days)")
        self.init(
            notBefore: now.advanced(by: .seconds(-300)),
            notAfter: now.advanced(by: .seconds(days * 86_400))
        )
    }

    /// Whether the certificate holds at this moment.
    package func contains(_ moment: Timestamp) -> Bool {
        moment >= notBefore && moment <= notAfter
    }
}
