import Dispatch
import Synchronization

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
    private let sources: [any DispatchSourceSignal]

    /// The first signal that came, or nil when none did.
    var signal: Int32? { received.withLock(\.self) }

    /// Begins to listen.
    ///
    /// - Parameter cancel: Called once, on another thread.
    init(_ cancel: @escaping @Sendable () -> Void) {
        // The default action has to be switched off for a source to see the signal.
        sources = [SIGINT, SIGTERM].map { number in
            _ = Self.ignore(number)
            return DispatchSource.makeSignalSource(signal: number, queue: .global())
        }
        for (source, number) in zip(sources, [SIGINT, SIGTERM]) {
            source.setEventHandler { [weak self] in self?.receive(number, cancel) }
            source.activate()
        }
    }

    /// Stops listening.
    func end() {
        for source in sources { source.cancel() }
    }

    private func receive(_ number: Int32, _ cancel: () -> Void) {
        let isFirst = received.withLock { received in
            defer { received = received ?? number }
            return received == nil
        }
        guard isFirst else { _exit(128 + number) }
        cancel()
    }

    private static func ignore(_ number: Int32) -> Bool {
        #if canImport(Glibc)
        Glibc.signal(number, SIG_IGN) != SIG_ERR
        #elseif canImport(Musl)
        Musl.signal(number, SIG_IGN) != SIG_ERR
        #else
        Darwin.signal(number, SIG_IGN) != SIG_ERR
        #endif
    }
}
