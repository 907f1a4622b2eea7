package import RPCCore

/// What happened to a connection, for logs and figures; never personal data or what a peer sent.
package enum ConnectionEvent: Hashable, Sendable {
    /// A connection was made and is secure; the peer by its certificate.
    case opened(peer: PeerIdentity?)
    /// A connection was refused before it was of use.
    ///
    /// The reason is a stable word such as `tls.unknown_authority`, the detail a sentence.
    case refused(reason: String, detail: String)
    /// A connection ended that had been of use.
    ///
    /// The reason is a stable word such as `closed_by_peer`, the detail a sentence or empty.
    case closed(peer: PeerIdentity?, reason: String, detail: String)
    /// A client makes a call again, since an attempt has failed and another is safe.
    case callRepeated(MethodDescriptor)
    /// An address of a service gets no calls for this long, for it has failed too often.
    case ejected(address: String, time: Duration)
    /// An address that was taken out gets calls again.
    case restored(address: String)
}

/// Is told what happens to connections; called on event loops and so must be quick.
package typealias ConnectionObserver = @Sendable (ConnectionEvent) -> Void
