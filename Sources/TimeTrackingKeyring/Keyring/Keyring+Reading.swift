#if Keyring && os(Linux)
import TimeTrackingKit

extension Keyring {
    /// Reads the credential of a key, or nil when it is provably absent.
    func read(_ key: CredentialKey, for call: KeyringCall) async throws(KeyringFailure) -> Credential? {
        let search = EarlySearch(call: call, attributes: ItemAttributes.search(key))
        return try await perform(for: call, searching: search) { service throws(KeyringFailure) in
            // A writer is between two steps for a moment; one that was killed there stays there.
            var unfinished = UnfinishedWrite(of: key, clock: clock)
            defer { call.isHeldUp = false }
            while true {
                // Where the item was last time it most likely is, so its contents are asked for together with the
                // search. The service answers in order: what it says of the item is no older than what it found.
                let guess = lastItems[key]
                var early: PendingItemContents?
                if let guess { early = try PendingItemContents(of: guess, in: service) }
                guard let item = try await item(for: key, of: service, for: call) else { return nil }
                let contents = try await contents(of: item, item == guess ? early : nil, in: service)
                let attributes = contents.attributes
                guard attributes.key == key else { throw .malformedAnswer }
                remember(item, for: key)
                if !attributes.isUnfinished, !contents.isTorn {
                    return Credential(secret: contents.secret, attributes: attributes.ofCredential)
                }
                call.isHeldUp = true
                try await unfinished.wait(over: contents, on: service.connection)
            }
        }
    }

    /// Reads what was asked for early, or asks now.
    private func contents(
        of item: ObjectPath,
        _ early: PendingItemContents?,
        in service: SecretService
    ) async throws(KeyringFailure) -> ItemContents {
        if let early {
            do throws(KeyringFailure) {
                return try await early.value(in: service)
            } catch .locked {
                // It was asked for before the item was unlocked.
            }
        }
        return try await PendingItemContents(of: item, in: service).value(in: service)
    }

    /// Reads the keys of a service, or for nil of all items of this library, without their secrets.
    func keys(service name: String?, for call: KeyringCall) async throws(KeyringFailure) -> Set<CredentialKey> {
        try await perform(for: call) { service throws(KeyringFailure) in
            let found = try items(in: await service.search(ItemAttributes.search(service: name)))
            try await proveAbsence(in: service)
            var keys: Set<CredentialKey> = []
            for (item, attributes) in zip(found.all, try await attributes(of: found.all, in: service)) {
                if let key = attributes?.key {
                    keys.insert(key)
                } else if attributes != nil, found.locked.contains(item) {
                    // Of a collection that was locked since the keyring began, it tells no attributes.
                    throw .locked
                }
            }
            return keys
        }
    }

    /// The attributes of items, nil for those that are gone.
    private func attributes(
        of items: [ObjectPath],
        in service: SecretService
    ) async throws(KeyringFailure) -> [ItemAttributes?] {
        var all: [ItemAttributes?] = []
        var rest = items[...]
        // Many at once, but no more than a service may be willing to queue.
        while !rest.isEmpty {
            let questions = rest.prefix(64).map { service.beginProperty("Attributes", of: $0) }
            rest = rest.dropFirst(questions.count)
            for question in questions {
                do throws(KeyringFailure) {
                    all.append(ItemAttributes(try SecretService.attributes(in: try await question.value())))
                } catch .noSuchObject {
                    all.append(nil)
                }
            }
        }
        return all
    }
}
#endif
