import ArgumentParser
import ServerRecords

/// Prints the fingerprint of a token.
struct Fingerprint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fingerprint",
        abstract: "Print the fingerprint by which the audit knows a token.",
        discussion: """
            The token comes from standard input, or is typed unseen; it is never an argument.

            Example:

              timetrack-server fingerprint < leaked-key
              timetrack-server audit --fingerprint 0123456789abcdef
            """
    )

    @OptionGroup var configuration: ConfigurationOptions

    func run() async throws {
        let token = try await TokenInput.read()
        try await configuration.withStores { stores in
            try ServerOutput.line(stores.records.fingerprint(of: token))
        }
    }
}
