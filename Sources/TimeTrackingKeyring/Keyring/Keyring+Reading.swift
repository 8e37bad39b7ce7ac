#if Keyring && os(Linux)
import TimeTrackingKit

extension Keyring {
    /// Reads the credential of a key, or nil when it is provably absent.
    func read(_ key: CredentialKey, for call: KeyringCall) async throws(KeyringFailure) -> Credential? {
        try await perform(for: call) { service throws(KeyringFailure) in
            // A writer is between two steps for a moment; one that was killed there stays there.
            for _ in 0..<100 {
                guard let item = try await item(for: key, of: service, for: call) else { return nil }
                // Both questions travel together.
                let secret = try service.beginGetSecret(item)
                let attributes = service.beginProperty("Attributes", of: item)
                let value = try service.secret(in: try await secret.value())
                let described = ItemAttributes(try SecretService.attributes(in: try await attributes.value()))
                if !described.isUnfinished {
                    return Credential(secret: value, attributes: described.ofCredential)
                }
            }
            throw .unfinishedWrite
        }
    }

    /// Reads the keys of a service, or for nil of all items of this library, without their secrets.
    func keys(service name: String?, for call: KeyringCall) async throws(KeyringFailure) -> Set<CredentialKey> {
        try await perform(for: call) { service throws(KeyringFailure) in
            let found = items(in: try await service.search(ItemAttributes.search(service: name)))
            if found.all.isEmpty { try await proveAbsence(in: service) }
            let all = try await attributes(of: found.all, in: service)
            return Set(all.compactMap { $0?.key })
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
