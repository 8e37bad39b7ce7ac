import ArgumentParser
import Crypto
import ServerUsers
import SystemPackage
import TerminalOutput
import TimeTrackingKit
import TimeTrackingSealing
import TimetrackKeys

/// Imports Clockify keys that a Node program has encrypted.
struct CredentialsImport: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import Clockify keys from a dump of the table that a Node program keeps them in.",
        discussion: """
            The dump is CSV with the names of the columns in its first line, of which user_id, \
            encrypted_api_key and workspace_id are read. Without --apply nothing is written: each row is \
            decrypted and reported. The key that encrypted them comes from the variable \
            NODE_ENCRYPTION_KEY, else it is the encryption key of the database. A row that cannot be \
            imported stays in the dump and hinders no other; a second run imports what is left.

            With --issuer the keys are for timetrack-server: each user_id becomes the user whom that \
            issuer signs in, and TIMETRACK_DATABASE has to name credentials.sqlite in the data directory \
            of the server.

            Examples:

              timetrack credentials import --from-node-rows rows.csv
              timetrack credentials import --from-node-rows rows.csv --apply
              timetrack credentials import --from-node-rows rows.csv \\
                --issuer https://project.supabase.co/auth/v1 --apply
            """
    )

    @Option(help: ArgumentHelp("The dump of user_clockify_integrations.", valueName: "file"))
    var fromNodeRows: String

    @Option(
        help: ArgumentHelp("The variable that has the key the rows were encrypted with.", valueName: "variable")
    )
    var nodeKeyEnv: String?

    @Option(help: ArgumentHelp("Store for the keys: \(StoreKind.list).", valueName: "keyring|file|database"))
    var store = StoreKind.database

    @Option(
        help: ArgumentHelp("Import for timetrack-server, whose users sign in with this issuer.", valueName: "issuer")
    )
    var issuer: String?

    @Flag(help: "Write the keys into the store.")
    var apply = false

    @Flag(help: "Overwrite another key of the same user.")
    var replace = false

    @OptionGroup var keyring: KeyringOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "run the same command again to import what is left" }

    /// The variable that is looked at unless another one is named.
    private static let usualVariable = "NODE_ENCRYPTION_KEY"

    /// More is no dump of such a table.
    private static let mostBytes = 1 << 30

    func validate() throws {
        guard let issuer else { return }
        guard store == .database else {
            throw ValidationError("timetrack-server keeps keys in a database; leave --store out.")
        }
        // Whatever the subject: only the issuer can be wrong.
        guard (try? ServerUser(issuer: issuer, subject: "user")) != nil else {
            throw ValidationError("--issuer takes an issuer as it stands in the settings of timetrack-server.")
        }
    }

    func run(in context: Context) async throws {
        guard try issuer == nil || DatabasePlace(context.environment).isChosen else {
            throw Failure(
                .usage,
                "no_database",
                "\(DatabasePlace.variable) is not set; set it to credentials.sqlite in the data directory of the server."
            )
        }
        let rows = try rows()
        let importer = NodeImport(
            target: try context.stores.store(store, unlock: keyring.unlock),
            key: try await key(context).cipherKey,
            replaces: replace,
            isDryRun: !apply
        )
        // Before the first write, so that no key is replaced whose accounts are not known.
        let records = try apply && replace ? context.stores.recordFile().read() : AccountRecords()
        let progress = ProgressLine(context.console, total: rows.count, unit: "rows")
        var done = 0
        // Before an error is shown; a line that cannot be removed is no reason to hide the error.
        defer { try? progress.end() }
        let outcomes = try await importer.run(rows) { outcome in
            if let key = outcome.replaced {
                try context.forgetAll(of: records.users(of: key, in: store))
            }
            done += 1
            try progress.show(done)
        }
        try progress.end()
        try show(outcomes, context)
        if let failure = Failure(outcomes, of: rows.count) { throw failure }
    }

    private func rows() throws -> [NodeRows.Row] {
        let bytes: [UInt8]
        do {
            let file = try FileDescriptor.open(FilePath(fromNodeRows), .readOnly, options: [.closeOnExec])
            bytes = try file.closeAfter {
                var bytes: [UInt8] = []
                while true {
                    let part = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
                    }
                    if part.isEmpty { return bytes }
                    bytes += part
                    guard bytes.count <= Self.mostBytes else { throw Errno.fileTooLarge }
                }
            }
        } catch let error as Errno {
            throw Failure(
                .notFound,
                "not_found",
                "\(fromNodeRows) cannot be read (\(error)); name a dump of user_clockify_integrations."
            )
        }
        do {
            return try NodeRows(bytes, service: TimeTrackingService.clockify.name, issuer: issuer).rows
        } catch {
            throw Failure(.usage, "invalid_dump", "\(fromNodeRows) is no dump of the table. \(error.words)")
        }
    }

    private func key(_ context: Context) async throws -> EncryptionKey {
        let variable = nodeKeyEnv ?? Self.usualVariable
        let value = context.environment[variable].map { Secret(utf8: $0) }
        if let value, !value.isBlank { return try EncryptionKey(text: value, from: variable) }
        guard nodeKeyEnv == nil else {
            throw Failure(
                .usage,
                "no_input",
                "\(variable) is not set; set it to the key that the rows were encrypted with."
            )
        }
        return try await context.stores.encryptionKeyPlaces(unlock: keyring.unlock).source.load().current
    }

    private func show(_ outcomes: [ImportOutcome], _ context: Context) throws {
        let document = ImportDocument(outcomes, from: fromNodeRows, to: store, isDone: apply)
        try context.console.show(document) { terminal in
            var table = Table([
                .init("Line", .trailing), .init("User", mayShrink: true), .init("What"), .init("Note"),
            ])
            for outcome in outcomes where !output.quiet || outcome.kind.isProblem {
                table.append([
                    "\(String(outcome.line))", "\(outcome.user)",
                    "\(outcome.kind.words(isDryRun: !apply), outcome.kind.style)", "\(outcome.message ?? "")",
                ])
            }
            if !table.rows.isEmpty { try terminal.print(table) }
        }
        let kinds = outcomes.map { $0.kind.words(isDryRun: !apply) }
        let counts = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.value) \($0.key)" }
        let rows = outcomes.count == 1 ? "1 row" : "\(outcomes.count) rows"
        let end = counts.isEmpty ? "." : ": \(counts.joined(separator: ", "))."
        try context.console.sum("\(rows)\(end)\(apply ? "" : " Nothing was written; add --apply to import.")")
    }
}

extension Failure {
    /// That some rows were not imported, or nil when all are in the store.
    fileprivate init?(_ outcomes: [ImportOutcome], of count: Int) {
        if let failure = outcomes.last?.failure, outcomes.count < count || count == 1 {
            self = failure
            if count > 1 { message += " \(count - outcomes.count) more rows were not looked at; run it again." }
            return
        }
        let problems = outcomes.filter(\.kind.isProblem)
        guard !problems.isEmpty else { return nil }
        var message =
            "\(problems.count == 1 ? "1 row" : "\(problems.count) rows") of \(outcomes.count) cannot be imported; the list "
            + "says why."
        if problems.count == outcomes.count, problems.allSatisfy({ $0.kind == .notDecrypted }) {
            message +=
                " Probably the key is another one; set NODE_ENCRYPTION_KEY to the one that the Node program uses."
        }
        self.init(.unexpected, "incomplete", message)
    }
}
