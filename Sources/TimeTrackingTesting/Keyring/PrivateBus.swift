#if os(Linux)
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A message bus of its own for a test, with no Secret Service on it.
///
/// ## Usage
///
/// ```swift
/// try await PrivateBus.withRunning { bus in
///     // A program that is started with bus.environment finds a bus and no keyring.
/// }
/// ```
///
/// It needs the packages `dbus-daemon` and `dbus-bin`. Any number of buses run side by side. Its processes end with the
/// test program, even when that crashes; ``stop()`` removes its directory too.
///
/// ## Security
///
/// The bus listens in a directory that only this user can enter, and nothing of the user's own session is in its
/// ``environment``.
public actor PrivateBus {
    /// The address of the bus, for example `unix:path=/tmp/keyring-a1b2c3/bus`.
    public nonisolated let address: String

    /// All variables of a program that runs on this bus, with a home directory of its own.
    public nonisolated let environment: [String: String]

    /// The home directory in that environment.
    public nonisolated var home: String { directory.home }

    nonisolated let directory: DesktopDirectory
    nonisolated let executor = QueueExecutor(label: "PrivateBus")
    nonisolated let searchPath: String
    private let services: Services
    private var running: (process: ChildProcess, lifeline: ProcessSocket)?
    private var isStopped = false

    /// The thread on which the bus waits for its processes.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private init(services: Services, searchPath: String, parentDirectory: String) throws(PrivateKeyringError) {
        let directory = try DesktopDirectory(in: parentDirectory)
        self.directory = directory
        self.environment = directory.environment(searchPath: searchPath)
        self.address = "unix:path=\(directory.busSocket)"
        self.searchPath = searchPath
        self.services = services
    }

    deinit {
        // The last resort for a bus that nobody stopped.
        guard !isStopped else { return }
        executor.perform { [running, directory] in
            Self.end(running)
            directory.remove()
        }
    }

    /// Starts a bus.
    ///
    /// - Parameters:
    ///   - services: Which programs it starts when somebody calls them.
    ///   - searchPath: The folders in which programs are looked for, with colons between them.
    ///   - parentDirectory: Where the throw-away directory of the bus is made; a long path leaves no room for a socket.
    /// - Returns: The bus, once it takes connections.
    /// - Throws: ``PrivateKeyringError``, for example with the package to install.
    public static func start(
        services: Services = .none,
        searchPath: String = "/usr/local/bin:/usr/bin:/bin",
        in parentDirectory: String = "/tmp"
    ) async throws(PrivateKeyringError) -> PrivateBus {
        let bus = try PrivateBus(services: services, searchPath: searchPath, parentDirectory: parentDirectory)
        do throws(PrivateKeyringError) {
            try await bus.launch()
        } catch {
            await bus.stop()
            throw error
        }
        return bus
    }

    /// Runs a test with a bus, and stops the bus however the test ends.
    ///
    /// - Parameters:
    ///   - services: Which programs the bus starts when somebody calls them.
    ///   - body: The test.
    /// - Returns: What the test returns.
    /// - Throws: ``PrivateKeyringError`` when the bus does not start, and what the test throws.
    public static func withRunning<Result>(
        services: Services = .none,
        _ body: (PrivateBus) async throws -> Result
    ) async throws -> Result {
        let bus = try await start(services: services)
        do {
            let result = try await body(bus)
            await bus.stop()
            return result
        } catch {
            await bus.stop()
            throw error
        }
    }

    /// Ends the bus at once and breaks all connections; a keyring on it ends too.
    public func kill() {
        Self.end(running)
        running = nil
    }

    /// Ends the bus if it still runs, and starts a new one at the same address, on which there is nobody yet.
    ///
    /// - Throws: ``PrivateKeyringError`` when it does not start.
    public func restart() throws(PrivateKeyringError) {
        kill()
        try launch()
    }

    /// Freezes the bus: connections stay open, and nothing is answered until ``thaw()``.
    ///
    /// A bus that is frozen when the test program crashes is the one thing that runs on.
    public func freeze() {
        running?.process.signal(SIGSTOP)
        running?.process.waitUntilFrozen()
    }

    /// Lets a frozen bus go on.
    public func thaw() {
        running?.process.signal(SIGCONT)
    }

    /// Ends the bus and removes its directory; to do so again does nothing.
    public func stop() {
        guard !isStopped else { return }
        isStopped = true
        kill()
        directory.remove()
    }

    private func launch() throws(PrivateKeyringError) {
        guard !isStopped else {
            throw PrivateKeyringError(.notRunning, "This bus has been stopped for good; start another one.")
        }
        if let file = services.file {
            try directory.replace("\(directory.services)/\(file.name)", with: file.text)
        }
        try directory.replace(
            directory.busConfiguration,
            with: services.configuration(listeningAt: directory.busSocket, services: directory.services)
        )
        let (process, lifeline) = try spawn()
        running = (process, lifeline)
        // The session starts its one program, which echoes, when the bus takes connections.
        try lifeline.send([UInt8(ascii: "\n")])
        guard let echo = try lifeline.receive(until: .now + Self.patience), !echo.isEmpty else {
            kill()
            throw PrivateKeyringError(
                .didNotStart,
                "The message bus did not start; remove the cause, then run the test again: \(directory.lastMessages)"
            )
        }
    }

    /// Starts the bus under a session that ends, and ends the bus, when our side of its socket is closed.
    private func spawn() throws(PrivateKeyringError) -> (ChildProcess, ProcessSocket) {
        let run = try InstalledProgram.busRun.path(in: searchPath)
        let echo = try InstalledProgram.echo.path(in: searchPath)
        let (ours, theirs) = try ProcessSocket.pair()
        let process = try ChildProcess(
            run,
            ["--config-file=\(directory.busConfiguration)", "--", echo],
            environment: environment,
            streams: ChildProcess.Streams(input: theirs, output: theirs, errors: directory.log)
        )
        return (process, ours)
    }

    /// How long a program of a private bus or keyring may take to become ready.
    static var patience: Duration { .seconds(30) }

    private static func end(_ running: (process: ChildProcess, lifeline: ProcessSocket)?) {
        guard let running else { return }
        running.process.signal(SIGKILL)
        running.process.waitForEnd()
        // The bus holds the other end of the lifeline as well, and is no child of ours that could be waited for.
        do {
            _ = try running.lifeline.receiveAll(until: .now + patience)
        } catch {
            // The system does not tell us when the bus has ended; it has been told to all the same.
        }
    }
}
#endif
