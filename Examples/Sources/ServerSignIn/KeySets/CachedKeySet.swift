import Synchronization
import TimeTrackingKit

/// The public keys of one issuer, read again when they are old or do not have the one that is asked for.
///
/// However many requests need it, the key set is read once at a time, and no more often than its timing allows.
final class CachedKeySet: Sendable {
    /// The keys at one time.
    struct Snapshot: Sendable {
        /// The keys.
        let keys: [VerificationKey]

        /// A number that changes when the keys do.
        let generation: Int

        /// Whether the last attempt to read them was a success.
        let isCurrent: Bool
    }

    private struct State {
        var keys: [VerificationKey]?
        var generation = 0
        var revision: KeyFile.Revision?
        var confirmedAt: Duration?
        var triedAt: Duration?
        var problem: KeySetProblem?
        var running: Task<Void, Never>?
    }

    private let reader: KeySetReader
    private let timing: KeySetTiming
    private let elapsed: @Sendable () -> Duration
    private let state = Mutex(State())

    /// Takes a place of keys, which is looked at when it is needed.
    init(_ source: KeySetSource, transport: any HTTPTransport, clock: some Clock<Duration>) {
        switch source {
        case .file(let path):
            self.reader = .file(KeyFile(path: path))
            self.timing = .file
        case .address(let address):
            self.reader = .address(KeyFetch(address: address, transport: transport))
            self.timing = .address
        }
        let origin = clock.now
        self.elapsed = { origin.duration(to: clock.now) }
    }

    /// What went wrong at the last attempt, in a sentence for operators, or nil when nothing did.
    var problem: String? { state.withLock { $0.problem?.sentence } }

    /// That there are no keys, as people are told.
    static var unavailable: SignInRefusal {
        SignInRefusal(
            .keysUnavailable,
            message: "The keys of the token's issuer cannot be read at the moment; try again in a minute."
        )
    }

    /// The keys.
    ///
    /// - Parameter isEnough: Says whether they have the one that is needed; they are read again when not.
    /// - Returns: The keys, of which none need be enough.
    /// - Throws: ``SignInRefusal`` with the code `keysUnavailable`.
    func snapshot(
        _ isEnough: ([VerificationKey]) -> Bool = { _ in true }
    ) async throws(SignInRefusal) -> Snapshot {
        let reading = state.withLock { plan(&$0, isEnough) }
        await reading?.value
        let snapshot: Snapshot? = state.withLock { state in
            guard let keys = usableKeys(state) else { return nil }
            return Snapshot(keys: keys, generation: state.generation, isCurrent: state.problem == nil)
        }
        guard let snapshot else { throw Self.unavailable }
        return snapshot
    }

    /// Reads the keys if they were never read.
    func load() async {
        let reading = state.withLock { $0.keys == nil ? plan(&$0) { _ in true } : nil }
        await reading?.value
    }

    /// Waits for an attempt that nobody had to wait for.
    func settle() async {
        let reading = state.withLock { $0.running }
        await reading?.value
    }

    private func usableKeys(_ state: State) -> [VerificationKey]? {
        guard let keys = state.keys, let confirmedAt = state.confirmedAt else { return nil }
        return elapsed() - confirmedAt <= timing.keptFor ? keys : nil
    }

    /// Begins an attempt if one is due, and returns it if it has to be waited for.
    private func plan(_ state: inout State, _ isEnough: ([VerificationKey]) -> Bool) -> Task<Void, Never>? {
        let now = elapsed()
        let keys = usableKeys(state)
        let isMissing = !(keys.map(isEnough) ?? false)
        let isStale = state.confirmedAt.map { now - $0 >= timing.freshFor } ?? true
        guard isMissing || isStale else { return nil }
        let pause = keys == nil ? timing.pauseWithoutKeys : timing.pause
        let isDue = state.triedAt.map { now - $0 >= pause } ?? true
        if state.running == nil, isDue {
            let known = keys == nil ? nil : state.revision
            state.triedAt = now
            state.running = Task { await self.read(unlike: known, at: now) }
        }
        let mustWait = isMissing || state.problem == nil || timing.waitsAfterFailure
        return mustWait ? state.running : nil
    }

    private func read(unlike known: KeyFile.Revision?, at time: Duration) async {
        do {
            let reading = try await reader.read(unlike: known)
            state.withLock { state in
                state.running = nil
                state.problem = nil
                state.confirmedAt = time
                guard case .keys(let keys, let revision) = reading else { return }
                state.revision = revision
                guard keys != state.keys else { return }
                state.keys = keys
                state.generation += 1
            }
        } catch {
            state.withLock { state in
                state.running = nil
                state.problem = error
                // A file that could not be used is read again even if it seems to be the one that could.
                state.revision = nil
            }
        }
    }
}
