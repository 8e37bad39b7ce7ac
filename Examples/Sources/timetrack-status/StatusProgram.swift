import ProcessControl
import TerminalOutput
import TimetrackFiles
import TimetrackPrompt

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The program that `timetrack status --cached` is answered by, which every prompt waits for.
///
/// It is small on purpose: no Foundation, no tasks and no store. What a program carries has to be put into its place in
/// memory before it begins, and that would take longer than the answer. So it begins in `main.swift`: an entry marked
/// `@main` asks for the main actor, which brings all of concurrency along.
enum StatusProgram {
    /// Answers, or lets the whole program do it.
    static func run() -> Never {
        ProcessProtection.begin()
        let arguments = CommandLine.arguments.dropFirst()
        if arguments == ["--version"] {
            give(ProgramVersion.line + "\n")
        } else if let line = PromptLine(arguments) {
            var environment: [String: String] = [:]
            // Only these, because a shell may have hundreds.
            for name in PromptLine.variables {
                environment[name] = getenv(name).map { String(cString: $0) }
            }
            // What goes wrong is said by the whole program, to which it happens as well.
            if let text = try? line.text(environment: environment, now: time(nil)) { give(text) }
        }
        SiblingProgram.takeOver("timetrack")
    }

    /// Prints the answer and ends the process, unless it cannot be printed.
    private static func give(_ text: String) {
        do {
            try Terminal(descriptor: STDOUT_FILENO, environment: [:]).write(text)
        } catch  where !error.isReaderGone {
            return
        } catch {}
        exit(0)
    }
}
