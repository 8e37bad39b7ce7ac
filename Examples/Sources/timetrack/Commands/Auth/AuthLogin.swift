import ArgumentParser
import TimetrackKeys

/// Stores a key, after one call to the service has shown that it works.
struct AuthLogin: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Store a key, after one call to the service has shown that it works.",
        discussion: explanation + """


            Examples:

              timetrack auth login
              timetrack auth login clockwork --user work < token.txt
              timetrack auth login --store file
              timetrack auth login --service tracker --account api_key --use-stored
            """
    )

    /// What `setup` and `auth login` do.
    static let explanation = """
        The key is asked for on the terminal without showing it, or read from standard input when \
        that is no terminal. It is never an argument, because others can list those. It is kept in \
        the keyring of the desktop, or with --store file in \
        $XDG_CONFIG_HOME/timetrack/credentials.json, readable by you alone. Which store holds it is \
        recorded beside that file, and only that store is asked from then on.

        --service and --account choose the names of the item, so that other programs find it and \
        theirs is found. Without them the item is the one that this account has on record, also when \
        other programs use it, else it is called after the service and the user. A key that lies \
        there already is replaced.

        Clockify shows your key under Preferences, Advanced; Clockwork under Apps, Clockwork, \
        API tokens.
        """

    static let adviceWhenInterrupted = "`timetrack auth status` shows whether a key is stored"

    @OptionGroup var login: LoginOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { Self.adviceWhenInterrupted }

    func run(in context: Context) async throws {
        try await Login(options: login, mayAsk: !output.noInput, isQuiet: output.quiet, context: context).run()
    }
}
