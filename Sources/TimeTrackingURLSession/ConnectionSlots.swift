import Synchronization

/// Lets a number of requests to one host pass at a time and the others wait for their turn.
///
/// The sessions could count as well, but not those that are made for one request.
final class ConnectionSlots: Sendable {
    private struct Host {
        var used = 0
        var waiting: [(id: UInt64, continuation: CheckedContinuation<Bool, Never>)] = []
    }

    private struct State {
        var hosts: [String: Host] = [:]
        var nextID: UInt64 = 0
        /// Waiters that were cancelled before they came to wait.
        var cancelled: Set<UInt64> = []
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// Runs a closure as soon as the host has a free slot.
    ///
    /// - Throws: What the closure throws, or `CancellationError` when the task was cancelled while it waited.
    func use<Value>(_ host: String, _ body: () async throws -> Value) async throws -> Value {
        guard await acquire(host) else { throw CancellationError() }
        defer { release(host) }
        return try await body()
    }

    private func acquire(_ host: String) async -> Bool {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        // A cancellation that came after the slot was given leaves nothing behind.
        defer { state.withLock { _ = $0.cancelled.remove(id) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return false }
                    guard state.hosts[host, default: Host()].used < limit else {
                        state.hosts[host, default: Host()].waiting.append((id, continuation))
                        return nil
                    }
                    state.hosts[host, default: Host()].used += 1
                    return true
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            cancel(id, host)
        }
    }

    private func cancel(_ id: UInt64, _ host: String) {
        let continuation = state.withLock { state in
            guard let index = state.hosts[host]?.waiting.firstIndex(where: { $0.id == id }) else {
                state.cancelled.insert(id)
                return CheckedContinuation<Bool, Never>?.none
            }
            return state.hosts[host]?.waiting.remove(at: index).continuation
        }
        continuation?.resume(returning: false)
    }

    private func release(_ host: String) {
        let next = state.withLock { state in
            guard var entry = state.hosts[host] else { return CheckedContinuation<Bool, Never>?.none }
            defer { state.hosts[host] = entry.used == 0 ? nil : entry }
            guard !entry.waiting.isEmpty else {
                entry.used -= 1
                return nil
            }
            // The slot goes to the next without becoming free.
            return entry.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}
