import ArgumentParser
import SystemPackage
import TerminalOutput
import TimeTrackingDatabase
import TimeTrackingKit
import TimetrackKeys

/// Brings the contents of a backup back.
struct Restore: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Bring back the encrypted database from a backup.",
        discussion: """
            The backup is checked before anything is changed; one that needs a key that is not at hand \
            is refused. A database that it replaces is kept beside the file. Keys of items that were \
            stored since the backup are in that copy alone.

            Example:

              timetrack restore credentials-2026-11-21.sqlite
            """
    )

    @Argument(help: "The backup.")
    var file: String

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var keyring: KeyringOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack keys status` shows whether the database is there; run it again" }

    func run(in context: Context) async throws {
        let path = try DatabasePlace(context.environment).path
        let isThere = try context.stores.hasDatabase()
        if isThere {
            guard confirmation.yes || TerminalPrompt.isPossible && !output.json else {
                throw Failure(
                    .usage,
                    "no_input",
                    "There is a database at \(path), and nobody can be asked here whether it may be replaced, so nothing was "
                        + "changed; add --yes."
                )
            }
            try await confirmation.confirm("Replace the database \(path)?", mayAsk: !output.noInput)
        }
        let database = try context.stores.databaseItself(unlock: keyring.unlock)
        let summary = try await database.restore(from: FilePath(file), replacing: isThere)
        try context.console.show(BackupDocument(summary)) { terminal in
            guard !output.quiet else { return }
            let items = summary.credentialCount == 1 ? "1 item" : "\(summary.credentialCount) items"
            try terminal.print("\("Restored", .good) \(items) into \(path).")
            if let replaced = summary.replaced {
                try terminal.print("The database from before is kept as \(replaced).")
            }
        }
    }
}
