import TimeTrackingKit
import TimetrackKeys

/// Moves items from one store to another so that none is lost, whatever ends the program and whenever.
///
/// An item is stored in the target, read back and compared, put on record there, and only then removed from the source. A
/// run that ended in between is continued by the next one: what lies in both stores with the same value only has to be
/// removed from the source.
struct CredentialMove {
    /// Which value stays when both stores have one under the same names, and the values differ.
    enum Winner: Sendable {
        /// The one of the store that items come from.
        case source
        /// The one of the store that items go to.
        case target
    }

    let source: any CredentialStore

    /// The source as one that items can be removed from, or nil for the environment.
    let remover: (any WritableCredentialStore)?

    let target: any WritableCredentialStore

    /// Which value stays, or nil when that has to be asked.
    let winner: Winner?

    let isDryRun: Bool

    /// Puts on record where an item lies now.
    let record: (CredentialKey, Credential) throws -> Void

    /// Is told that accounts get another value: those of an item of the store whose value does not stay, with its names there
    /// and the value that stays.
    var onChange: (Winner, CredentialKey, Credential) throws -> Void = { _, _, _ in }

    /// Moves one item.
    ///
    /// - Parameters:
    ///   - key: Its names in the source.
    ///   - newKey: Its names in the target.
    /// - Returns: What became of it.
    /// - Throws: `CredentialStoreError` of either store, and ``Failure`` when the record cannot be written; nothing is
    ///   removed then that lies nowhere else.
    func move(_ key: CredentialKey, as newKey: CredentialKey) async throws -> MoveOutcome {
        let old = try await source.credential(for: key)
        let present = try await target.credential(for: newKey)
        guard let old else {
            guard let present else {
                return MoveOutcome(key: newKey, kind: .missing, message: "It is in neither of the two stores.")
            }
            // A run before this one may have ended before it could say where the item lies.
            if !isDryRun { try record(newKey, present) }
            return MoveOutcome(key: newKey, kind: .alreadyThere)
        }
        guard !old.secret.isBlank else {
            return MoveOutcome(key: newKey, kind: .failed, message: "Its value is empty; remove it, or store it again.")
        }
        if let present, present == old {
            guard !isDryRun else { return MoveOutcome(key: newKey, kind: .alreadyThere) }
            try record(newKey, present)
            try await remove(key, holding: old)
            return MoveOutcome(key: newKey, kind: .alreadyThere)
        }
        if let present {
            switch winner {
            case nil: return .conflict(newKey, present, old)
            case .target:
                if !isDryRun {
                    try onChange(.target, key, present)
                    try record(newKey, present)
                    try await remove(key, holding: old)
                }
                return MoveOutcome(key: newKey, kind: .alreadyThere, message: "The value that was there has stayed.")
            case .source: break
            }
        }
        if !isDryRun {
            try await target.store(old, for: newKey)
            // What a variable has need not be what the accounts of the item had, even when the item was gone.
            if present != nil || remover == nil { try onChange(.source, newKey, old) }
            // In a time that tells nothing of the secret; the attributes too, because the address is among them.
            guard try await target.credential(for: newKey) == old else { throw Failure(unlike: newKey) }
            try record(newKey, old)
            try await remove(key, holding: old)
        }
        let message = present == nil ? nil : "It has replaced another value."
        return MoveOutcome(key: newKey, kind: remover == nil ? .copied : .moved, message: message)
    }

    /// Removes an item from the source, unless somebody has put another value there in the meantime.
    private func remove(_ key: CredentialKey, holding old: Credential) async throws {
        guard let remover else { return }
        guard let now = try await remover.credential(for: key) else { return }
        guard now == old else {
            throw Failure(
                .credentialStore,
                "conflict",
                "Somebody has changed \(key) in the meantime, so it was not removed; run the command again."
            )
        }
        try await remover.removeCredential(for: key)
    }
}

extension MoveOutcome {
    /// That the stores have different values under the same names.
    fileprivate static func conflict(_ key: CredentialKey, _ present: Credential, _ old: Credential) -> MoveOutcome {
        let difference =
            present.secret == old.secret
            ? "The secrets are the same and the attributes differ"
            : "The values differ, with the fingerprints \(Fingerprint(of: old.secret)) here and "
                + "\(Fingerprint(of: present.secret)) there"
        return MoveOutcome(
            key: key,
            kind: .conflict,
            message: "\(difference); say --replace to overwrite the one there, or --keep to leave that one."
        )
    }
}

extension Failure {
    /// That a store does not give back what it was given.
    fileprivate init(unlike key: CredentialKey) {
        self.init(
            .credentialStore,
            "incomplete",
            "The store does not give \(key) back as it was stored, so it was left where it was; "
                + "run `timetrack doctor` to see what is wrong."
        )
    }
}
