import TerminalOutput
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where commands write.
enum ServerOutput {
    /// Writes a line to standard output, without characters that a terminal would act on.
    static func line(_ text: String) throws {
        try whole { () throws(TerminalError) in try standardOutput.print("\(text.safeForTerminals)") }
    }

    /// Writes a table to standard output, whose cells have no characters that a terminal would act on.
    static func table(_ table: Table) throws {
        try whole { () throws(TerminalError) in try standardOutput.print(table) }
    }

    /// Writes a value as JSON to standard output.
    static func json(_ value: some Encodable, isOneLine: Bool = false) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = isOneLine ? [.sortedKeys] : [.sortedKeys, .prettyPrinted]
        encoder.dateEncodingStrategy = .iso8601
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        try whole { () throws(TerminalError) in try standardOutput.write(text + "\n") }
    }

    /// Writes a secret and a line end to standard output.
    static func secret(_ secret: Secret) throws {
        try whole { () throws(TerminalError) in
            try secret.withRevealedBytes { bytes throws(TerminalError) in try standardOutput.write(bytes) }
            try standardOutput.write("\n")
        }
    }

    /// Writes lines to standard error; when nobody reads it, the exit status says the same.
    static func standardError(_ lines: String) {
        try? Terminal(descriptor: STDERR_FILENO, environment: Program.environment).write(lines)
    }

    private static var standardOutput: Terminal {
        Terminal(descriptor: STDOUT_FILENO, environment: Program.environment)
    }

    private static func whole(_ work: () throws(TerminalError) -> Void) throws {
        do {
            try work()
        } catch {
            guard !error.isReaderGone else { return }
            throw CommandFailure(
                CommandFailure.Status.unexpected,
                "Standard output cannot be written (\(error.reason)); make room or send it elsewhere, then run it again."
            )
        }
    }
}
