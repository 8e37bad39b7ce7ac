import Synchronization
import TimeTrackingKit

/// A store whose reads wait at a gate until the test opens it, and that counts them.
final class GatedStore: WritableCredentialStore {
    private struct State {
        var content: Result<Credential?, CredentialStoreError> = .success(nil)
        var reads = 0
        var cancelledReads = 0
        var forgotten = 0
        var isOpen: Bool
        var atGate: [Int: CheckedContinuation<Void, Never>] = [:]
        var watchers: [(reads: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    let name = "gated"
    private let state: Mutex<State>

    init(_ credential: Credential? = nil, isOpen: Bool = false) {
        state = Mutex(State(content: .success(credential), isOpen: isOpen))
    }

    var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(isWritable: true, isPersistent: false, isSharedBetweenProcesses: false)
    }

    var reads: Int { state.withLock(\.reads) }
    var cancelledReads: Int { state.withLock(\.cancelledReads) }
    var forgotten: Int { state.withLock(\.forgotten) }

    /// What reads from now on return once they have passed the gate.
    ///
    /// A read keeps what was there when it began.
    func put(_ content: Result<Credential?, CredentialStoreError>) {
        state.withLock { $0.content = content }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.atGate = [:] }
            return state.atGate.values
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Lets one read pass, by its number counted from 1.
    func open(read: Int) {
        state.withLock { $0.atGate.removeValue(forKey: read) }?.resume()
    }

    /// Whether a read, by its number, stands at the gate.
    func isWaiting(read: Int) -> Bool {
        state.withLock { $0.atGate[read] != nil }
    }

    func close() {
        state.withLock { $0.isOpen = false }
    }

    /// Waits until this many reads have begun.
    func waitForReads(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let ready = state.withLock { state in
                guard state.reads < count else { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if ready { continuation.resume() }
        }
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        let (id, content, isOpen, ready) = state.withLock { state in
            state.reads += 1
            let reads = state.reads
            let ready = state.watchers.filter { $0.reads <= reads }
            state.watchers.removeAll { $0.reads <= reads }
            return (reads, state.content, state.isOpen, ready)
        }
        for watcher in ready { watcher.continuation.resume() }
        if !isOpen {
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let pass = state.withLock { state in
                        guard !state.isOpen, !Task.isCancelled else { return true }
                        state.atGate[id] = continuation
                        return false
                    }
                    if pass { continuation.resume() }
                }
            } onCancel: {
                state.withLock { $0.atGate.removeValue(forKey: id) }?.resume()
            }
        }
        if Task.isCancelled {
            state.withLock { $0.cancelledReads += 1 }
            throw cancelled(nil)
        }
        return try content.get()
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] { [] }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        put(.success(credential))
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        put(.success(nil))
        return .removed
    }

    func forget(_ credential: Credential, for key: CredentialKey) async {
        state.withLock { $0.forgotten += 1 }
    }
}
