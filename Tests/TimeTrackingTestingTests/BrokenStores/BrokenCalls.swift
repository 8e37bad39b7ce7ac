import TimeTrackingKit
import TimeTrackingTesting

/// Goes on after its task was cancelled.
struct IgnoresCancellation: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        backing[key]
    }
}

/// Says that a cancelled write changed nothing after it has changed something.
struct MisreportsCancelledWrites: StoreOverBacking {
    let backing: MemoryBacking

    init(_ backing: MemoryBacking) {
        self.backing = backing
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try refuseEmpty(credential.secret)
        backing[key] = credential
        try checkCancellation(appliedSoFar: .no)
    }
}

/// A store over a backing that never answers: it ends a call at its deadline or when the task is cancelled.
struct UnansweredStore: WritableCredentialStore {
    let clock: ManualClock
    /// What happens instead of the error that the contract asks for.
    var insteadOfTimingOut: @Sendable () async -> Void = {}
    var appliedAtDeadline: CredentialStoreError.Applied? = .unknown

    var name: String { "unanswered" }

    var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(isWritable: true, isPersistent: true, isSharedBetweenProcesses: false)
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        throw await end(isWrite: false)
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        throw await end(isWrite: false)
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        throw await end(isWrite: true)
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        throw await end(isWrite: true)
    }

    private func end(isWrite: Bool) async -> CredentialStoreError {
        do {
            try await clock.sleep(for: .seconds(5))
        } catch {
            return cancelled(isWrite ? .unknown : nil)
        }
        await insteadOfTimingOut()
        return timedOut(after: .seconds(5), isWrite ? appliedAtDeadline : nil)
    }
}

/// Never comes back from a read, and lets the suite's patience run out.
struct NeverReturns: StoreOverBacking {
    let backing: MemoryBacking
    let patience: ManualClock

    init(_ backing: MemoryBacking) {
        self.init(backing, patience: ManualClock())
    }

    init(_ backing: MemoryBacking, patience: ManualClock) {
        self.backing = backing
        self.patience = patience
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        await exhaust(patience)
        return nil
    }
}

/// Moves the suite's clock past its patience, then waits until the suite has given up on the call.
@Sendable func exhaust(_ patience: ManualClock) async {
    await patience.waitForSleepers()
    patience.advance(by: .seconds(3600))
    // A clock that nobody moves: this ends only when the suite cancels what it has left behind.
    do { try await ManualClock().sleep(for: .seconds(1)) } catch {}
}
