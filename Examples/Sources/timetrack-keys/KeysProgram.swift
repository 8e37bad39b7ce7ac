import ProcessControl
import TimetrackKeys

/// The program that `timetrack credentials show` is answered by.
///
/// It has the stores but the database, and no parser and no HTTP client, so that it starts fast; everything else is done
/// by the whole program, which takes its place in the process.
@main
enum KeysProgram {
    static func main() {
        ProcessProtection.begin()
        QuickAnswer.giveIfAsked(for: CommandLine.arguments.dropFirst()) { environment in
            // What opens the database is in the whole program, which begins anew.
            ConfiguredStores(environment: environment) { _ in SiblingProgram.takeOver("timetrack") }
        }
        SiblingProgram.takeOver("timetrack")
    }
}
