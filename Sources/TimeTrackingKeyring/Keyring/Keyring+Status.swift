#if Keyring && os(Linux)
import TimeTrackingKit

extension Keyring {
    /// What is known of the collection to work in.
    func status(for call: KeyringCall) async throws(KeyringFailure) -> KeyringCollectionStatus {
        try await perform(for: call) { service throws(KeyringFailure) in
            let path = try await defaultCollection(of: service)
            let label = service.beginProperty("Label", of: path, SecretService.collectionInterface)
            let isLocked = service.beginProperty("Locked", of: path, SecretService.collectionInterface)
            do throws(KeyringFailure) {
                guard let label = try SecretService.property(in: try await label.value()).text else {
                    throw .malformedAnswer
                }
                return KeyringCollectionStatus(
                    label: label,
                    path: path.text,
                    isLocked: try SecretService.flag(in: try await isLocked.value()),
                    isPersistent: path != .sessionCollection
                )
            } catch .noSuchObject {
                throw .noCollection
            }
        }
    }
}
#endif
