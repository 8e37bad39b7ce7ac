#if AsyncHTTPClient
import Synchronization

/// Something that happens once or more and that a test waits for.
package struct Signal: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    package init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    /// Says that it happened.
    package func send() {
        continuation.yield()
    }

    /// Waits until it has happened a number of times.
    package func wait(count: Int = 1) async {
        var remaining = count
        for await _ in stream {
            remaining -= 1
            if remaining == 0 { return }
        }
    }
}

/// Something that many wait for until it is opened once.
package final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    package init() {}

    /// Waits until the gate is open.
    package func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    /// Lets everybody through from now on.
    package func open() {
        let waiting = state.withLock { state in
            defer { state = (true, []) }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
#endif
