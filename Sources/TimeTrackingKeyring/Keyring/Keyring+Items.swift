#if Keyring && os(Linux)
import TimeTrackingKit

// Finding the one item that answers to a key.
extension Keyring {
    /// The items that answer to a key in the collection to work in, or in all when it is the default.
    ///
    /// - Throws: ``KeyringFailure/noCollection`` for a path that is none of a collection.
    func items(in found: SecretService.FoundItems) throws(KeyringFailure) -> SecretService.FoundItems {
        guard let path = collection.path else { return found }
        guard path.isCollection else { throw .noCollection }
        return SecretService.FoundItems(
            unlocked: found.unlocked.filter { $0.isIn(path) },
            locked: found.locked.filter { $0.isIn(path) }
        )
    }

    /// Finds items by attributes; none only when there provably are none.
    ///
    /// Some services show nothing of a locked collection, so that what hides is unlocked first.
    ///
    /// - Throws: ``KeyringFailure`` `locked`, `dismissed`, `noCollection` and others.
    func find(
        _ attributes: [String: String],
        in service: SecretService,
        for call: KeyringCall
    ) async throws(KeyringFailure) -> SecretService.FoundItems {
        let answer = service.takeEarlyAnswer(of: call, to: attributes) ?? service.beginSearch(attributes)
        let found = try items(in: SecretService.found(in: try await answer.value()))
        guard found.all.isEmpty else { return found }
        try await unlockHidingCollections(of: service, for: call)
        // Searched again in any case: a person may have unlocked a collection since the first search.
        return try items(in: await service.search(attributes))
    }

    /// Unlocks the collections in which an item can be that no search finds.
    ///
    /// - Throws: ``KeyringFailure`` `locked`, `dismissed`, `noCollection` and others.
    func unlockHidingCollections(
        of service: SecretService,
        for call: KeyringCall
    ) async throws(KeyringFailure) {
        let hiding = try await hidingCollections(of: service)
        guard !hiding.isEmpty else { return }
        for collection in hiding {
            try await unlock(collection, of: service, for: call)
        }
        let stillHiding = try await hidingCollections(of: service)
        guard stillHiding.isEmpty else { throw .locked }
    }

    /// The item that answers to a key, unlocked, or nil when it is provably absent.
    ///
    /// - Throws: ``KeyringFailure`` `ambiguous`, `locked`, `dismissed`, `noCollection` and others.
    func item(
        for key: CredentialKey,
        of service: SecretService,
        for call: KeyringCall
    ) async throws(KeyringFailure) -> ObjectPath? {
        let found = try await find(ItemAttributes.search(key), in: service, for: call)
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
        defer { call.restartDeadline() }
        return try await service.answer(to: prompt) { () throws(KeyringFailure) in try call.pauseDeadline() }
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
            guard path.isCollection else { throw .noCollection }
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
                // One that the service lists and does not know is a reason to ask again, not proof of anything.
                throw collection.path == nil ? .noSuchObject : .noCollection
            }
        }
        return hiding
    }

    /// The collection for new items.
    ///
    /// - Throws: ``KeyringFailure`` `noCollection` and others.
    func defaultCollection(of service: SecretService) async throws(KeyringFailure) -> ObjectPath {
        if let path = collection.path {
            guard path.isCollection else { throw .noCollection }
            return path
        }
        guard let path = try SecretService.alias(in: try await service.beginReadAlias("default").value()) else {
            throw .noCollection
        }
        return path
    }
}
#endif
