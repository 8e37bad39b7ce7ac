import TimeTrackingKit
import TimetrackKeys

/// Takes a key out of the store that a chain asks, and forgets what was recorded of it.
struct Logout {
    /// Where the key lies, in words.
    let place: String

    /// The records of other accounts that have the same item.
    let others: [AccountRecord]

    /// Whether the item stays, because other programs or accounts may need it.
    let isKept: Bool

    private let chain: CredentialChain
    private let kind: StoreKind
    private let key: CredentialKey
    private let unlock: Bool
    private let context: Context

    /// Finds out what is to be done.
    ///
    /// - Parameters:
    ///   - chain: Where the key is looked for.
    ///   - kind: The store among its steps.
    ///   - key: The names of the item there.
    ///   - removesShared: Whether the item is removed even when others may need it.
    ///   - unlock: Whether the desktop may ask for the password of a locked keyring.
    ///   - context: What surrounds the command.
    /// - Throws: ``Failure`` for a broken record.
    init(
        of chain: CredentialChain,
        from kind: StoreKind,
        _ key: CredentialKey,
        removesShared: Bool,
        unlock: Bool,
        _ context: Context
    ) throws {
        let others = try context.stores.recordFile().read().accounts
            .filter { $0.store == kind && $0.key == key && $0 != chain.record }
        let isChosen = key != (try CredentialKey(service: chain.service.name, account: chain.user))
        self.place = try context.stores.place(kind, key)
        self.others = others
        self.isKept = chain.record != nil && !removesShared && (isChosen && kind == .keyring || !others.isEmpty)
        self.chain = chain
        self.kind = kind
        self.key = key
        self.unlock = unlock
        self.context = context
    }

    /// Removes the key unless it stays, then the records, and what was learned with it.
    ///
    /// - Returns: Whether there was a key that is gone now. When there was neither a key nor a record, nothing is done.
    /// - Throws: That the store or the records could not be changed.
    func remove() async throws -> Removal {
        var removal = Removal.absent
        if !isKept { removal = try await context.stores.store(kind, unlock: unlock).removeCredential(for: key) }
        guard removal == .removed || chain.record != nil else { return removal }
        try context.stores.recordFile()
            .update { records in
                if removal == .removed { _ = records.remove(key, in: kind) }
                if chain.record != nil { records.remove(chain.user, of: chain.service) }
            }
        let gone =
            [(chain.service.name, chain.user)] + (removal == .removed ? others.map { ($0.service, $0.user) } : [])
        for (service, user) in gone where service == TimeTrackingService.clockify.name {
            try context.forgetAll(of: user)
        }
        return removal
    }
}
