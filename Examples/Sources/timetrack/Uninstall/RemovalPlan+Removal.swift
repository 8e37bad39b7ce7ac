import SystemPackage
import TimeTrackingKit
import TimetrackKeys

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension RemovalPlan {
    /// Removes everything: keys first, because only the program finds those, and the program last.
    ///
    /// - Throws: ``Failure`` that says what is left.
    func carryOut(_ stores: ConfiguredStores, unlock: Bool) async throws {
        try await removeItems(stores, unlock: unlock)
        var left: [(path: FilePath, reason: Errno)] = []
        // Once more, because removing an item has written the record.
        for files in userFiles.isEmpty ? [] : try findUserFiles(stores) {
            for file in files.files { remove(file, &left) }
            if files.strangers.isEmpty { removeFolder(files.folder, &left) }
        }
        for file in program.files { remove(file, &left) }
        for folder in program.folders { removeFolder(folder, &left) }
        guard left.isEmpty else {
            let list = left.map { "\($0.path) (\($0.reason))" }.joined(separator: ", ")
            throw Failure(
                .unexpected,
                "incomplete",
                "Everything else was removed, but these are still there: \(list); remove them by hand."
            )
        }
    }

    private func removeItems(_ stores: ConfiguredStores, unlock: Bool) async throws {
        guard !items.isEmpty else { return }
        let keyring = try stores.store(.keyring, unlock: unlock)
        for (count, key) in items.enumerated() {
            do {
                try await keyring.removeCredential(for: key)
            } catch {
                throw Failure(stoppedBy: Failure(error), removed: count)
            }
            // At once, so that a removal that ends here leaves a record of what is still there.
            try stores.recordFile().update { _ = $0.remove(key, in: .keyring) }
        }
    }

    private func remove(_ file: FilePath, _ left: inout [(path: FilePath, reason: Errno)]) {
        if unlink(file.string) != 0, errno != ENOENT { left.append((file, Errno(rawValue: errno))) }
    }

    /// Removes a folder unless other files are in it.
    private func removeFolder(_ folder: FilePath, _ left: inout [(path: FilePath, reason: Errno)]) {
        if rmdir(folder.string) != 0, ![ENOENT, ENOTEMPTY, EEXIST].contains(errno) {
            left.append((folder, Errno(rawValue: errno)))
        }
    }
}
