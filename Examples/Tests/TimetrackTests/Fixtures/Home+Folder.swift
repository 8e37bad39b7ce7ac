import Foundation
import ProgramFixtures
import SystemPackage

extension Home {
    /// Runs timetrack in a folder below the home, which is made when it is not there.
    func timetrack(in folder: String, _ arguments: String...) async throws -> BuiltProgram.Run {
        try await timetrack(in: folder, arguments)
    }

    /// Runs timetrack in a folder below the home, which is made when it is not there.
    func timetrack(in folder: String, _ arguments: [String]) async throws -> BuiltProgram.Run {
        let path = "\(self.path)/\(folder)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let program = try BuiltProgram.path("timetrack").string
        return try await BuiltProgram.run(
            "/bin/sh",
            ["-c", "cd \"$1\" && shift && exec \"$@\"", "sh", path, program] + arguments,
            environment: environment,
            input: ""
        )
    }

    /// Writes a file below the home, which only its owner may write, with the folders it lies in.
    func write(_ text: String, to name: String) throws {
        let file = "\(path)/\(name)"
        let folder = (file as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    }
}
