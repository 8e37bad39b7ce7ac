import ArgumentParser
import SystemPackage
import TerminalOutput
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing
import TimetrackKeys

/// Shows the encryption keys and how many rows are sealed with each.
struct KeysStatus: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the encryption keys by their ids, and how many rows are sealed with each.",
        discussion: """
            A key is current (new secrets are sealed with it), readable (it only opens) or missing (rows \
            are sealed with it, and it is not at hand). The exit status is 0 unless one is missing.

            Example:

              timetrack keys status --json
            """
    )

    @OptionGroup var keyring: KeyringOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let stores = context.stores
        let ring = try await KeyRing(stores, unlock: keyring.unlock)
        let path = try DatabasePlace(context.environment).path
        let hasDatabase = try stores.hasDatabase()
        guard ring.place != nil || hasDatabase else {
            throw Failure(
                .noKey,
                "no_encryption_key",
                "There is neither an encryption key nor a database; `timetrack keys add` makes a key."
            )
        }
        var statuses: [EncryptionKeyStatus] = []
        if hasDatabase {
            statuses = try await stores.databaseItself(unlock: keyring.unlock).keyStatus()
        } else {
            let keys = try await ring.places.source.load()
            statuses = keys.all.map { key in
                EncryptionKeyStatus(id: key.id, role: key.id == keys.current.id ? .current : .readable, rowCount: 0)
            }
        }
        let document = KeyStatusDocument(statuses, from: ring.place, database: hasDatabase ? path.string : nil)
        try context.console.show(document) { terminal in
            var table = Table([.init("Key"), .init("Role"), .init("Rows", .trailing)])
            for key in document.keys { table.append(["\(key.id, .strong)", "\(key.role)", "\(String(key.rows))"]) }
            try terminal.print(table)
        }
        try context.console.sum(
            "Keys from \(ring.place?.words ?? "nowhere"); \(hasDatabase ? "the database is \(path)" : "no database yet")."
        )
        let missing = statuses.filter { $0.role == .notAtHand && $0.rowCount > 0 }
        guard let first = missing.first else { return }
        throw Failure(
            .credentialStore,
            "undecryptable",
            "\(missing.reduce(0) { $0 + $1.rowCount }) rows are sealed with keys that are not at hand, such as "
                + "\(first.id); put that key beside the others with `timetrack keys add --with-key`."
        )
    }
}

/// The encryption keys in JSON; no key is in it.
struct KeyStatusDocument: Encodable {
    /// One key.
    struct Key: Encodable {
        var id: String
        var role: String
        var rows: Int
    }

    var source: String?
    var database: String?
    var keys: [Key]

    init(_ statuses: [EncryptionKeyStatus], from place: EncryptionKeyPlaces.Place?, database: String?) {
        self.source = place?.words
        self.database = database
        self.keys = statuses.map { status in
            let role =
                switch status.role {
                case .current: "current"
                case .readable: "readable"
                case .notAtHand: "missing"
                }
            return Key(id: status.id.description, role: role, rows: status.rowCount)
        }
    }
}
