import Synchronization

/// How often a screen has changed, for those who wait for the next change.
final class ScreenChanges: Sendable {
    private struct State {
        var count = 0
        var isOver = false
        var nextWaiter = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    /// How often it has changed so far.
    var count: Int { state.withLock(\.count) }

    /// Notes a change.
    func add() {
        wake { $0.count += 1 }
    }

    /// Notes that no more changes will come.
    func end() {
        wake { $0.isOver = true }
    }

    /// Waits until it has changed more than so many times.
    ///
    /// - Throws: `CancellationError`, and ``TmuxError`` when no more changes come.
    func wait(after count: Int) async throws {
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mayGoOn = state.withLock { state in
                    if state.count > count || state.isOver || Task.isCancelled { return true }
                    state.waiting[waiter] = continuation
                    return false
                }
                if mayGoOn { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: waiter) }?.resume()
        }
        try Task.checkCancellation()
        let isOver = state.withLock { $0.isOver && $0.count <= count }
        if isOver { throw TmuxError(description: "The terminal has ended.") }
    }

    private func wake(_ change: (inout State) -> Void) {
        let waiting = state.withLock { state in
            change(&state)
            defer { state.waiting = [:] }
            return state.waiting.values.map(\.self)
        }
        for continuation in waiting { continuation.resume() }
    }
}
