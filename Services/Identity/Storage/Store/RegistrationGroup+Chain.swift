import Cryptography
import IdentityDomain
import Primitives
import StorageCore

extension RegistrationGroup {
    /// Writes the group's record: call it after everything else is written.
    ///
    /// - Parameters:
    ///   - chain: The chain before the group.
    ///   - writer: The group's transaction.
    /// - Returns: The chain with it.
    /// - Throws: What the database throws.
    func append(to chain: GroupChain, in writer: any SQLWriter) throws -> GroupChain {
        let content = self.content
        let next = chain.appended(
            content: content,
            registrationCount: Int64(newRequests.count)
        )
        try writer.execute(
            """
            INSERT INTO registration_groups (number, registrations, content, hash)
            VALUES ($1, $2, $3, $4)
            """,
            [
                .integer(next.groupCount), .integer(next.registrationCount),
                .blob(content.bytes), .blob(next.hash),
            ]
        )
        return next
    }

    /// The hash of what the group has decided: the answers by their requests, the identities by
    /// their owners, the events by their members' versions.
    private var content: SHA256Digest {
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
