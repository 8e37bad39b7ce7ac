import Foundation
import ProgramFixtures
import Subprocess
import SystemPackage

/// A terminal of a fixed size in a tmux of the test's own, with a shell in it.
struct TmuxScreen: Sendable {
    /// The home in which the shell runs.
    let home: Home

    private let changes: ScreenChanges

    private static let tmux = FilePath("/usr/bin/tmux")

    /// Opens a terminal while a closure runs; its server ends with it.
    ///
    /// - Parameters:
    ///   - home: Where the shell and the server's socket are.
    ///   - columns: Its width.
    ///   - rows: Its height.
    ///   - term: What `TERM` says inside.
    ///   - body: What to do on it.
    /// - Throws: What the closure throws, after the screen was captured as an artefact.
    static func run(
        in home: Home,
        columns: Int = 80,
        rows: Int = 24,
        term: String = "screen",
        _ body: (TmuxScreen) async throws -> Void
    ) async throws {
        let screen = TmuxScreen(home: home.with(["PS1": "$ ", "SHELL": "/bin/sh"]), changes: ScreenChanges())
        try await screen.tmux(
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            "\(columns)",
            "-y",
            "\(rows)",
            "exec env TERM=\(term) bash --noprofile --norc -i"
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await screen.watch() }
            do {
                try await screen.tmux("set-option", "-g", "escape-time", "0")
                try await screen.waitFor("$")
                try await body(screen)
                try await screen.tmux("kill-server")
            } catch {
                // What stood there tells more than the error; a server that has ended has nothing to show.
                if let last = try? await screen.capture() { print("The last screen:\n\(last)") }
                _ = try? await screen.tmux("kill-server")
                throw error
            }
            try await group.waitForAll()
        }
    }

    /// Types a line into the terminal, and Enter.
    func enter(_ line: String) async throws {
        try await type(line)
        try await press("Enter")
    }

    /// Types text.
    func type(_ text: String) async throws {
        try await tmux("send-keys", "-l", "--", text)
    }

    /// Pastes text, marked as a paste when the program asked for that.
    func paste(_ text: String) async throws {
        try await tmux("set-buffer", "--", text)
        try await tmux("paste-buffer", "-p")
    }

    /// Presses keys, by the names that tmux has for them: `Enter`, `C-c`, `Escape`, `Left`, `q`.
    func press(_ keys: String...) async throws {
        try await tmux(["send-keys", "--"] + keys)
    }

    /// The lines on the screen, without the spaces at their ends.
    func capture() async throws -> String {
        try await tmux("capture-pane", "-p")
    }

    /// Waits until something is true of the screen; how long at most, the time limit of the test says.
    ///
    /// - Returns: The screen.
    /// - Throws: That the terminal has ended, or that the test was out of time.
    @discardableResult
    func waitUntil(_ isTrue: (String) -> Bool) async throws -> String {
        while true {
            let count = changes.count
            let screen = try await capture()
            if isTrue(screen) { return screen }
            try await changes.wait(after: count)
        }
    }

    /// Waits until a text stands on the screen.
    @discardableResult
    func waitFor(_ text: String) async throws -> String {
        try await waitUntil { $0.contains(text) }
    }

    /// Changes the size of the terminal.
    func resize(columns: Int, rows: Int) async throws {
        try await tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// What tmux knows of the pane, such as `cursor_flag` or `alternate_on`.
    func state(_ names: String...) async throws -> [String] {
        let format = names.map { "#{\($0)}" }.joined(separator: "\t")
        return try await tmux("display-message", "-p", format)
            .trimmingCharacters(in: .newlines).components(separatedBy: "\t")
    }

    /// Keeps the screen as an artefact, in the folder that `TIMETRACK_SCREENS` names, if it names one.
    func keep(as name: String) async throws {
        try Artefacts.keep(Data(try await capture().utf8), as: name + ".txt")
    }

    @discardableResult
    private func tmux(_ arguments: String...) async throws -> String {
        try await tmux(arguments)
    }

    @discardableResult
    private func tmux(_ arguments: [String]) async throws -> String {
        let run = try await BuiltProgram.run(Self.tmux, socket + arguments, environment: home.environment)
        guard run.status == 0 else { throw TmuxError(description: "tmux \(arguments): \(run.errors)") }
        return run.output
    }

    private var socket: [String] { ["-S", home.path + "/tmux.socket"] }

    /// Follows what is written to the terminal until it ends.
    private func watch() async throws {
        let variables = Dictionary(
            uniqueKeysWithValues: home.environment.map { (Environment.Key(stringLiteral: $0), $1) }
        )
        defer { changes.end() }
        _ = try await Subprocess.run(
            .path(Self.tmux),
            arguments: Arguments(socket + ["-C", "attach-session", "-f", "ignore-size,read-only"]),
            environment: .custom(variables),
            input: .inputWriter,
            output: .sequence,
            error: .discarded
        ) { execution in
            for try await _ in execution.standardOutput { changes.add() }
            try await execution.standardInputWriter.finish()
        }
    }
}

/// Something that tmux would not do.
struct TmuxError: Error, CustomStringConvertible {
    let description: String
}
