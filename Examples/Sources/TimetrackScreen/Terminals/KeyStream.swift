import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The keys that are pressed on a terminal, read on a thread of its own, which may wait as long as the person does.
package final class KeyStream: Sendable {
    /// The keys as they come in; it ends with the terminal.
    package let keys: AsyncStream<Key>

    private let isOver = Atomic(false)

    /// How long to wait for the rest of a sequence after Escape, and for an end that was asked for: milliseconds.
    private static let pause: Int32 = 50
    private static let patience: Int32 = 100

    /// Begins to read.
    ///
    /// - Parameter descriptor: The terminal, in raw mode.
    package init(_ descriptor: Int32) {
        let (stream, continuation) = AsyncStream<Key>.makeStream()
        keys = stream
        DispatchQueue.global()
            .async { [self] in
                read(descriptor, continuation)
                continuation.finish()
            }
    }

    /// Stops reading, soon.
    package func end() {
        isOver.store(true, ordering: .relaxed)
    }

    private func read(_ descriptor: Int32, _ continuation: AsyncStream<Key>.Continuation) {
        var decoder = KeyDecoder()
        var buffer = [UInt8](repeating: 0, count: 256)
        while !isOver.load(ordering: .relaxed) {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let count = poll(&waiting, 1, decoder.isAfterEscape ? Self.pause : Self.patience)
            if count == 0 {
                for key in decoder.keysAfterPause() { continuation.yield(key) }
            } else if count > 0 {
                let length = Glibc.read(descriptor, &buffer, buffer.count)
                if length < 0, errno == EINTR || errno == EAGAIN { continue }
                guard length > 0 else { return }
                for key in decoder.keys(buffer.prefix(length)) { continuation.yield(key) }
            } else if errno != EINTR {
                return
            }
        }
    }
}
