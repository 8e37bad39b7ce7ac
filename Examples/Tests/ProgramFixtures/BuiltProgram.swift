import Foundation
package import Subprocess
package import SystemPackage

/// A program of this package as it was built, run as a process of its own.
package enum BuiltProgram {
    /// What a process left behind.
    package struct Run {
        /// Its exit status, or minus the signal that ended it.
        package let status: Int32
        /// What it wrote to standard output.
        package let output: String
        /// What it wrote to standard error.
        package let errors: String

        package init(status: Int32, output: String, errors: String) {
            self.status = status
            self.output = output
            self.errors = errors
        }

        /// The lines of standard output.
        package var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    }

    /// What is done once a program has said something.
    package struct Cue {
        /// What it has to say first, or nil when it need not say anything.
        package let prompt: String?
        /// What to type or pipe into it.
        package let input: String
        /// What else to do.
        package let action: (@Sendable () throws -> Void)?

        package init(after prompt: String?, _ input: String = "", _ action: (@Sendable () throws -> Void)? = nil) {
            self.prompt = prompt
            self.input = input
            self.action = action
        }
    }

    /// The path of a program, which lies beside the tests or in a folder above them.
    package static func path(_ name: String) throws -> FilePath {
        var folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appending(path: name)
            if FileManager.default.isExecutableFile(atPath: candidate.path),
                (try? candidate.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
            {
                return FilePath(candidate.path)
            }
            folder.deleteLastPathComponent()
        }
        throw CocoaError(.fileNoSuchFile)
    }

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - program: Its path.
    ///   - arguments: Its arguments.
    ///   - environment: All of its variables.
    ///   - dialogue: What to type or pipe into it, each piece after it has said something new, or at once after nil.
    ///   - onceRunning: What to do to the process meanwhile.
    /// - Returns: What it left behind.
    /// - Throws: That it could not be started, or what the closure throws.
    package static func run(
        _ program: FilePath,
        _ arguments: [String],
        environment: [String: String],
        dialogue: [Cue] = [],
        onceRunning: (@Sendable (ProcessIdentifier) async throws -> Void)? = nil
    ) async throws -> Run {
        let variables = Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })
        let result = try await Subprocess.run(
            .path(program),
            arguments: Arguments(arguments),
            environment: .custom(variables),
            input: .inputWriter,
            output: .sequence,
            error: .sequence
        ) { execution in
            let process = execution.processIdentifier
            async let interruption: Void? = onceRunning?(process)
            let prompts = dialogue.compactMap(\.prompt).map { (text: $0, gate: Gate()) }
            async let output = text(execution.standardOutput, opening: prompts)
            async let errors = text(execution.standardError)
            var waiting = prompts[...]
            for cue in dialogue {
                if cue.prompt != nil { await waiting.popFirst()?.gate.wait() }
                try cue.action?()
                do {
                    _ = try await execution.standardInputWriter.write(cue.input)
                } catch {
                    // A program that has ended by now did not want the input; what it printed is what tests check.
                }
            }
            try await execution.standardInputWriter.finish()
            _ = try await interruption
            return try await (output, errors)
        }
        let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): -signal
            }
        return Run(status: status, output: result.closureResult.0, errors: result.closureResult.1)
    }

    /// Runs a program to its end that is given one piece of input.
    ///
    /// - Parameters:
    ///   - program: Its path.
    ///   - arguments: Its arguments.
    ///   - environment: All of its variables.
    ///   - input: What to type or pipe into it.
    ///   - prompt: What it has to say before it is given the input, or nil when it need not say anything.
    ///   - onceRunning: What to do to the process meanwhile.
    /// - Returns: What it left behind.
    /// - Throws: That it could not be started, or what the closure throws.
    package static func run(
        _ program: FilePath,
        _ arguments: [String],
        environment: [String: String],
        input: String,
        after prompt: String? = nil,
        onceRunning: (@Sendable (ProcessIdentifier) async throws -> Void)? = nil
    ) async throws -> Run {
        try await run(
            program,
            arguments,
            environment: environment,
            dialogue: [Cue(after: prompt, input)],
            onceRunning: onceRunning
        )
    }

    /// Reads everything, and opens gates when their texts were read one after the other, or at the end at the latest.
    private static func text(
        _ sequence: SubprocessOutputSequence,
        opening gates: [(text: String, gate: Gate)] = []
    ) async throws -> String {
        defer { for (_, gate) in gates { gate.open() } }
        var bytes: [UInt8] = []
        var read = 0
        var waiting = gates[...]
        for try await buffer in sequence {
            buffer.withUnsafeBytes { bytes.append(contentsOf: $0) }
            while let (text, gate) = waiting.first, let place = bytes[read...].firstRange(of: Array(text.utf8)) {
                read = place.upperBound
                waiting.removeFirst()
                gate.open()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
