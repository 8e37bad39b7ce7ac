import TimeTrackingKeyring
import TimeTrackingKit
import TimetrackKeys

/// The items of the keyring that this program knows, and whose they are.
struct KeyringItems: Sendable {
    /// Those that it made for itself, under its own names.
    var own: [CredentialKey] = []

    /// Those on record under names that a person chose, because other programs use them too.
    var shared: [CredentialKey] = []

    /// Finds them by the record, and by their labels where there is no record any more; no secret is read.
    ///
    /// - Parameters:
    ///   - stores: The stores of the program.
    ///   - unlock: Whether the desktop may ask the person to unlock the keyring.
    /// - Returns: The items; none where there is no keyring and none is on record in one.
    /// - Throws: ``Failure`` for a broken record, `CredentialStoreError` when the keyring cannot be asked.
    static func find(_ stores: ConfiguredStores, unlock: Bool) async throws -> KeyringItems {
        var items = KeyringItems()
        for record in try stores.recordFile().read().accounts where record.store == .keyring {
            let isOwn = record.key == (try CredentialKey(service: record.service, account: record.user))
            if isOwn {
                items.own.append(record.key)
            } else if !items.shared.contains(record.key) {
                items.shared.append(record.key)
            }
        }
        let isSkipped = try KeySource.preferred(in: stores.environment).map { $0 != .keyring } ?? false
        guard !isSkipped, let keyring = stores.keyringItself(unlock: unlock) else {
            return items
        }
        do {
            for key in try await labelledKeys(in: keyring) where !items.own.contains(key) { items.own.append(key) }
        } catch {
            let isNone = error.code == .unavailable && items.own.isEmpty && items.shared.isEmpty
            guard isNone else { throw error.advising(nil, unlock: unlock) }
        }
        return items
    }

    /// The items under the program's own names that have its label as well, whatever the record says.
    private static func labelledKeys(
        in keyring: KeyringCredentialStore
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        var labelled: [CredentialKey] = []
        let services = TimeTrackingService.all.map(\.name) + [try EncryptionKeyPlaces.item().service]
        for service in services {
            for key in try await keyring.keys(service: service, after: nil, limit: .max) {
                let labels = try await keyring.items(for: key).map(\.label)
                if labels.contains(KeyringLabel.label(key)) { labelled.append(key) }
            }
        }
        return labelled
    }
}
