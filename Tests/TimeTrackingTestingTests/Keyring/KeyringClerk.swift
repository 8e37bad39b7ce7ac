#if os(Linux)
import TimeTrackingTesting

/// Uses a private keyring as other people's programs do.
struct KeyringClerk {
    private let environment: [String: String]

    init(_ keyring: PrivateKeyring) {
        environment = keyring.environment
    }

    init(_ bus: PrivateBus) {
        environment = bus.environment
    }

    /// Stores a secret.
    func store(_ secret: String, for account: String) async throws {
        _ = try await run(
            "secret-tool",
            from: "libsecret-tools",
            ["store", "--label", account, "service", "test", "username", account],
            input: secret
        )
    }

    /// Looks a secret up, and is told nil when it is locked as well.
    func lookUp(_ account: String) async throws -> String? {
        let secret = try await run(
            "secret-tool",
            from: "libsecret-tools",
            ["lookup", "service", "test", "username", account]
        )
        return secret.isEmpty ? nil : secret
    }

    /// Whether the default collection is locked.
    func isLocked() async throws -> Bool {
        try await call(
            "org.freedesktop.secrets",
            "/org/freedesktop/secrets/collection/login",
            "org.freedesktop.DBus.Properties.Get",
            "org.freedesktop.Secret.Collection",
            "Locked"
        ) == "(<true>,)"
    }

    /// The path of the default collection.
    func defaultCollection() async throws -> String {
        let answer = try await call(
            "org.freedesktop.secrets",
            "/org/freedesktop/secrets",
            "org.freedesktop.Secret.Service.ReadAlias",
            "default"
        )
        return answer.split(separator: "'").dropFirst().first.map(String.init) ?? answer
    }

    /// Whether there is a Secret Service on the bus.
    func hasSecretService() async throws -> Bool {
        try await call(
            "org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner",
            "org.freedesktop.secrets"
        ) == "(true,)"
    }

    /// Whether the bus can start a Secret Service.
    func startSecretService() async throws -> Bool {
        try await call(
            "org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.StartServiceByName",
            "org.freedesktop.secrets",
            "0"
        ) == "(uint32 1,)"
    }

    /// Whether the Secret Service answers a call in time.
    func answers(within time: Duration) async throws -> Bool {
        let answer = try await FinishedProgram.run(
            "dbus-send",
            from: "dbus-bin",
            [
                "--session", "--print-reply", "--reply-timeout=\(Int(time / .milliseconds(1)))",
                "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.DBus.Peer.Ping",
            ],
            environment: environment
        )
        return answer.status == 0
    }

    private func call(
        _ destination: String,
        _ path: String,
        _ method: String,
        _ arguments: String...
    ) async throws -> String {
        try await run(
            "gdbus",
            from: "libglib2.0-bin",
            ["call", "--session", "--dest", destination, "--object-path", path, "--method", method] + arguments
        )
        .split(separator: "\n").joined()
    }

    private func run(
        _ name: String,
        from package: String,
        _ arguments: [String],
        input: String = ""
    ) async throws -> String {
        try await FinishedProgram.run(
            name,
            from: package,
            arguments,
            environment: environment,
            input: Array(input.utf8)
        )
        .output
    }
}
#endif
