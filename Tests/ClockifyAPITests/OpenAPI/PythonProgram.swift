import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A Python program of the tests, run with the libraries that `Scripts/setup-peers` installs.
enum PythonProgram {
    private struct MissingError: Error, CustomStringConvertible {
        let path: String

        var description: String { "There is no \(path); run Scripts/setup-peers, then run the test again." }
    }

    /// Runs a program to its end and returns what it wrote.
    ///
    /// - Parameters:
    ///   - script: The program's path.
    ///   - arguments: Its arguments.
    ///   - input: What it reads.
    /// - Returns: What it wrote.
    /// - Throws: That the interpreter is not there, or does not come to its end.
    static func output(of script: String, _ arguments: [String], input: String) async throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let programs = folder.appending(path: "../../../.build-peers/bin").standardized.path
        guard FileManager.default.isExecutableFile(atPath: "\(programs)/python") else {
            throw MissingError(path: "\(programs)/python")
        }
        let finished = try await FinishedProgram.run(
            "python",
            from: "python3",
            ["-B", script] + arguments,
            environment: ["PATH": programs],
            input: Array(input.utf8)
        )
        return finished.output
    }
}
