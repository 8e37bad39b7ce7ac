#if Keyring && os(Linux)
import TimeTrackingKit

/// The keyring behind a store: one connection, opened when it is needed and again when it was lost.
///
/// Everything here and below it happens on one thread of its own.
actor Keyring {
    private enum State {
        case closed
        case opening(Task<Void, Never>, waiters: [CheckedContinuation<KeyringFailure?, Never>])
        case open(SecretService)
    }

    private let thread: BusThread
    private let address: String
    private let isConventional: Bool
    private var state = State.closed

    /// Whether a service has been there, which can end or be silent after that but is not absent.
    private var hasSeenService = false

    /// Where the items of keys were last time: places to look, never answers.
    private(set) var lastItems: [CredentialKey: ObjectPath] = [:]

    /// The keys that a change is under way for, and who waits to make the next one.
    private var writers: [CredentialKey: [CheckedContinuation<Void, Never>]] = [:]

    /// The collection to work in.
    let collection: KeyringCollection

    /// The clock that measures how long an item stays unfinished.
    let clock: InjectedClock

    /// The thread that everything happens on.
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// Prepares a keyring without connecting to it.
    ///
    /// libsecret must be loaded.
    ///
    /// - Parameters:
    ///   - address: The address of the bus.
    ///   - isConventional: Whether the address is only where a bus usually is.
    ///   - collection: The collection to work in.
    ///   - clock: The clock that measures how long an item stays unfinished.
    /// - Throws: ``KeyringFailure/noThread``.
    init(
        address: String,
        isConventional: Bool,
        collection: KeyringCollection,
        clock: InjectedClock
    ) throws(KeyringFailure) {
        self.thread = try BusThread()
        self.address = address
        self.isConventional = isConventional
        self.collection = collection
        self.clock = clock
    }

    // On the bus thread: what GIO keeps for a connection is not taken apart while the thread uses it.
    isolated deinit {}

    /// Does something with the service, and again with a new connection when the old one turns out to be of no use.
    ///
    /// What may already have changed something is not done again.
    ///
    /// - Parameters:
    ///   - call: The call that it is done for.
    ///   - search: What the work will search for first, to be sent as soon as somebody can be asked, or nil. Not for a
    ///     change, whose search comes after its lock.
    ///   - work: What to do. It begins with a search each time, because what one has found may be gone.
    /// - Returns: What the work gives.
    /// - Throws: ``KeyringFailure`` of the work or of connecting.
    func perform<Value>(
        for call: KeyringCall,
        searching search: EarlySearch? = nil,
        _ work: (SecretService) async throws(KeyringFailure) -> Value
    ) async throws(KeyringFailure) -> Value {
        var triesLeft = 2
        while true {
            let service: SecretService
            do throws(KeyringFailure) {
                service = try await self.service(searching: search)
            } catch {
                guard error == .serviceLost || error == .sessionEnded else {
                    throw hasSeenService ? error.afterContact : error
                }
                // The service went away while the session began; another may have its place by now.
                hasSeenService = true
                triesLeft -= 1
                guard triesLeft > 0 else { throw error }
                continue
            }
            hasSeenService = true
            do throws(KeyringFailure) {
                return try await work(service)
            } catch {
                triesLeft -= 1
                let error = error.afterContact
                switch error {
                case .sessionEnded:
                    drop(service)
                case .serviceLost, .busLost:
                    drop(service)
                    if call.mayHaveChangedSomething { throw error }
                case .noSuchObject:
                    // Another program removed it since the search.
                    break
                default:
                    throw error
                }
                guard triesLeft > 0 else { throw error }
            }
        }
    }

    /// The service, after connecting to it where that is necessary.
    ///
    /// Callers at the same time share one attempt.
    private func service(searching search: EarlySearch?) async throws(KeyringFailure) -> SecretService {
        while true {
            switch state {
            case .open(let service) where service.isOpen:
                return service
            case .open, .closed:
                state = .opening(Task { await open(searching: search) }, waiters: [])
            case .opening(let task, let waiters):
                let failure = await withCheckedContinuation { continuation in
                    state = .opening(task, waiters: waiters + [continuation])
                }
                guard !Task.isCancelled else { throw .cancelled }
                // An attempt that others gave up is made again for those who still wait.
                if let failure, failure != .cancelled { throw failure }
            }
        }
    }

    private func open(searching search: EarlySearch?) async {
        var failure: KeyringFailure?
        var next = State.closed
        do throws(KeyringFailure) {
            next = .open(
                try await SecretService.open(
                    address,
                    isConventional: isConventional,
                    searching: search,
                    on: thread
                )
            )
        } catch {
            failure = error
        }
        guard case .opening(_, let waiters) = state else { return }
        state = next
        for waiter in waiters {
            waiter.resume(returning: failure)
        }
    }

    /// Waits until no other change of a key is under way: the steps of two must not mix.
    func beginWriting(_ key: CredentialKey) async {
        guard writers[key] != nil else {
            writers[key] = []
            return
        }
        await withCheckedContinuation { writers[key]?.append($0) }
    }

    /// Lets the next change of a key begin.
    func endWriting(_ key: CredentialKey) {
        guard let next = writers[key]?.first else {
            writers[key] = nil
            return
        }
        writers[key]?.removeFirst()
        next.resume()
    }

    /// Notes where the item of a key is.
    func remember(_ item: ObjectPath, for key: CredentialKey) {
        guard lastItems[key] != item else { return }
        // A program with more keys than this reads each of them so seldom that a hint does not matter.
        if lastItems.count >= 256 { lastItems.removeAll() }
        lastItems[key] = item
    }

    private func drop(_ service: SecretService) {
        if case .open(let current) = state, current === service { state = .closed }
    }

    /// Gives the connection up, or the attempt to make one, because nobody answers on it.
    ///
    /// Who still waits on it keeps it until then. With its end the bus and GIO forget what was asked on it, and would
    /// else remember it for as long as the keyring is silent: the bus takes a limited number of such questions.
    func giveUp() {
        switch state {
        case .opening(let task, _): task.cancel()
        case .open, .closed: state = .closed
        }
    }
}
#endif
