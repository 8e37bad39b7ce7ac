#if Keyring && os(Linux)
import TimeTrackingKit

/// The secret and the attributes of an item, asked for together.
struct ItemContents {
    private let secret: PendingAnswer<BusValue>
    private let attributes: PendingAnswer<BusValue>

    /// Asks for them.
    init(of item: ObjectPath, in service: SecretService) throws(KeyringFailure) {
        self.secret = try service.beginGetSecret(item)
        self.attributes = service.beginProperty("Attributes", of: item)
    }

    /// Waits for both answers.
    func value(in service: SecretService) async throws(KeyringFailure) -> (Secret, ItemAttributes) {
        let secret = try service.secret(in: try await secret.value())
        return (secret, ItemAttributes(try SecretService.attributes(in: try await attributes.value())))
    }
}
#endif
