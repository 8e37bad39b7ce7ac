import JSONOutput
import Synchronization
package import TerminalOutput

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The two places a command speaks to, and how the user wants it to speak.
package struct Console: Sendable {
    package let output: Terminal
    package let errors: Terminal
    package let isJSON: Bool
    package let isQuiet: Bool

    private let notices = Notices()

    /// - Parameters:
    ///   - isJSON: Whether documents and errors are JSON.
    ///   - isQuiet: Whether nothing is printed that was not asked for.
    ///   - environment: The variables to go by.
    ///   - output: Where it prints what was asked for; standard output, unless a test reads it.
    ///   - errors: Where it prints everything else.
    package init(
        isJSON: Bool,
        isQuiet: Bool,
        environment: [String: String],
        output: Int32 = STDOUT_FILENO,
        errors: Int32 = STDERR_FILENO
    ) {
        self.output = Terminal(descriptor: output, environment: environment)
        self.errors = Terminal(descriptor: errors, environment: environment)
        self.isJSON = isJSON
        self.isQuiet = isQuiet
    }

    /// Shows what a command was asked for: the document with `--json`, else what the closure prints.
    package func show(_ document: some Encodable, orPrint print: (Terminal) throws -> Void) throws {
        guard isJSON else { return try print(output) }
        try output.write(JSONText.encode(Versioned(document, notices.all)) + "\n")
    }

    /// Says, once, something that nobody asked for and that should be known: a line on standard error, unless `--quiet` is
    /// given, or with `--json` a text among the document's `notices`.
    package func notice(_ text: String) throws {
        guard notices.add(text), !isQuiet, !isJSON else { return }
        try errors.printSentence("\("note:", .warning) \(text)")
    }

    /// Says what a list comes to: below it on a terminal, and beside it, on standard error, where programs read the list.
    package func sum(_ line: StyledText) throws {
        guard !isQuiet, !isJSON else { return }
        try (output.isInteractive ? output : errors).print(line)
    }

    /// Shows why the command did not do its work.
    package func show(_ failure: Failure) throws {
        guard !isJSON else {
            return try errors.write(JSONText.encode(Versioned(FailureDocument(failure), notices.all), .oneLine) + "\n")
        }
        try errors.printSentence("\("error:", .bad) \(failure.message)")
        if let said = failure.serviceMessage {
            try errors.printSentence("  the service says: \(ServiceWords.readable(said))")
        }
    }
}

/// What was said that nobody asked for.
private final class Notices: Sendable {
    private let texts = Mutex<[String]>([])

    /// Everything so far.
    var all: [String] { texts.withLock(\.self) }

    /// Adds a text.
    ///
    /// - Returns: Whether it is new.
    func add(_ text: String) -> Bool {
        texts.withLock { texts in
            guard !texts.contains(text) else { return false }
            texts.append(text)
            return true
        }
    }
}
