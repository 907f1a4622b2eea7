package import IdentityDomain
internal import Primitives
internal import StorageCore

extension SQLMemberStore {
    /// Writes one snapshot as two files, as ``PrivacyStore`` says.
    package func backUp(into folder: String) async throws -> StoreBackup {
        guard let openFile else { throw KeeperRefusal.backupUnsupported }
        let stamp = now().microseconds / 1_000_000
        let dataFile = "\(folder)/identity-data-\(stamp).sqlite"
        let keysFile = "\(folder)/identity-keys-\(stamp).sqlite"
        let data: any Database
        do {
            data = try await openFile(dataFile)
        } catch {
            throw KeeperRefusal.folderUnusable
        }
        let keys: any Database
        do {
            keys = try await openFile(keysFile)
        } catch {
            await data.close()
            throw KeeperRefusal.folderUnusable
        }
        let result: Result<Int, any Error>
        do {
            result = .success(try await copy(to: data, keys: keys))
        } catch {
            result = .failure(error)
        }
        await data.close()
        await keys.close()
        return StoreBackup(
            dataFile: dataFile,
            keysFile: keysFile,
            memberCount: try result.get()
        )
    }

    /// Copies one snapshot, split into what may lie together.
    ///
    /// - Returns: How many members it holds.
    private func copy(to data: any Database, keys: any Database) async throws -> Int {
        for database in [data, keys] { try await database.migrate(Self.migrations) }
        let dataLane = try await data.makeLane(name: "backup of data")
        let keysLane = try await keys.makeLane(name: "backup of keys")
        return try await read { reader in
            guard reader.dialect == .sqlite else { throw KeeperRefusal.backupUnsupported }
            var memberCount = 0
            for table in try StoreTables(of: reader).tables {
                if StoreTables.keysAndErased.contains(table.name) {
                    try StoreTables.copy(table, from: reader, to: keysLane)
                }
                if !StoreTables.keys.contains(table.name) {
                    let count = try StoreTables.copy(table, from: reader, to: dataLane)
                    if table.name == "members" { memberCount = count }
                }
            }
            return memberCount
        }
    }
}
