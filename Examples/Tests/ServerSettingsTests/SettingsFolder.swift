import Foundation
import ServerSettings
import SystemPackage

/// A directory of its own with a settings file and secrets, removed at the end of a test.
final class SettingsFolder {
    let path: FilePath

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: url.path)
        path = FilePath(url.resolvingSymlinksInPath().path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path.string)
    }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        let file = path.appending(name).string
        try Data(text.utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        return file
    }

    /// Reads settings from a text and variables; `data_directory` is set unless a variable says otherwise.
    func read(
        _ text: String = "",
        _ environment: [String: String] = [:],
        anonymous: Bool = false
    ) async throws(SettingsProblems) -> ServerSettings {
        let file = path.appending("server.toml")
        do {
            try write("server.toml", text)
        } catch {
            preconditionFailure("The temporary directory cannot be written: \(error)")
        }
        let usual = ["TIMETRACK_SERVER_DATA_DIRECTORY": path.appending("data").string]
        let source = SettingsSource(
            environment: usual.merging(environment) { $1 },
            file: file,
            allowsAnonymousSharedToken: anonymous
        )
        return try await ServerSettings.read(source)
    }

    /// The problems of a text, each as `line: sentence` or `VARIABLE: sentence`.
    func problems(
        _ text: String = "",
        _ environment: [String: String] = [:],
        anonymous: Bool = false
    ) async -> [String] {
        do throws(SettingsProblems) {
            _ = try await read(text, environment, anonymous: anonymous)
            return []
        } catch {
            return error.problems.map { problem in
                switch problem.place {
                case .line(let line, of: _): "\(line): \(problem.sentence)"
                case .file: "file: \(problem.sentence)"
                case .variable(let name): "\(name): \(problem.sentence)"
                case nil: problem.sentence
                }
            }
        }
    }
}
