import ArgumentParser
import SystemPackage
import TerminalOutput
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing
import TimetrackKeys

/// Copies the database into a file.
struct Backup: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the encrypted database into a new file, while others use it.",
        discussion: """
            The copy is as encrypted as the database, and needs the same keys: keep those apart from it, \
            and as long as it. A file that is there already is not replaced.

            Example:

              timetrack backup credentials-2026-11-21.sqlite
            """
    )

    @Argument(help: "The file to write.")
    var file: String

    @OptionGroup var keyring: KeyringOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "remove what there is of the copy, and run it again" }

    func run(in context: Context) async throws {
        let summary = try await context.stores.databaseItself(unlock: keyring.unlock).backUp(to: FilePath(file))
        let document = BackupDocument(summary)
        try context.console.show(document) { terminal in
            guard !output.quiet else { return }
            let items = summary.credentialCount == 1 ? "1 item" : "\(summary.credentialCount) items"
            try terminal.print("\("Copied", .good) \(items) into \(summary.path) (\(summary.byteCount) bytes).")
            try terminal.print(
                "It opens with \(document.keysInWords) and not without; keep a copy of that apart from it."
            )
        }
    }
}

/// A backup in JSON.
struct BackupDocument: Encodable {
    var file: String
    var items: Int
    var keys: [String]
    var bytes: Int
    var replaced: String?

    init(_ summary: BackupSummary) {
        self.file = summary.path.string
        self.items = summary.credentialCount
        self.keys = summary.keyIDs.map(\.description)
        self.bytes = summary.byteCount
        self.replaced = summary.replaced?.string
    }

    /// The keys that it needs.
    var keysInWords: String {
        keys.count == 1
            ? "the key \(keys[0])" : keys.isEmpty ? "the current key" : "the keys \(keys.joined(separator: ", "))"
    }
}
