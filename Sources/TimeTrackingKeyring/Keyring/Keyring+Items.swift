#if Keyring && os(Linux)
import TimeTrackingKit

// Finding the one item that answers to a key.
extension Keyring {
    /// The items that answer to a key in the collection to work in, or in all when it is the default.
    func items(in found: SecretService.FoundItems) -> SecretService.FoundItems {
        guard let path = collection.path else { return found }
        return SecretService.FoundItems(
            unlocked: found.unlocked.filter { $0.isIn(path) },
            locked: found.locked.filter { $0.isIn(path) }
        )
    }

    /// The item that answers to a key, unlocked, or nil when it is provably absent.
    ///
    /// - Throws: ``KeyringFailure`` `ambiguous`, `locked`, `dismissed`, `noCollection` and others.
    func item(
        for key: CredentialKey,
        of service: SecretService,
        for call: KeyringCall
    ) async throws(KeyringFailure) -> ObjectPath? {
        let attributes = ItemAttributes.search(key)
        let found = try await service.beginSearch(attributes).value()
        if let item = try await item(in: found, of: service, for: call) { return item }
        let hiding = try await hidingCollections(of: service)
        guard !hiding.isEmpty else { return nil }
        // What a locked collection hides shows once it is unlocked.
        for collection in hiding {
            try await unlock(collection, of: service, for: call)
        }
        let shown = try await service.beginSearch(attributes).value()
        if let item = try await item(in: shown, of: service, for: call) { return item }
        try await proveAbsence(in: service)
        return nil
    }

    /// The item that answers to a key, unlocked, or nil when the search found none.
    ///
    /// - Throws: ``KeyringFailure`` `ambiguous`, `locked`, `dismissed` and others.
    func item(
        in answer: BusValue,
        of service: SecretService,
        for call: KeyringCall
    ) async throws(KeyringFailure) -> ObjectPath? {
        let found = items(in: try SecretService.found(in: answer))
        guard let item = found.all.first else { return nil }
        guard found.all.count == 1 else { throw .ambiguous(found.all.count) }
        if !found.locked.isEmpty {
            try await unlock(item, of: service, for: call)
        }
        return item
    }

    /// Unlocks an item or a collection: without a prompt when that can be, with one only when that was asked for.
    ///
    /// - Throws: ``KeyringFailure`` `locked`, `dismissed` and others.
    func unlock(
        _ object: ObjectPath,
        of service: SecretService,
        for call: KeyringCall
    ) async throws(KeyringFailure) {
        let (unlocked, prompt) = try await service.unlock([object])
        guard !unlocked.contains(object) else { return }
        guard prompt != .none else { throw .locked }
        _ = try await answer(to: prompt, of: service, for: call, otherwise: .locked)
    }

    /// Shows a prompt of the service, or takes it away unseen when nobody may be asked.
    ///
    /// - Parameters:
    ///   - prompt: The prompt.
    ///   - service: The service.
    ///   - call: The call that it is done for.
    ///   - failure: What it means that nobody may be asked.
    /// - Returns: The object that the service made once the prompt was answered, or nil when it made none.
    /// - Throws: ``KeyringFailure``: the one given, `dismissed` and others.
    func answer(
        to prompt: ObjectPath,
        of service: SecretService,
        for call: KeyringCall,
        otherwise failure: KeyringFailure
    ) async throws(KeyringFailure) -> ObjectPath? {
        guard call.mayPrompt else {
            service.dismiss(prompt)
            throw failure
        }
        do throws(KeyringFailure) {
            try call.pauseDeadline()
        } catch {
            service.dismiss(prompt)
            throw error
        }
        defer { call.restartDeadline() }
        return try await service.answer(to: prompt)
    }

    /// Throws unless an item that no search finds is provably absent.
    ///
    /// - Throws: ``KeyringFailure`` `noCollection`, `locked` and others.
    func proveAbsence(in service: SecretService) async throws(KeyringFailure) {
        guard try await hidingCollections(of: service).isEmpty else { throw .locked }
    }

    /// The collections in which an item can be that no search finds: some services show nothing of a locked one.
    ///
    /// - Throws: ``KeyringFailure`` `noCollection`, because a service without a default collection is not set up, and
    ///   others.
    private func hidingCollections(of service: SecretService) async throws(KeyringFailure) -> [ObjectPath] {
        let collections: [ObjectPath]
        if let path = collection.path {
            collections = [path]
        } else {
            _ = try await defaultCollection(of: service)
            collections = try await service.collections()
        }
        let questions = collections.map { collection in
            (
                path: collection,
                isLocked: service.beginProperty("Locked", of: collection, SecretService.collectionInterface),
                items: service.beginProperty("Items", of: collection, SecretService.collectionInterface)
            )
        }
        var hiding: [ObjectPath] = []
        for question in questions {
            do throws(KeyringFailure) {
                let isLocked = try SecretService.flag(in: try await question.isLocked.value())
                let items = try SecretService.property(in: try await question.items.value()).objectPaths
                guard let items else { throw .malformedAnswer }
                if isLocked && items.isEmpty { hiding.append(question.path) }
            } catch .noSuchObject {
                if collection.path != nil { throw .noCollection }
            }
        }
        return hiding
    }

    /// The collection for new items.
    ///
    /// - Throws: ``KeyringFailure`` `noCollection` and others.
    func defaultCollection(of service: SecretService) async throws(KeyringFailure) -> ObjectPath {
        if let path = collection.path { return path }
        guard let path = try SecretService.alias(in: try await service.beginReadAlias("default").value()) else {
            throw .noCollection
        }
        return path
    }
}
#endif
