import Cryptography
import IdentityDomain
import Primitives
import StorageCore

extension RegistrationGroup {
    /// The hash of what the group has decided: the answers by their requests, the identities by
    /// their owners, the events by their members' versions.
    var content: SHA256Digest {
        var hash = SHA256()
        hash.update(bookedAt.microseconds)
        for entry in newRequests {
            hash.update(requests[entry.request].index)
            hash.update(requests[entry.request].fingerprint.stored)
            hash.update(entry.answer.memberID.rawValue)
            hash.update(entry.answer.isCreated ? 1 : 0)
        }
        for identity in newIdentities {
            hash.update(identity.index)
            hash.update(identity.owner.rawValue)
            hash.update(Int64(identity.kind.rawValue))
        }
        for event in events {
            hash.update(event.event.memberID.rawValue)
            hash.update(event.memberVersion)
        }
        return hash.finalized()
    }
}
