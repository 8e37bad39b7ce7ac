#if Keyring && os(Linux)
import TimeTrackingKit

/// The secret and the attributes of an item, as they belong together.
struct ItemContents {
    let secret: Secret
    let attributes: ItemAttributes

    /// Whether the attributes changed while the secret was read, so that it may be the one before or the one after.
    let isTorn: Bool
}

/// The contents of an item, asked for and not yet answered.
///
/// The service answers in order but not in one step: a writer may come in between. So the attributes are asked for before
/// the secret and after it.
struct PendingItemContents {
    private let before: PendingAnswer<BusValue>
    private let secret: PendingAnswer<BusValue>
    private let after: PendingAnswer<BusValue>

    /// Asks for them.
    init(of item: ObjectPath, in service: SecretService) throws(KeyringFailure) {
        self.before = service.beginProperty("Attributes", of: item)
        self.secret = try service.beginGetSecret(item)
        self.after = service.beginProperty("Attributes", of: item)
    }

    /// Waits for the answers.
    func value(in service: SecretService) async throws(KeyringFailure) -> ItemContents {
        let before = ItemAttributes(try SecretService.attributes(in: try await before.value()))
        let secret = try service.secret(in: try await secret.value())
        let after = ItemAttributes(try SecretService.attributes(in: try await after.value()))
        return ItemContents(secret: secret, attributes: after, isTorn: before != after)
    }
}
#endif
