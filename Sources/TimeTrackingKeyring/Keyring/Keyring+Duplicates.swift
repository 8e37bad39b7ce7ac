#if Keyring && os(Linux)
import TimeTrackingKit

extension Keyring {
    /// Describes every item that answers to a key, the most recently modified first.
    func listing(of key: CredentialKey, for call: KeyringCall) async throws(KeyringFailure) -> [KeyringItem] {
        try await perform(for: call) { service throws(KeyringFailure) in
            let found = try items(in: await service.search(ItemAttributes.search(key)))
            try await proveAbsence(in: service)
            return try await describe(found, in: service)
        }
    }

    /// Removes every item that answers to a key but one.
    ///
    /// - Returns: How many were removed.
    func removeDuplicates(
        of key: CredentialKey,
        keeping choice: KeyringItemChoice,
        for call: KeyringCall
    ) async throws(KeyringFailure) -> Int {
        await beginWriting(key)
        defer { endWriting(key) }
        return try await perform(for: call) { service throws(KeyringFailure) in
            let lock = WriterLock(of: key, on: service.connection)
            defer { lock.release() }
            _ = try await lock.wait(for: call)
            // All are unlocked before one is chosen: a locked item does not tell how old it is, and a closed prompt has
            // to leave them all.
            try await unlockHidingCollections(of: service, for: call)
            let search = ItemAttributes.search(key)
            for item in try items(in: await service.search(search)).locked {
                try await unlock(item, of: service, for: call)
            }
            let found = try items(in: await service.search(search))
            guard found.locked.isEmpty else { throw .locked }
            let all = try await describe(found, in: service)
            guard all.allSatisfy({ ItemAttributes($0.attributes).key == key }) else { throw .malformedAnswer }
            let kept: KeyringItem.ID?
            switch choice.kind {
            case .mostRecentlyModified: kept = all.first?.id
            case .item(let id):
                guard all.contains(where: { $0.id == id }) else { throw .noSuchChoice }
                kept = id
            }
            let superfluous = all.map(\.id).filter { $0 != kept }.map(\.path)
            for item in superfluous {
                try call.commit()
                try await delete(item, in: service, for: call)
                call.noteChange()
            }
            return superfluous.count
        }
    }

    private func describe(
        _ found: SecretService.FoundItems,
        in service: SecretService
    ) async throws(KeyringFailure) -> [KeyringItem] {
        let questions = found.all.map { item in
            (
                item: item,
                label: service.beginProperty("Label", of: item),
                attributes: service.beginProperty("Attributes", of: item),
                created: service.beginProperty("Created", of: item),
                modified: service.beginProperty("Modified", of: item)
            )
        }
        var items: [KeyringItem] = []
        for question in questions {
            let attributes = try SecretService.attributes(in: try await question.attributes.value())
            guard let label = try SecretService.property(in: try await question.label.value()).text,
                let created = try SecretService.property(in: try await question.created.value()).seconds,
                let modified = try SecretService.property(in: try await question.modified.value()).seconds
            else { throw .malformedAnswer }
            items.append(
                KeyringItem(
                    id: KeyringItem.ID(path: question.item),
                    label: label,
                    attributes: attributes,
                    isLocked: found.locked.contains(question.item),
                    created: created,
                    modified: modified
                )
            )
        }
        // Of two that were modified in the same second, always the same comes first.
        return items.sorted { ($0.modified, $0.id.path.text) > ($1.modified, $1.id.path.text) }
    }
}
#endif
