import ArgumentParser
import SystemPackage
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Removes the program, its files and its keys.
struct Uninstall: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "uninstall",
        abstract: "Remove the program, its files and the keys that it has stored.",
        discussion: """
            Lists what there is and asks before it removes anything: items of the keyring, the record of \
            accounts, the settings, the credential file, the database and its encryption keys, caches, and what Scripts/install has installed. When the keyring \
            cannot be asked, nothing is removed, because without the program nobody would find the keys.

            Items that were stored under names of your choice (auth login --service --account) belong to \
            other programs as well and stay, unless --shared is given. So do tracked time and the queue, which \
            may be nowhere else, unless --records is given.

            Examples:

              timetrack uninstall --dry-run
              timetrack uninstall --keep-credentials
            """
    )

    @Flag(help: "List what would be removed, and remove nothing.")
    var dryRun = false

    @Flag(help: "Leave all keys and the record of them, and remove the program's files only.")
    var keepCredentials = false

    @Flag(help: "Leave the program's files, and remove the keys and the record of them only.")
    var keepProgram = false

    @Flag(help: "Also remove the items of the keyring that other programs use.")
    var shared = false

    @Flag(help: "Also remove what is recorded on this machine alone: tracked time, the queue, and what undo needs.")
    var records = false

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var keyring: KeyringOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack uninstall --dry-run` lists what is still there" }

    func validate() throws {
        guard !keepCredentials || !keepProgram else {
            throw ValidationError(
                "With --keep-credentials and --keep-program nothing is left to remove; leave out one."
            )
        }
        guard !keepCredentials || !shared && !records else {
            let option = shared ? "--shared" : "--records"
            throw ValidationError("\(option) removes files of yours; leave it out, or --keep-credentials.")
        }
    }

    func run(in context: Context) async throws {
        let installed = try InstalledFiles.ofThisProgram()
        let plan = try await RemovalPlan.make(self, context.stores, installed)
        if !context.console.isJSON, !plan.isEmpty, !output.quiet || dryRun {
            try context.console.output.print(plan.table)
        }
        if plan.hasEncryptionKeys {
            try context.console.notice(
                "The encryption keys of the database are among it; backups of it cannot be opened without a copy of them."
            )
        }
        if installed.files.isEmpty, !keepProgram {
            try context.console.notice("This program was not installed by Scripts/install, so it stays where it is.")
        }
        if dryRun, !keyring.unlock, try await plan.isLocked(context.stores) {
            try context.console.notice(
                "The keyring is locked, so nothing would be removed; unlock it first, or add --unlock, so that the desktop "
                    + "asks for its password."
            )
        }
        if !dryRun, !plan.isEmpty {
            try await confirm()
            try await plan.carryOut(context.stores, unlock: keyring.unlock)
        }
        try context.console.show(UninstallDocument(plan, isDone: !dryRun)) { terminal in
            guard !output.quiet, !dryRun || plan.isEmpty else { return }
            try terminal.print(plan.isEmpty ? "There is nothing to remove." : "\("Removed", .good) all of it.")
        }
    }

    /// Asks the person; a script says --yes, because nobody reads the list.
    private func confirm() async throws {
        guard confirmation.yes || TerminalPrompt.isPossible && !output.json else {
            throw Failure(
                .usage,
                "no_input",
                "Nobody can be asked here, so nothing was removed; look at `timetrack uninstall --dry-run`, then add --yes."
            )
        }
        try await confirmation.confirm("Remove all of this?", mayAsk: !output.noInput)
    }
}

/// What was removed, or would be, in JSON.
struct UninstallDocument: Encodable {
    struct Things: Encodable {
        var keyringItems: [[String: String]]
        var files: [String]

        enum CodingKeys: String, CodingKey {
            case keyringItems = "keyring_items"
            case files
        }

        init(_ items: [CredentialKey], _ files: [FilePath]) {
            self.keyringItems = items.map { ["service": $0.service, "account": $0.account] }
            self.files = files.map(\.string)
        }
    }

    var isDone: Bool
    var removed: Things
    var kept: Things

    enum CodingKeys: String, CodingKey {
        case isDone = "done"
        case removed, kept
    }

    init(_ plan: RemovalPlan, isDone: Bool) {
        self.isDone = isDone
        self.removed = Things(plan.items, plan.files)
        self.kept = Things(plan.sharedItems, plan.userFiles.flatMap(\.strangers))
    }
}
