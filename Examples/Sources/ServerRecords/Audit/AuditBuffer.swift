import ServerUsers
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What waits to be written to the audit, in the order in which it happened.
final class AuditBuffer: Sendable {
    /// How many events wait at most; what is noted beyond them is counted and not kept.
    static let capacity = 10_000

    /// How many events wait before they are written without waiting for the next beat.
    static let batch = 500

    /// An event, somebody who waits until everything before is written, or both.
    struct Entry: Sendable {
        let event: AuditEvent?
        let waiter: CheckedContinuation<Void, any Error>?
    }

    /// Events that were not kept.
    struct Loss: Sendable {
        var count = 0
        /// When the last of them happened.
        var time = Date(timeIntervalSince1970: 0)
    }

    private struct State {
        var entries: [Entry] = []
        var loss = Loss()
        var isWriteUnderWay = false
        var hasFailed = false
        var failureCount = 0
    }

    private let state = Mutex(State())

    /// Whether the last attempt to write failed.
    var isFailing: Bool { state.withLock(\.hasFailed) }

    /// How many attempts to write failed.
    var failureCount: Int { state.withLock(\.failureCount) }

    /// Takes an event without somebody who waits for it.
    ///
    /// - Returns: Whether enough events wait now that they are to be written.
    func note(_ event: AuditEvent) -> Bool {
        state.withLock { state in
            guard state.entries.count < Self.capacity else {
                state.loss.count += 1
                state.loss.time = event.time
                return false
            }
            state.entries.append(Entry(event: event, waiter: nil))
            // After a failure the next beat tries again, and not each event.
            guard state.entries.count >= Self.batch, !state.isWriteUnderWay, !state.hasFailed else { return false }
            state.isWriteUnderWay = true
            return true
        }
    }

    /// Takes an entry that somebody waits for, whose task is to see to it that it is written.
    func add(_ entry: Entry) {
        state.withLock { $0.entries.append(entry) }
    }

    /// Takes everything out that waits.
    func take() -> (entries: [Entry], loss: Loss) {
        state.withLock { state in
            defer {
                state.entries = []
                state.loss = Loss()
                state.isWriteUnderWay = false
            }
            return (state.entries, state.loss)
        }
    }

    /// Notes that everything that was taken out is written.
    func succeed() {
        state.withLock { $0.hasFailed = false }
    }

    /// Puts back what nobody waits for, before what came meanwhile, because it could not be written.
    func putBack(_ entries: [Entry], _ loss: Loss) {
        state.withLock { state in
            let noted = entries.filter { $0.waiter == nil } + state.entries
            let excess = noted.dropFirst(Self.capacity).filter { $0.waiter == nil }
            state.entries = noted.prefix(Self.capacity) + noted.dropFirst(Self.capacity).filter { $0.waiter != nil }
            state.loss.count += loss.count + excess.count
            state.loss.time = max(state.loss.time, loss.time, excess.last?.event?.time ?? loss.time)
            state.hasFailed = true
            state.failureCount += 1
        }
    }
}
