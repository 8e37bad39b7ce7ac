#if Keyring && os(Linux)
import CLibsecret
import Dispatch
import Synchronization
import TimeTrackingKit

/// How a store calls its keyring: with a deadline, for as long as the caller's task is not cancelled, and not again and
/// again when the keyring is silent.
final class KeyringCalls: Sendable {
    private enum Outcome<Value: Sendable>: Sendable {
        case finished(Result<Value, KeyringFailure>)
        case timedOut
        case cancelled
    }

    private let library: String
    private let bus: KeyringBus
    private let collection: KeyringCollection
    private let mayPrompt: Bool
    private let timeout: Duration
    private let clock: InjectedClock
    private let deadlines: DeadlineQueue
    private let pause = KeyringPause()
    private let keyring = Mutex<Keyring?>(nil)

    init(
        library: String,
        bus: KeyringBus,
        collection: KeyringCollection,
        mayPrompt: Bool,
        timeout: Duration,
        clock: InjectedClock
    ) {
        self.library = library
        self.bus = bus
        self.collection = collection
        self.mayPrompt = mayPrompt
        // More than a clock can count is for ever all the same.
        self.timeout = min(timeout, .seconds(1_000_000_000))
        self.clock = clock
        self.deadlines = DeadlineQueue(clock: clock)
    }

    /// Makes a call.
    ///
    /// - Parameters:
    ///   - store: The store that calls, for its errors.
    ///   - isWrite: Whether the call may change something, so that errors say whether it did.
    ///   - work: What to do with the keyring.
    ///   - readBack: Looks whether a change took place whose answer did not come; nil when it did not.
    /// - Returns: What the work or the look found.
    /// - Throws: ``CredentialStoreError``.
    func perform<Value: Sendable>(
        for store: KeyringCredentialStore,
        isWrite: Bool,
        _ work: @escaping @Sendable (Keyring, KeyringCall) async throws(KeyringFailure) -> Value,
        readBack: (@Sendable (Keyring, KeyringCall) async throws(KeyringFailure) -> Value?)? = nil
    ) async throws(CredentialStoreError) -> Value {
        try store.checkCancellation(appliedSoFar: isWrite ? .no : nil)
        guard let admission = pause.admission(at: clock.now()) else { throw store.silent(isWrite) }

        let outcome = OneShot<Outcome<Value>>()
        let call = KeyringCall(
            mayPrompt: mayPrompt,
            timeout: timeout,
            deadlines: deadlines,
            // A keyring that asks a person something is not silent, however long that person takes.
            promptShown: { [pause] in pause.noteAnswer() },
            expired: { outcome.resume { .timedOut } }
        )
        let worker = Task {
            let result = await result(of: work, call, readBack)
            call.noteEnd()
            outcome.resume { .finished(result) }
        }
        // While there is still time, the keyring is asked whether it did what it does not answer about.
        if let readBack {
            let doubt = Doubt(after: timeout * 3 / 4, in: deadlines) { [self] in
                guard call.mayHaveChangedSomething, !call.isPaused else { return }
                guard let value = await value(of: readBack) else { return }
                outcome.resume { .finished(.success(value)) }
            }
            call.add(doubt)
        }
        let ended = await withTaskCancellationHandler {
            await withCheckedContinuation { outcome.wait($0) }
        } onCancel: {
            outcome.resume { .cancelled }
        }
        let applied = call.leave()
        // A change that has begun is brought to its end, unless a person is asked about it: half of it would be worse.
        if applied == .no || call.isPaused {
            worker.cancel()
        } else if !call.hasEnded {
            // But what never gets an answer must not be kept for ever.
            _ = deadlines.add(.seconds(KeyringPause.seconds)) { worker.cancel() }
        }
        switch ended {
        case .finished(.success(let value)):
            pause.noteAnswer()
            return value
        case .finished(.failure(let failure)):
            pause.noteAnswer()
            throw store.error(
                failure,
                collection,
                isWrite ? call.applied(whenLastStepWasRefused: failure.isRefusal) : nil
            )
        case .timedOut:
            if call.isHeldUp {
                pause.noteAnswer()
            } else {
                pause.noteSilence(of: admission, at: clock.now())
                giveUpConnection()
            }
            throw store.timedOut(after: timeout, isWrite ? applied : nil)
        case .cancelled:
            pause.noteNothing(of: admission)
            throw store.cancelled(isWrite ? applied : nil)
        }
    }

    private func result<Value: Sendable>(
        of work: @Sendable (Keyring, KeyringCall) async throws(KeyringFailure) -> Value,
        _ call: KeyringCall,
        _ readBack: (@Sendable (Keyring, KeyringCall) async throws(KeyringFailure) -> Value?)?
    ) async -> Result<Value, KeyringFailure> {
        do throws(KeyringFailure) {
            return .success(try await work(try await openKeyring(), call))
        } catch {
            // The service died over a change: its successor, or the file it wrote, knows whether it took place.
            if error.isLoss, call.mayHaveChangedSomething, let readBack, let value = await value(of: readBack) {
                return .success(value)
            }
            return .failure(error)
        }
    }

    /// Asks whether a change took place; an error is no answer, and nobody is prompted for one.
    private func value<Value: Sendable>(
        of readBack: @Sendable (Keyring, KeyringCall) async throws(KeyringFailure) -> Value?
    ) async -> Value? {
        do throws(KeyringFailure) {
            let call = KeyringCall(mayPrompt: false, timeout: timeout, deadlines: deadlines) {}
            return try await readBack(try await openKeyring(), call)
        } catch {
            return nil
        }
    }

    /// The keyring, after loading libsecret the first time.
    private func openKeyring() async throws(KeyringFailure) -> Keyring {
        if let keyring = keyring.withLock(\.self) { return keyring }
        guard let address = bus.address else { throw .noBus }
        if ttk_libsecret_is_loaded() == 0 {
            let library = library
            // The loader reads files, which may lie on a slow disk.
            let state = await withCheckedContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(returning: ttk_libsecret_load(library)) }
            }
            guard state == TTK_LIBSECRET_LOADED else { throw .noLibrary }
        }
        let made = try Keyring(
            address: address,
            isConventional: bus.isConventional,
            collection: collection,
            clock: clock
        )
        return keyring.withLock { keyring in
            if let keyring { return keyring }
            keyring = made
            return made
        }
    }

    private func giveUpConnection() {
        guard let keyring = keyring.withLock(\.self) else { return }
        Task { await keyring.giveUp() }
    }
}
#endif
