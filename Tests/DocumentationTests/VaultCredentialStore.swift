import TimeTrackingKit

/// What the page on adding a store calls the reader's own store.
typealias VaultCredentialStore = InMemoryCredentialStore

/// Where the page puts the containers of that store.
let directory = "vaults"

extension InMemoryCredentialStore {
    /// Opens the container at a path; here it lies in memory, so the path is its name alone.
    convenience init(path: String) throws {
        self.init(name: path)
    }
}
