import ProcessControl
import ProcessSignals
import Synchronization
import TimetrackScreen

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Turns the first Ctrl-C or request to end into a cancellation, so that work can clean up; the second one ends at once.
final class Interruption: Sendable {
    private let received = Mutex<Int32?>(nil)

    /// The first signal that came, or nil when none did.
    var signal: Int32? { received.withLock(\.self) }

    /// Does work that the first signal cancels.
    ///
    /// - Parameter work: The work.
    /// - Throws: What the work throws, after an interruption as well.
    func cancelling(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let work = Task { try await work() }
        let signals = SignalStream([SIGINT, SIGTERM, SIGHUP])
        let watch = Task { [numbers = signals.numbers] in
            await self.watch(numbers) { work.cancel() }
        }
        defer {
            watch.cancel()
            signals.end()
        }
        try await work.value
    }

    private func watch(_ signals: AsyncStream<Int32>, _ cancel: @Sendable () -> Void) async {
        for await number in signals {
            let isFirst = received.withLock { received in
                defer { received = received ?? number }
                return received == nil
            }
            guard isFirst else {
                TerminalPrompt.restore()
                RawTerminal.restore()
                _exit(128 + number)
            }
            cancel()
        }
    }
}
