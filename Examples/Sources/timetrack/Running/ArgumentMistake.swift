import ArgumentParser

/// What is wrong with a command line.
struct ArgumentMistake {
    /// The sentence to show, or nil when the parser's own words say it, or nothing is wrong.
    let message: String?

    /// Whether errors are to be JSON.
    let wantsJSON: Bool

    /// Looks for the mistake.
    ///
    /// - Parameters:
    ///   - error: What the parser threw.
    ///   - arguments: The arguments after the name of the program.
    init(_ error: any Error, in arguments: [String]) {
        self.wantsJSON = arguments.contains("--json")
        if Timetrack.exitCode(for: error) == .success {
            self.message = nil
        } else if arguments.contains(where: { $0.hasPrefix("--with-token=") }) {
            // The parser would repeat the value.
            self.message = Self.keyAsArgument
        } else if let command = SplitDescription(in: arguments)?.command {
            self.message = "A description of several words stands in quotes, and a project follows -p: `\(command)`."
        } else if wantsJSON {
            self.message = Timetrack.message(for: Self.cause(of: error, in: arguments))
        } else {
            self.message = nil
        }
    }

    /// What to say when a key stands among the arguments.
    static let keyAsArgument =
        "A key is never an argument, because others can list those; pipe it into standard input."

    /// The mistake behind the one that the parser names.
    ///
    /// Where no command has the name that was given, the parser holds `--json` against it, which every command takes.
    private static func cause(of error: any Error, in arguments: [String]) -> any Error {
        do {
            _ = try Timetrack.parseAsRoot(arguments.filter { $0 != "--json" })
            return error
        } catch let other {
            return Timetrack.exitCode(for: other) == .success ? error : other
        }
    }
}
