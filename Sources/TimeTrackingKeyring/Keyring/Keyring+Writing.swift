#if Keyring && os(Linux)
import TimeTrackingKit

extension Keyring {
    /// Inserts or replaces the credential of a key.
    ///
    /// - Parameters:
    ///   - credential: The credential.
    ///   - key: Its key.
    ///   - label: What a viewer shows for a new item; an item that is there keeps its own.
    ///   - call: The call that it is done for.
    /// - Throws: ``KeyringFailure``.
    func write(
        _ credential: Credential,
        for key: CredentialKey,
        label: String,
        for call: KeyringCall
    ) async throws(KeyringFailure) {
        await beginWriting(key)
        defer { endWriting(key) }
        try await perform(for: call) { service throws(KeyringFailure) in
            let lock = WriterLock(of: key, on: service.connection)
            defer { lock.release() }
            // On the item that is found: one beside it would make the key ambiguous.
            if let item = try await item(for: key, of: service, for: call, once: lock) {
                return try await replace(item, of: key, with: credential, in: service, for: call)
            }
            let (collection, wasLocked) = try await unlockedDefaultCollection(of: service, for: call)
            // Some services show nothing of a collection while it is locked.
            if wasLocked, let item = try await item(for: key, of: service, for: call) {
                return try await replace(item, of: key, with: credential, in: service, for: call)
            }
            try await create(credential, key, label, in: collection, of: service, for: call)
        }
    }

    /// The item that answers to a key, as it is while nobody else changes it.
    private func item(
        for key: CredentialKey,
        of service: SecretService,
        for call: KeyringCall,
        once lock: WriterLock
    ) async throws(KeyringFailure) -> ObjectPath? {
        // The search goes out behind the question for the lock: when that was free, nobody came in between.
        let found = try await item(for: key, of: service, for: call)
        guard try await lock.wait(for: call) else { return found }
        return try await item(for: key, of: service, for: call)
    }

    private func unlockedDefaultCollection(
        of service: SecretService,
        for call: KeyringCall
    ) async throws(KeyringFailure) -> (path: ObjectPath, wasLocked: Bool) {
        let path = try await defaultCollection(of: service)
        let answer = service.beginProperty("Locked", of: path, SecretService.collectionInterface)
        do throws(KeyringFailure) {
            let isLocked = try SecretService.flag(in: try await answer.value())
            if isLocked { try await unlock(path, of: service, for: call) }
            return (path, isLocked)
        } catch .noSuchObject {
            throw .noCollection
        }
    }

    private func replace(
        _ item: ObjectPath,
        of key: CredentialKey,
        with credential: Credential,
        in service: SecretService,
        for call: KeyringCall
    ) async throws(KeyringFailure) {
        let before = try await attributes(of: item, answeringTo: key, in: service)
        let after = before.describing(credential)
        try call.commit()
        guard before != after else {
            _ = try await service.beginSetSecret(credential.secret, of: item).value()
            return
        }
        // The keyring cannot change the secret and the attributes at once. Between the two the item is unfinished, so
        // that nobody takes a new key for one that belongs to the old origin.
        try await service.setAttributes(before.unfinished.values, of: item)
        call.noteChange()
        do throws(KeyringFailure) {
            _ = try await service.beginSetSecret(credential.secret, of: item).value()
        } catch {
            if error.isRefusal { try await restore(before, of: item, in: service, for: call, after: error) }
            throw error
        }
        try await service.setAttributes(after.values, of: item)
    }

    /// Puts the attributes back that belong to a secret which the service refused to change.
    private func restore(
        _ before: ItemAttributes,
        of item: ObjectPath,
        in service: SecretService,
        for call: KeyringCall,
        after failure: KeyringFailure
    ) async throws(KeyringFailure) {
        do throws(KeyringFailure) {
            try await service.setAttributes(before.values, of: item)
            call.noteRestoration()
        } catch {
            // The item stays unfinished, which reading reports. What led here is what the caller has to know.
            throw failure
        }
    }

    /// The attributes of an item, which must be what was searched for: a service that answers with the item of another
    /// key is not to be trusted with a change of it.
    private func attributes(
        of item: ObjectPath,
        answeringTo key: CredentialKey,
        in service: SecretService
    ) async throws(KeyringFailure) -> ItemAttributes {
        let answer = try await service.beginProperty("Attributes", of: item).value()
        let attributes = ItemAttributes(try SecretService.attributes(in: answer))
        guard attributes.key == key else { throw .malformedAnswer }
        return attributes
    }

    private func create(
        _ credential: Credential,
        _ key: CredentialKey,
        _ label: String,
        in collection: ObjectPath,
        of service: SecretService,
        for call: KeyringCall
    ) async throws(KeyringFailure) {
        try call.commit()
        // Without what belongs to the credential, so that of two programs that do this at once the second replaces the
        // item of the first instead of putting another beside it.
        let attributes = ItemAttributes(key)
        var (item, prompt) = try await service.createItem(
            in: collection,
            label: label,
            attributes: attributes.values,
            secret: credential.secret
        )
        if item == .none {
            let made = try await answer(to: prompt, of: service, for: call, otherwise: .unconfirmed)
            guard let made else { throw .malformedAnswer }
            item = made
        }
        call.noteChange()
        try await service.setAttributes(attributes.describing(credential).values, of: item)
    }

    /// Removes the credential of a key.
    func remove(_ key: CredentialKey, for call: KeyringCall) async throws(KeyringFailure) -> Removal {
        await beginWriting(key)
        defer { endWriting(key) }
        return try await perform(for: call) { service throws(KeyringFailure) in
            let lock = WriterLock(of: key, on: service.connection)
            defer { lock.release() }
            guard let item = try await item(for: key, of: service, for: call, once: lock) else { return .absent }
            _ = try await attributes(of: item, answeringTo: key, in: service)
            try call.commit()
            try await delete(item, in: service, for: call)
            return .removed
        }
    }

    /// Deletes an item, with a prompt when the service wants one and that was asked for.
    func delete(
        _ item: ObjectPath,
        in service: SecretService,
        for call: KeyringCall
    ) async throws(KeyringFailure) {
        let prompt = try await service.delete(item)
        if prompt != .none {
            _ = try await answer(to: prompt, of: service, for: call, otherwise: .unconfirmed)
        }
    }
}
#endif
