import ArgumentParser
import Foundation
import ProgramFixtures
import SystemPackage
import TimetrackKeys

@testable import timetrack

extension Home {
    /// Runs a command in this process at a moment of the test's choice, with arguments that are written out.
    func timetrack(_ arguments: String..., at now: Date) async throws -> BuiltProgram.Run {
        try await timetrack(arguments, at: now)
    }

    /// Runs a command in this process at a moment of the test's choice; its zone is that of this process.
    ///
    /// - Parameters:
    ///   - arguments: The arguments after the name of the program.
    ///   - now: The moment that the command takes for the present one.
    /// - Returns: What the command left behind, as a process of its own would have.
    /// - Throws: What the parser throws, and that the output cannot be kept.
    func timetrack(_ arguments: [String], at now: Date) async throws -> BuiltProgram.Run {
        let name = path + "/run-\(UUID().uuidString)"
        let output = try FileDescriptor.open(
            FilePath(name + ".out"),
            .writeOnly,
            options: .create,
            permissions: .ownerReadWrite
        )
        let errors = try FileDescriptor.open(
            FilePath(name + ".err"),
            .writeOnly,
            options: .create,
            permissions: .ownerReadWrite
        )
        defer {
            try? output.close()
            try? errors.close()
        }
        let status = try await status(of: arguments, at: now, output.rawValue, errors.rawValue)
        return BuiltProgram.Run(
            status: status,
            output: try String(contentsOfFile: name + ".out", encoding: .utf8),
            errors: try String(contentsOfFile: name + ".err", encoding: .utf8)
        )
    }

    private func status(of arguments: [String], at now: Date, _ output: Int32, _ errors: Int32) async throws -> Int32 {
        let command = try Timetrack.parseAsRoot(arguments)
        guard let command = command as? any TimetrackCommand else { throw CocoaError(.featureUnsupported) }
        let console = Console(
            isJSON: command.isJSON,
            isQuiet: command.isQuiet,
            environment: environment,
            output: output,
            errors: errors
        )
        let stores = ConfiguredStores.all(environment)
        let context = Context(console: console, environment: environment, stores: stores) { now }
        do {
            try await command.run(in: context)
            return ExitStatus.success.rawValue
        } catch {
            let failure = Failure(explaining: error, of: command, interruptedBy: nil)
            try console.show(failure)
            return failure.status.rawValue
        }
    }
}
