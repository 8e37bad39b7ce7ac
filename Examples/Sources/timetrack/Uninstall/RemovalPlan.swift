import SystemPackage
import TerminalOutput
import TimeTrackingKeyring
import TimeTrackingKit
import TimetrackFiles
import TimetrackKeys

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What `uninstall` removes, and what it leaves.
struct RemovalPlan {
    /// Items of the keyring that go.
    var items: [CredentialKey] = []

    /// Items of the keyring that stay, because other programs use them.
    var sharedItems: [CredentialKey] = []

    /// The files of the user that go, by the folders they are in; none when they stay.
    var userFiles: [UserFiles] = []

    /// Whether what was recorded and not posted yet goes with the other files.
    var includesRecords = false

    /// The files of the program that go.
    var program = InstalledFiles.none

    /// Makes a plan.
    ///
    /// - Throws: ``Failure`` and `CredentialStoreError` when it is not known what there is, or when part of it could not
    ///   be removed. Then nothing is: the program is what finds the keys.
    static func make(_ options: Uninstall, _ stores: ConfiguredStores, _ installed: InstalledFiles) async throws
        -> RemovalPlan
    {
        var plan = RemovalPlan()
        if !options.keepCredentials {
            do {
                let found = try await KeyringItems.find(stores, unlock: options.keyring.unlock)
                plan.items = found.own + (options.shared ? found.shared : [])
                plan.sharedItems = options.shared ? [] : found.shared
            } catch let error as CredentialStoreError {
                throw Failure(stoppedBy: Failure(error), removed: 0)
            } catch let failure as Failure {
                throw Failure(stoppedBy: failure, removed: 0)
            }
            plan.includesRecords = options.records
            plan.userFiles = try plan.findUserFiles(stores)
        }
        if !options.keepProgram {
            // Now, because afterwards none of them is there, and the plan says what was removed.
            plan.program = InstalledFiles(
                files: installed.files.filter(Self.isThere),
                folders: installed.folders
            )
            try plan.checkProgramCanBeRemoved()
        }
        return plan
    }

    /// The files of the user, as they are now.
    func findUserFiles(_ stores: ConfiguredStores) throws -> [UserFiles] {
        let folders = UserFolders(stores.environment)
        let database = try DatabasePlace(stores.environment)
        return [try UserFiles(beside: stores.filePath())]
            + [try UserFiles(in: folders.data, database, includesRecords: includesRecords)]
            + (database.isChosen ? [try UserFiles(left: database)] : [])
            + (try UserFiles.caches(in: folders.cache))
    }

    /// Whether encryption keys go, which backups of the database may need.
    var hasEncryptionKeys: Bool {
        // The names of the item are a constant, which is valid.
        items.contains { (try? EncryptionKeyPlaces.item()) == $0 }
            || files.contains { $0.lastComponent?.string == "encryption.keys" }
    }

    /// Whether there is nothing to do.
    var isEmpty: Bool { items.isEmpty && files.isEmpty }

    /// Whether an item of the keyring that goes cannot be removed, because it is locked.
    ///
    /// - Parameter stores: The stores of the program.
    /// - Returns: Whether one is locked.
    /// - Throws: `CredentialStoreError` when the keyring cannot be asked.
    func isLocked(_ stores: ConfiguredStores) async throws -> Bool {
        guard let keyring = stores.keyringItself(unlock: false) else { return false }
        for key in items {
            let found = try await keyring.items(for: key)
            if found.contains(where: { $0.isLocked }) { return true }
        }
        return false
    }

    /// All files that were there when the plan was made, keys first and the program last.
    var files: [FilePath] { userFiles.flatMap(\.files) + program.files }

    /// Whether there is a file, or a link of that name.
    private static func isThere(_ file: FilePath) -> Bool {
        let kind = FileKind(of: file)
        return kind == .regular || kind == .other
    }

    private func checkProgramCanBeRemoved() throws {
        for file in program.files {
            let folder = file.removingLastComponent()
            guard access(folder.string, W_OK | X_OK) == 0 else {
                throw Failure(
                    .unexpected,
                    "not_permitted",
                    "You may not remove \(file), so nothing was removed; run `timetrack uninstall --keep-program` for your "
                        + "keys, and `timetrack uninstall --keep-credentials` as the owner of \(folder) for the program."
                )
            }
        }
    }

    /// What becomes of what, a line each; what stays is there because others made it or use it.
    var table: Table {
        var table = Table([.init("What"), .init("Kind"), .init("Name")])
        for key in items { table.append(["\("remove", .bad)", "keyring", "\(key)"]) }
        for file in files { table.append(["\("remove", .bad)", "file", "\(file.string)"]) }
        for key in sharedItems { table.append(["keep", "keyring", "\(key)"]) }
        for file in userFiles.flatMap(\.strangers) { table.append(["keep", "file", "\(file.string)"]) }
        return table
    }
}

extension Failure {
    /// That the keys could not all be found or removed.
    init(stoppedBy failure: Failure, removed count: Int) {
        self = failure
        let items = count == 1 ? "1 item of the keyring was" : "\(count) items of the keyring were"
        message +=
            (count == 0 ? " Nothing was removed" : " \(items) removed and nothing else")
            + ", because without the program nobody would find the keys; add `--keep-credentials` to leave them where they are."
    }
}
