import ArgumentParser
import TerminalOutput
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing
import TimetrackKeys

/// Takes a key away that no row needs any more.
struct KeysRetire: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Remove a key that no row is sealed with any more.",
        discussion: """
            The current key and a key that rows are sealed with are refused. Backups that are sealed \
            with the key cannot be restored without it: keep a copy of it as long as those.

            Example:

              timetrack keys retire 9c41d07be25fa638
            """
    )

    @Argument(help: ArgumentHelp("Id of the key.", valueName: "id"))
    var id: String

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var keyring: KeyringOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack keys status` shows whether the key is still there" }

    func run(in context: Context) async throws {
        let id = try EncryptionKeyID(argument: id)
        let rotation = try await KeyRotation(context, unlock: keyring.unlock)
        let statuses = rotation.hasDatabase ? try await rotation.database.keyStatus() : []
        let status = statuses.first { $0.id == id }
        guard rotation.keys[id] != nil || status != nil else {
            throw Failure(
                .notFound,
                "not_found",
                "There is no key \(id); `timetrack keys status` lists those there are."
            )
        }
        guard rotation.keys.current.id != id else {
            throw Failure(
                .usage,
                "key_in_use",
                "\(id) is the current key; make another one current with `timetrack keys rotate` first."
            )
        }
        if let count = status?.rowCount, count > 0 {
            throw Failure(
                .usage,
                "key_in_use",
                "\(count == 1 ? "1 row is" : "\(count) rows are") sealed with the key \(id); `timetrack keys rotate` seals "
                    + "them with the current one."
            )
        }
        try await confirmation.confirm(
            "Remove the key \(id)? Backups that are sealed with it need a copy of it.",
            mayAsk: !output.noInput
        )
        if rotation.hasDatabase { try await rotation.database.retireKey(id) }
        if rotation.keys[id] != nil {
            try rotation.ring.checkIsOurs(
                variables: "The database has forgotten the key \(id); take it out of "
                    + "\(EncryptionKeyPlaces.previousVariable) to end its use.",
                mount: "The database has forgotten the key \(id); take its line out of the secret that is mounted."
            )
            try await rotation.ring.remove(id)
        }
        let document = KeyRetiredDocument(id: id.description, source: rotation.ring.place?.words)
        try context.console.show(document) { terminal in
            guard !output.quiet else { return }
            try terminal.print(
                "\("Removed", .good) the encryption key \(id) from \(document.source ?? "the database")."
            )
        }
    }
}

/// The key that was removed, in JSON, without the key itself.
struct KeyRetiredDocument: Encodable {
    var id: String
    var source: String?
}
