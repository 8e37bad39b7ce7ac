import Foundation
import ProgramFixtures
import Subprocess
import SystemPackage

/// A home directory of its own for each test, in which the programs run.
struct Home: Sendable {
    /// The directory.
    let path: String

    /// The variables that programs are started with.
    var environment: [String: String]

    /// Makes a home, gives it to a closure and removes it.
    static func make<Result>(_ body: (Home) async throws -> Result) async throws -> Result {
        let path = FileManager.default.temporaryDirectory.appending(path: "timetrack-tests-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(atPath: path) }
        let environment = [
            "HOME": path, "XDG_CONFIG_HOME": path + "/config", "XDG_DATA_HOME": path + "/data",
            "XDG_CACHE_HOME": path + "/cache", "TMPDIR": path,
            "TZ": "UTC", "TERM": "xterm-256color",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8",
            // Without it each test would first look for a keyring.
            "TIMETRACK_STORE": "file",
        ]
        return try await body(Home(path: path, environment: environment))
    }

    /// Where timetrack keeps keys.
    var credentialFile: String { path + "/config/timetrack/credentials.json" }

    /// Where timetrack records which store holds what.
    var recordFile: String { path + "/config/timetrack/accounts.json" }

    /// Where timetrack keeps the encryption keys of the database.
    var encryptionKeyFile: String { path + "/config/timetrack/encryption.keys" }

    /// Where timetrack keeps the database.
    var databaseFile: String { path + "/data/timetrack/credentials.sqlite" }

    /// The home without a variable.
    func without(_ variable: String) -> Home {
        var home = self
        home.environment[variable] = nil
        return home
    }

    /// The home with further variables.
    func with(_ variables: [String: String]) -> Home {
        Home(path: path, environment: environment.merging(variables) { $1 })
    }

    /// Runs timetrack to its end.
    func timetrack(
        _ arguments: String...,
        input: String = "",
        onceRunning: (@Sendable (ProcessIdentifier) async throws -> Void)? = nil
    ) async throws -> BuiltProgram.Run {
        try await timetrack(arguments, input: input, onceRunning: onceRunning)
    }

    /// Runs timetrack to its end.
    func timetrack(
        _ arguments: [String],
        input: String = "",
        onceRunning: (@Sendable (ProcessIdentifier) async throws -> Void)? = nil
    ) async throws -> BuiltProgram.Run {
        try await BuiltProgram.run(
            BuiltProgram.path("timetrack"),
            arguments,
            environment: environment,
            input: input,
            onceRunning: onceRunning
        )
    }

    /// Runs timetrack on a pseudo-terminal, whose screen becomes the output.
    func timetrackOnTerminal(
        _ arguments: String...,
        columns: Int = 80,
        input: String = "",
        after prompt: String? = nil
    ) async throws -> BuiltProgram.Run {
        try await timetrackOnTerminal(arguments, columns: columns, typing: [(prompt, input)])
    }

    /// Runs timetrack on a pseudo-terminal, and types each piece after it has said something new.
    func timetrackOnTerminal(
        _ arguments: [String],
        columns: Int = 80,
        typing dialogue: [(after: String?, input: String)]
    ) async throws -> BuiltProgram.Run {
        let words = ([try BuiltProgram.path("timetrack").string] + arguments).map { "'\($0)'" }
        let command = "stty cols \(columns) rows 24; exec \(words.joined(separator: " "))"
        let run = try await BuiltProgram.run(
            "/usr/bin/script",
            ["--quiet", "--return", "--command", command, "/dev/null"],
            environment: environment,
            dialogue: dialogue.map { BuiltProgram.Cue(after: $0.after, $0.input) }
        )
        return BuiltProgram.Run(status: run.status, output: Self.withoutProgress(run.output), errors: run.errors)
    }

    /// What is left on a terminal of lines that show progress, which a busy machine lets appear anywhere: nothing.
    private static func withoutProgress(_ screen: String) -> String {
        screen.components(separatedBy: "\n")
            .map { $0.components(separatedBy: "\r\u{1B}[K").last ?? "" }
            .joined(separator: "\n")
    }

    /// Writes the credential file as a person with an editor might, with these permissions.
    func writeCredentialFile(_ text: String, permissions: Int = 0o600) throws {
        let folder = (credentialFile as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try Data(text.utf8).write(to: URL(filePath: credentialFile))
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: credentialFile)
    }

    /// A credential file with one key for Clockify.
    static func credentials(_ key: String, origin: String, user: String = "default") -> String {
        """
        {"version": 1, "credentials": [{"service": "clockify", "account": "\(user)", "secret": "\(key)",
          "attributes": {"origin": "\(origin)"}}]}
        """
    }
}
