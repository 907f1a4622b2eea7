import IdentityDomain
import RPCCore

/// What a call is answered where the store fails it: one place for every service of identity.
enum StoreFailures {
    /// Runs a call of the store and gives its failures their status.
    static func reporting<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as MemberStoreError {
            throw error.rpcError
        } catch let error as KeeperRefusal {
            throw error.rpcError
        }
    }
}
