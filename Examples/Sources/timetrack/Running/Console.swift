import TerminalOutput

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The two places a command speaks to, and how the user wants it to speak.
struct Console {
    let output: Terminal
    let errors: Terminal
    let isJSON: Bool
    let isQuiet: Bool

    init(isJSON: Bool, isQuiet: Bool, environment: [String: String]) {
        self.output = Terminal(descriptor: STDOUT_FILENO, environment: environment)
        self.errors = Terminal(descriptor: STDERR_FILENO, environment: environment)
        self.isJSON = isJSON
        self.isQuiet = isQuiet
    }

    /// Shows what a command was asked for: the document with `--json`, else what the closure prints.
    func show(_ document: some Encodable, orPrint print: (Terminal) throws -> Void) throws {
        guard isJSON else { return try print(output) }
        try output.write(JSONText.encode(Versioned(document)) + "\n")
    }

    /// Says something that nobody asked for, unless `--quiet` or `--json` is given.
    func note(_ line: StyledText) throws {
        guard !isQuiet, !isJSON else { return }
        try errors.print(line)
    }

    /// Shows why the command did not do its work.
    func show(_ failure: Failure) throws {
        guard !isJSON else {
            return try errors.write(JSONText.encode(Versioned(FailureDocument(failure)), .oneLine) + "\n")
        }
        try errors.print("\("error:", .bad) \(failure.message)")
        if let said = failure.serviceMessage {
            try errors.print("  the service says: \(said)")
        }
    }
}
