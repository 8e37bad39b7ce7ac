import Dispatch

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The signals that a process is sent, one after the other, instead of what they would do by themselves.
///
/// ## Usage
///
/// ```swift
/// let interruptions = SignalStream([SIGINT, SIGTERM])
/// for await number in interruptions.numbers { … }
/// ```
public struct SignalStream {
    /// The numbers of the signals as they come in.
    public let numbers: AsyncStream<Int32>

    private let sources: [any DispatchSourceSignal]

    /// Begins to listen.
    ///
    /// - Parameter numbers: Which signals to listen for.
    public init(_ numbers: [Int32]) {
        let (stream, continuation) = AsyncStream<Int32>.makeStream()
        self.numbers = stream
        self.sources = numbers.map { number in
            // A source sees a signal only when the default action is switched off.
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            source.activate()
            return source
        }
    }

    /// Stops listening; signals are then ignored.
    public func end() {
        for source in sources { source.cancel() }
    }
}
