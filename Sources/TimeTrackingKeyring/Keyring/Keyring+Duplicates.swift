#if Keyring && os(Linux)
import TimeTrackingKit

extension Keyring {
    /// Describes every item that answers to a key, the most recently modified first.
    func listing(of key: CredentialKey, for call: KeyringCall) async throws(KeyringFailure) -> [KeyringItem] {
        try await perform(for: call) { service throws(KeyringFailure) in
            let found = items(in: try await service.search(ItemAttributes.search(key)))
            if found.all.isEmpty { try await proveAbsence(in: service) }
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
        try await perform(for: call) { service throws(KeyringFailure) in
            let found = items(in: try await service.search(ItemAttributes.search(key)))
            let all = try await describe(found, in: service)
            let kept: KeyringItem.ID?
            switch choice.kind {
            case .mostRecentlyModified: kept = all.first?.id
            case .item(let id):
                guard all.contains(where: { $0.id == id }) else { throw .noSuchChoice }
                kept = id
            }
            let superfluous = all.map(\.id).filter { $0 != kept }.map(\.path)
            // All are unlocked before the first is deleted, so that a closed prompt leaves them all.
            for item in superfluous where found.locked.contains(item) {
                try await unlock(item, of: service, for: call)
            }
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
