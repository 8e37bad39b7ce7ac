import Synchronization
import TimeTrackingKit

/// The faults of a ``FaultInjectingStore``, which of them have happened, and the calls at which they could.
final class StoreFaultScript: Sendable {
    private struct State {
        var counts: [Int]
        var fired: Set<Int> = []
        var calls: [StoreCall] = []
    }

    private let faults: [StoreFault]
    private let store: String
    private let timeout: Duration
    private let clock: InjectedClock
    private let state: Mutex<State>

    init(faults: [StoreFault], store: String, timeout: Duration, clock: InjectedClock) {
        self.faults = faults
        self.store = store
        self.timeout = timeout
        self.clock = clock
        self.state = Mutex(State(counts: faults.map { _ in 0 }))
    }

    var calls: [StoreCall] { state.withLock(\.calls) }

    var unfiredFaults: [StoreFault] {
        let fired = state.withLock(\.fired)
        return faults.indices.filter { !fired.contains($0) }.map { faults[$0] }
    }

    func record(_ call: StoreCall) {
        state.withLock { $0.calls.append(call) }
    }

    /// Makes a call, with the faults that are due at it, and records it.
    ///
    /// - Parameters:
    ///   - operation: What is asked.
    ///   - key: The key it is asked for.
    ///   - absent: What the call returns when the store pretends that nothing is there.
    ///   - body: The call itself; it is given the number of bytes at which a write is torn, or nil.
    ///   - outcome: What to record of a value that was returned.
    /// - Returns: What the call returned.
    /// - Throws: What the call or the fault threw.
    func perform<Value>(
        _ operation: StoreOperation,
        _ key: CredentialKey?,
        pretending absent: Value,
        _ body: (Int?) async throws(CredentialStoreError) -> Value,
        outcome: (Value) -> StoreCall.Outcome
    ) async throws(CredentialStoreError) -> Value {
        let (number, due) = begin(operation, key)
        do throws(CredentialStoreError) {
            let value = try await faulty(operation, due, pretending: absent, body)
            end(number, outcome(value))
            return value
        } catch {
            end(number, .failed(error.code))
            throw error
        }
    }

    private func begin(_ operation: StoreOperation, _ key: CredentialKey?) -> (number: Int, due: [Int]) {
        state.withLock { state in
            state.calls.append(StoreCall(operation: operation, key: key))
            var due: [Int] = []
            for (index, fault) in faults.enumerated() where fault.concerns(operation, key) {
                state.counts[index] += 1
                if fault.occasion.includes(state.counts[index]) { due.append(index) }
            }
            return (state.calls.count - 1, due)
        }
    }

    private func end(_ number: Int, _ outcome: StoreCall.Outcome) {
        state.withLock { $0.calls[number].outcome = outcome }
    }

    private func faulty<Value>(
        _ operation: StoreOperation,
        _ due: [Int],
        pretending absent: Value,
        _ body: (Int?) async throws(CredentialStoreError) -> Value
    ) async throws(CredentialStoreError) -> Value {
        let applied: CredentialStoreError.Applied? = operation.isWrite ? .no : nil
        let uncertain: CredentialStoreError.Applied? = operation.isWrite ? .unknown : nil
        var remaining = timeout
        for index in due {
            state.withLock { _ = $0.fired.insert(index) }
            switch faults[index].effect.kind {
            case .fail(let code): throw failure(code, applied)
            case .failWith(let error): throw error
            case .failAfterApplying:
                _ = try await body(nil)
                throw failure(.timedOut, uncertain)
            case .failBeforeApplying: throw failure(.timedOut, uncertain)
            case .tear(let count):
                _ = try await body(count)
                throw failure(.timedOut, uncertain)
            case .delay(let duration):
                try await wait(min(duration, remaining), failure(.cancelled, applied))
                guard duration < remaining else { throw failure(.timedOut, applied) }
                remaining -= duration
            case .hang:
                try await wait(remaining, failure(.cancelled, uncertain))
                throw failure(.timedOut, uncertain)
            case .pretendAbsent: return absent
            }
        }
        return try await body(nil)
    }

    private func wait(
        _ duration: Duration,
        _ cancelled: CredentialStoreError
    ) async throws(CredentialStoreError) {
        do {
            try await clock.sleep(duration)
        } catch {
            throw cancelled
        }
    }

    private func failure(
        _ code: CredentialStoreError.Code,
        _ applied: CredentialStoreError.Applied?
    ) -> CredentialStoreError {
        .sample(code, store: store, applied: applied)
    }
}
