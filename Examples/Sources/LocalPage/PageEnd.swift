import Synchronization

/// Why the page ended.
package enum PageEnd: Sendable, Hashable {
    /// The person clicked on Quit.
    case quit
    /// Nobody opened it in time, so nobody can any more.
    case notOpened
    /// The task was cancelled.
    case cancelled
}

/// The end of the page, which comes once.
final class Ending: Sendable {
    private let result = Mutex<Result<PageEnd, any Error>?>(nil)
    private let continuation: AsyncStream<Void>.Continuation
    private let stream: AsyncStream<Void>

    init() {
        (self.stream, self.continuation) = AsyncStream<Void>.makeStream()
    }

    /// How the page ended, or nil when it did not end by itself.
    var outcome: Result<PageEnd, any Error>? { result.withLock(\.self) }

    /// Ends the page, unless it has ended already.
    func come(_ outcome: Result<PageEnd, any Error>) {
        result.withLock { result in
            if result == nil { result = outcome }
        }
        continuation.finish()
    }

    /// Waits for the end.
    func wait() async {
        for await _ in stream {}
    }
}
