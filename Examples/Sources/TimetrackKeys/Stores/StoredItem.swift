package import TimeTrackingKit

/// One item of a store by its names.
package struct StoredItem: Hashable {
    package var key: CredentialKey
    package var store: StoreKind

    package init(key: CredentialKey, store: StoreKind) {
        self.key = key
        self.store = store
    }
}

extension ConfiguredStores {
    /// Finds the store that has an item.
    ///
    /// - Parameters:
    ///   - key: The names of the item.
    ///   - chosen: The store that was named, or nil for the one on record, else the file or the database if it has
    ///     the item, else the keyring.
    ///   - unlock: Whether the desktop may ask the person to unlock the keyring.
    /// - Returns: The item, whether or not it is there.
    /// - Throws: ``Failure`` for a broken record, and `CredentialStoreError` when the credential file or the database
    ///   cannot be used.
    package func item(_ key: CredentialKey, in chosen: StoreKind?, unlock: Bool = false) async throws -> StoredItem {
        if let chosen { return StoredItem(key: key, store: chosen) }
        if let store = try KeySource.preferred(in: environment)?.store { return StoredItem(key: key, store: store) }
        if let record = try recordFile().read().accounts.first(where: { $0.key == key }) {
            return StoredItem(key: key, store: record.store)
        }
        if try await fileHasKey(key) { return StoredItem(key: key, store: .file) }
        return StoredItem(key: key, store: try await databaseHasKey(key, unlock: unlock) ? .database : .keyring)
    }
}

extension Failure {
    /// That an item does not exist.
    package init(missing item: StoredItem) {
        self.init(
            .notFound,
            "not_found",
            "There is no item \(item.key) in the \(item.store.rawValue); "
                + "`timetrack credentials list --service \(CommandLineText.word(item.key.service))` lists those there are."
        )
    }
}
