import ArgumentParser
import TimetrackKeys

/// Stores a key, after one call to the service has shown that it works.
struct Setup: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract: "Store a key, after one call to the service has shown that it works.",
        discussion: AuthLogin.explanation + """


            Examples:

              timetrack setup
              timetrack setup clockwork --user work < token.txt
              pass show clockify | timetrack setup
              timetrack setup --service claude-tracker --account clockify_api_key
            """
    )

    @OptionGroup var login: LoginOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { AuthLogin.adviceWhenInterrupted }

    func run(in context: Context) async throws {
        try await Login(options: login, mayAsk: !output.noInput, isQuiet: output.quiet, context: context).run()
    }
}
