#if os(Linux)
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A real keyring of its own for a test: an unlocked `gnome-keyring-daemon` on a ``PrivateBus``.
///
/// ## Usage
///
/// ```swift
/// try await PrivateKeyring.withRunning { keyring in
///     let store = KeyringCredentialStore(bus: .address(keyring.busAddress))
///     try await keyring.lock()
///     // … what is being tested …
/// }
/// ```
///
/// A program that is started with ``environment`` uses this keyring too. It needs the packages `gnome-keyring`,
/// `dbus-daemon` and `dbus-bin`, and neither a display nor a terminal. Any number of keyrings run side by side. Its
/// processes end with the test program, even when that crashes; ``stop()`` removes its directory too.
///
/// ## Security
///
/// Nothing of the user's own session is touched. The keyring's password is known to everybody: keep no real secret in it.
public actor PrivateKeyring {
    /// What a keyring holds when it starts.
    public enum Contents: Sendable, Hashable {
        /// An empty default collection, unlocked.
        case unlockedCollection
        /// No default collection, as before a user's first login.
        case noCollection
    }

    /// The bus that the keyring is on.
    public nonisolated let bus: PrivateBus

    /// The address of that bus.
    public nonisolated var busAddress: String { bus.address }

    /// All variables of a program that uses this keyring, with a home directory of its own.
    public nonisolated var environment: [String: String] { bus.environment }

    /// The object path of the default collection.
    public nonisolated var collectionPath: String { "/org/freedesktop/secrets/collection/login" }

    private static let password = "throw-away"

    private var daemon: ChildProcess?

    /// The thread on which the keyring waits for its processes.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { bus.unownedExecutor }

    private init(on bus: PrivateBus) {
        self.bus = bus
    }

    deinit {
        // The last resort for a keyring that nobody stopped; the bus goes after it.
        guard let daemon else { return }
        bus.executor.perform {
            daemon.signal(SIGKILL)
            daemon.waitForEnd()
        }
    }

    /// Starts a bus and a keyring on it.
    ///
    /// - Parameters:
    ///   - contents: What the keyring holds.
    ///   - services: Which programs the bus starts when somebody calls them; with those that are installed, a keyring
    ///     that was killed comes back by itself.
    ///   - searchPath: The folders in which programs are looked for, with colons between them.
    ///   - parentDirectory: Where the throw-away directory is made; a long path leaves no room for a socket.
    /// - Returns: The keyring, once it answers.
    /// - Throws: ``PrivateKeyringError``, for example with the package to install.
    public static func start(
        _ contents: Contents = .unlockedCollection,
        services: PrivateBus.Services = .none,
        searchPath: String = "/usr/local/bin:/usr/bin:/bin",
        in parentDirectory: String = "/tmp"
    ) async throws(PrivateKeyringError) -> PrivateKeyring {
        let bus = try await PrivateBus.start(services: services, searchPath: searchPath, in: parentDirectory)
        let keyring = PrivateKeyring(on: bus)
        do throws(PrivateKeyringError) {
            try await keyring.launch(contents)
        } catch {
            await keyring.stop()
            throw error
        }
        return keyring
    }

    /// Runs a test with a keyring, and stops the keyring however the test ends.
    ///
    /// - Parameters:
    ///   - contents: What the keyring holds.
    ///   - services: Which programs the bus starts when somebody calls them.
    ///   - body: The test.
    /// - Returns: What the test returns.
    /// - Throws: ``PrivateKeyringError`` when the keyring does not start, and what the test throws.
    public static func withRunning<Result>(
        _ contents: Contents = .unlockedCollection,
        services: PrivateBus.Services = .none,
        _ body: (PrivateKeyring) async throws -> Result
    ) async throws -> Result {
        let keyring = try await start(contents, services: services)
        do {
            let result = try await body(keyring)
            await keyring.stop()
            return result
        } catch {
            await keyring.stop()
            throw error
        }
    }

    /// Ends the keyring and its bus and removes their directory; to do so again does nothing.
    public func stop() async {
        endDaemon()
        await bus.stop()
    }

    /// Locks the default collection, as a desktop does when its user asks for it.
    ///
    /// - Throws: ``PrivateKeyringError`` when the keyring does not answer.
    public func lock() throws(PrivateKeyringError) {
        _ = try bus.call(
            "org.freedesktop.secrets",
            "/org/freedesktop/secrets",
            "org.freedesktop.Secret.Service.Lock",
            "array:objpath:\(collectionPath)"
        )
    }

    /// Unlocks the default collection, as a login does, or makes it when there is none.
    ///
    /// - Throws: ``PrivateKeyringError`` when the keyring does not answer.
    public func unlock() throws(PrivateKeyringError) {
        try KeyringControl(path: bus.directory.keyringControl).unlock(password: Self.password)
    }

    /// Freezes the keyring in the middle of whatever it does: nothing is answered until ``thaw()``.
    public func freeze() {
        daemon?.signal(SIGSTOP)
        daemon?.waitUntilFrozen()
    }

    /// Lets a frozen keyring go on.
    public func thaw() {
        daemon?.signal(SIGCONT)
    }

    /// Ends the keyring at once, whatever it does, and waits until the bus knows.
    ///
    /// - Throws: ``PrivateKeyringError`` when the bus does not answer.
    public func kill() throws(PrivateKeyringError) {
        endDaemon()
        try wait("the bus notices the end of the keyring") { () throws(PrivateKeyringError) in
            try !bus.hasOwner("org.freedesktop.secrets")
        }
    }

    /// Ends the keyring if it still runs and starts it again, with its default collection unlocked and all items in it.
    ///
    /// What lay in the session collection is gone.
    ///
    /// - Throws: ``PrivateKeyringError`` when it does not start.
    public func restart() throws(PrivateKeyringError) {
        try kill()
        try launch(.unlockedCollection)
    }

    private func endDaemon() {
        daemon?.signal(SIGKILL)
        daemon?.waitForEnd()
        daemon = nil
    }

    private func launch(_ contents: Contents) throws(PrivateKeyringError) {
        let daemon = try spawn(contents)
        self.daemon = daemon
        try wait("the keyring answers") { () throws(PrivateKeyringError) in
            if daemon.hasEnded { return true }
            return try bus.hasOwner("org.freedesktop.secrets")
        }
        if daemon.hasEnded {
            throw PrivateKeyringError(
                .didNotStart,
                "The keyring ended at its start; remove the cause, then run the test again: "
                    + bus.directory.lastMessages
            )
        }
    }

    private func spawn(_ contents: Contents) throws(PrivateKeyringError) -> ChildProcess {
        let program = try InstalledProgram.keyring.path(in: bus.searchPath)
        let (ours, theirs) = try ProcessSocket.pair()
        let unlocking = contents == .unlockedCollection
        let daemon = try ChildProcess(
            program,
            ["--foreground", "--components=secrets"] + (unlocking ? ["--unlock"] : []),
            environment: environment,
            streams: ChildProcess.Streams(input: theirs, errors: bus.directory.log)
        )
        // It reads the password up to the end of its input, and unlocks before it takes its name on the bus.
        if unlocking { try ours.send(Array(Self.password.utf8)) }
        return daemon
    }

    /// Asks again and again, each time with a program that has to run to its end, until the answer is yes.
    private func wait(
        _ event: String,
        until isTrue: () throws(PrivateKeyringError) -> Bool
    ) throws(PrivateKeyringError) {
        let deadline = ContinuousClock.now + PrivateBus.patience
        while try !isTrue() {
            guard .now < deadline else {
                throw PrivateKeyringError(
                    .didNotStart,
                    "It takes too long until \(event); remove the cause, then run the test again: "
                        + bus.directory.lastMessages
                )
            }
        }
    }
}
#endif
