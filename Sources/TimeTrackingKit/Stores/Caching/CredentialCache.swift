import Synchronization

/// The entries and the reads under way of a ``CachingCredentialStore``.
final class CredentialCache: Sendable {
    typealias Outcome = Result<Credential?, CredentialStoreError>

    private struct Entry {
        let credential: Credential
        let expires: Duration
    }

    private struct State {
        var entries: [CredentialKey: Entry] = [:]
        /// The keys in the order in which their entries expire, which is the order of their reads.
        var order: [(key: CredentialKey, expires: Duration)] = []
        var reads: [CredentialKey: SharedRead] = [:]
        /// The keys that may still change through a write given up, and until when nothing is kept for them.
        var uncertain: [CredentialKey: Duration] = [:]
        /// Counts callers and reads, so that it can be told which came first.
        var serial = 0
        var sweeper: Task<Void, Never>?
        /// When the sweeper looks next, at the latest.
        var nextSweep: Duration = .zero
    }

    private let maximumAge: Duration
    private let capacity: Int
    private let clock: InjectedClock
    private let state = Mutex(State())

    init(maximumAge: Duration, capacity: Int, clock: InjectedClock) {
        self.maximumAge = maximumAge
        self.capacity = capacity
        self.clock = clock
    }

    /// The credential that is cached under a key and not too old.
    func cached(_ key: CredentialKey) -> Credential? {
        state.withLock { state in
            guard let entry = state.entries[key], entry.expires > clock.now() else { return nil }
            return entry.credential
        }
    }

    var count: Int { state.withLock { $0.entries.count } }

    func readerCount(of key: CredentialKey) -> Int {
        state.withLock { $0.reads[key]?.readerCount ?? 0 }
    }

    /// Drops the entry of a key and lets no read that has begun fill it again.
    func drop(_ key: CredentialKey) {
        state.withLock { state in
            state.entries[key] = nil
            state.reads[key] = nil
        }
    }

    /// Keeps nothing for a key for as long as an entry would have lasted.
    func keepNothing(for key: CredentialKey) {
        let now = clock.now()
        state.withLock { state in
            state.uncertain = state.uncertain.filter { $0.value > now }
            state.uncertain[key] = now + maximumAge
        }
    }

    /// Drops the entry of a key while it holds this secret, and lets no read that has begun fill it again.
    func drop(_ key: CredentialKey, holding secret: Secret) {
        state.withLock { state in
            if state.entries[key]?.credential.secret == secret { state.entries[key] = nil }
            state.reads[key] = nil
        }
    }

    /// Ends the task that drops old entries.
    func stop() {
        state.withLock { state in
            state.sweeper?.cancel()
            state.sweeper = nil
        }
    }

    /// Joins the read of a key that is under way, or begins one.
    ///
    /// - Returns: What was read, or nil when the calling task was cancelled first.
    func read(_ key: CredentialKey, from source: @escaping @Sendable () async -> Outcome) async -> Outcome? {
        let arrival = state.withLock { state in
            state.serial += 1
            return state.serial
        }
        while true {
            let read = join(key, from: source)
            guard let outcome = await read.outcome() else {
                leave(read, key: key)
                return nil
            }
            // Somebody may have stored the credential between the beginning of a read that found nothing and the
            // arrival of this caller, who must not take that for absence.
            if case .success(nil) = outcome, read.serial < arrival { continue }
            return outcome
        }
    }

    private func join(_ key: CredentialKey, from source: @escaping @Sendable () async -> Outcome) -> SharedRead {
        state.withLock { state in
            if let read = state.reads[key], read.enter() { return read }
            state.serial += 1
            let read = SharedRead(serial: state.serial, began: clock.now())
            _ = read.enter()
            state.reads[key] = read
            read.begin { [weak self] in
                let outcome = await source()
                self?.finish(read, key: key, outcome)
                return outcome
            }
            return read
        }
    }

    private func leave(_ read: SharedRead, key: CredentialKey) {
        guard read.leave() else { return }
        state.withLock { state in
            if state.reads[key] === read { state.reads[key] = nil }
        }
    }

    private func finish(_ read: SharedRead, key: CredentialKey, _ outcome: Outcome) {
        let now = clock.now()
        state.withLock { state in
            // A read that is no longer in the table was overtaken by a write: its outcome is for its readers alone.
            guard state.reads[key] === read else { return }
            state.reads[key] = nil
            let expires = read.began + maximumAge
            guard case .success(let credential?) = outcome, expires > now else { return }
            if let end = state.uncertain[key] {
                guard end <= now else { return }
                state.uncertain[key] = nil
            }
            insert(Entry(credential: credential, expires: expires), for: key, in: &state)
        }
    }

    private func insert(_ entry: Entry, for key: CredentialKey, in state: inout State) {
        if state.entries[key] == nil, state.entries.count >= capacity { removeOldest(in: &state) }
        state.entries[key] = entry
        state.order.append((key, entry.expires))
        // Dropped and replaced entries leave their places behind; clear them out before they outnumber the entries.
        if state.order.count > 2 * capacity {
            state.order.removeAll { state.entries[$0.key]?.expires != $0.expires }
        }
        // A slow read ends after faster ones that began later, and its entry's time is over before theirs.
        guard state.sweeper == nil || entry.expires < state.nextSweep else { return }
        state.sweeper?.cancel()
        state.sweeper = sweeper()
        state.nextSweep = entry.expires
    }

    private func removeOldest(in state: inout State) {
        while !state.order.isEmpty {
            let oldest = state.order.removeFirst()
            guard state.entries[oldest.key]?.expires == oldest.expires else { continue }
            state.entries[oldest.key] = nil
            return
        }
    }

    /// A task that drops each entry when its time is over, and ends when there is none left.
    private func sweeper() -> Task<Void, Never> {
        let clock = clock
        return Task { [weak self] in
            while let wait = self?.sweep() {
                do {
                    try await clock.sleep(wait)
                } catch {
                    return
                }
            }
        }
    }

    /// Drops the entries whose time is over and says how long it is to the next, or nil when there is none.
    private func sweep() -> Duration? {
        let now = clock.now()
        return state.withLock { state in
            // Another sweeper has taken over.
            guard !Task.isCancelled else { return nil }
            state.entries = state.entries.filter { $0.value.expires > now }
            state.order.removeAll { state.entries[$0.key]?.expires != $0.expires }
            guard let next = state.order.map(\.expires).min() else {
                state.sweeper = nil
                return nil
            }
            state.nextSweep = next
            return next - now
        }
    }
}
