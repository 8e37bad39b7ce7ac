import Foundation
import ProgramFixtures
import SystemPackage
import TimeTrackingSandbox
import TimeTrackingTesting

/// A sandbox, a home, and a real keyring that the programs of this home use.
struct KeyringFixture {
    let sandbox: SandboxFixture
    let keyring: PrivateKeyring

    /// The home, whose programs find the keyring by themselves.
    var home: Home { sandbox.home }

    /// The option that sends a command to the sandbox.
    var endpoint: String { sandbox.endpoint }

    /// Serves a sandbox and a keyring while a closure runs, without keys in the environment.
    static func run(
        _ content: Sandbox.Content = .standard,
        keyring contents: PrivateKeyring.Contents = .unlockedCollection,
        _ body: (KeyringFixture) async throws -> Void
    ) async throws {
        try await SandboxFixture.run(content) { sandbox in
            try await PrivateKeyring.withRunning(contents) { keyring in
                let home = sandbox.home.without("TIMETRACK_STORE").without("CLOCKIFY_API_KEY")
                    .without("CLOCKWORK_API_TOKEN").on(keyring.environment)
                let sandbox = SandboxFixture(home: home, host: sandbox.host, server: sandbox.server)
                try await body(KeyringFixture(sandbox: sandbox, keyring: keyring))
            }
        }
    }

    /// What `secret-tool` finds, or nil when it finds nothing.
    func lookUp(_ service: String, _ account: String) async throws -> String? {
        let arguments = ["lookup", "service", service, "username", account]
        let run = try await BuiltProgram.run("/usr/bin/secret-tool", arguments, environment: home.environment)
        return run.status == 0 ? run.output : nil
    }

    /// Stores an item as `secret-tool` does.
    func store(
        _ secret: String,
        _ service: String,
        _ account: String,
        _ attributes: [String: String] = [:]
    ) async throws {
        let more = attributes.flatMap { [$0.key, $0.value] }
        let arguments = ["store", "--label=item", "service", service, "username", account] + more
        _ = try await BuiltProgram.run("/usr/bin/secret-tool", arguments, environment: home.environment, input: secret)
    }
}

extension Home {
    /// The home on a desktop, whose session bus these variables name.
    func on(_ desktop: [String: String]) -> Home {
        with(desktop.filter { ["DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"].contains($0.key) })
    }
}
