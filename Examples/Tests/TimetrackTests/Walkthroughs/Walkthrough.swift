import Foundation
import SandboxServer
import Synchronization
import TimeTrackingSandbox

/// A person at a terminal who has installed timetrack and talks to a sandbox.
struct Walkthrough {
    let sandbox: SandboxFixture
    let screen: TmuxScreen

    /// How many commands have been typed.
    private let count = Count()

    private final class Count: Sendable {
        private let last = Mutex(0)

        func next() -> Int {
            last.withLock { last in
                last += 1
                return last
            }
        }
    }

    init(sandbox: SandboxFixture, screen: TmuxScreen) {
        self.sandbox = sandbox
        self.screen = screen
    }

    /// Serves a sandbox and opens a terminal in which the installed timetrack is found, and no key is set.
    static func run(
        _ content: Sandbox.Content = .standard,
        columns: Int = 100,
        rows: Int = 40,
        _ body: (Walkthrough) async throws -> Void
    ) async throws {
        try await SandboxFixture.run(content) { sandbox in
            let home = sandbox.home.without("CLOCKIFY_API_KEY").without("CLOCKWORK_API_TOKEN")
            let installation = try Installation(in: home)
            let path = "\(installation.prefix)/bin:\(home.environment["PATH"] ?? "")"
            let here = home.with(["PATH": path, "NO_COLOR": "1"])
            try await TmuxScreen.run(in: here, columns: columns, rows: rows) { screen in
                try await body(Walkthrough(sandbox: sandbox, screen: screen))
            }
        }
    }

    /// Types a command, waits until it is done, and returns what it has printed.
    ///
    /// - Parameters:
    ///   - command: The command line.
    ///   - name: The name under which to keep the screen as an artefact, or nil to keep none.
    /// - Returns: The screen.
    /// - Throws: That the terminal has ended.
    @discardableResult
    func enter(_ command: String, keeping name: String? = nil) async throws -> String {
        // The number tells the end of this command from that of the one before, which may still be on the screen.
        let number = count.next()
        try await screen.enter("clear; \(command); echo \"status $? of \(number)\"")
        let end = try Regex("(^|\\n)status \\d+ of \(number)\\n")
        let shown = try await screen.waitUntil { $0.contains(end) }
        if let name { try await screen.keep(as: name) }
        return shown
    }

    /// Stores Ada's key for the sandbox, as a person does who is asked for it.
    func logIn() async throws {
        try await screen.enter("clear; timetrack setup --endpoint \(sandbox.server.address)")
        try await screen.waitFor("Clockify key for default:")
        try await screen.enter(SandboxFixture.Token.adaClockify)
        try await screen.waitFor("Stored the key of Ada Lovelace")
    }
}
