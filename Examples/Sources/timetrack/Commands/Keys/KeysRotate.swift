import ArgumentParser
import TerminalOutput
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing
import TimetrackKeys

/// Makes a key the current one and seals every row with it.
struct KeysRotate: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Make a key the current one, and seal every row of the database with it.",
        discussion: """
            Two phases lie before it: the key has to be added (`keys add`), and every program that uses \
            the database has to have it, because rows that are sealed with it are closed to those that \
            do not. Then rows are sealed anew one batch after the other, while others read and write. \
            After an interruption, or kill -9, run it again: it goes on where it stopped. Without an id \
            it finishes a rotation that was begun, or asks on a terminal.

            Examples:

              timetrack keys rotate 0f6a2c4d8e1b3957
              timetrack keys rotate
            """
    )

    @Argument(help: ArgumentHelp("Id of the key that becomes the current one.", valueName: "id"))
    var id: String?

    @OptionGroup var keyring: KeyringOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "no row was lost; `timetrack keys rotate` goes on where it stopped" }

    func run(in context: Context) async throws {
        let wanted = try id.map { try EncryptionKeyID(argument: $0) }
        let rotation = try await KeyRotation(context, unlock: keyring.unlock)
        let chosen = try await choose(wanted, rotation, context)
        if chosen != rotation.keys.current.id {
            try rotation.checkMayChange(to: chosen)
            try await rotation.ring.makeCurrent(chosen)
            if rotation.hasDatabase { try await rotation.database.reloadKeys() }
            try context.console.notice(
                "New secrets are sealed with \(chosen) from now on; a program that has the former key alone cannot read them."
            )
        }
        let outcome = try await rotation.rewrap(to: chosen, context.console)
        try context.console.show(RotationDocument(outcome)) { try $0.print(RotationDocument(outcome).table) }
        try context.console.sum("\(outcome.sentence)")
        if let failure = outcome.failure { throw failure }
    }

    /// The key that is meant: the one that is named, else the current one while rows wait for it, else the only other one.
    private func choose(
        _ wanted: EncryptionKeyID?,
        _ rotation: KeyRotation,
        _ context: Context
    ) async throws -> EncryptionKeyID {
        if let wanted {
            guard rotation.keys[wanted] != nil else {
                throw Failure(
                    .notFound,
                    "not_found",
                    "No key at hand has the id \(wanted); `timetrack keys add` adds one, `timetrack keys status` lists them."
                )
            }
            return wanted
        }
        let current = rotation.keys.current.id
        guard try await rotation.waitingCount() == 0, let other = rotation.keys.readable.first else { return current }
        // A key that was added and one that was rotated out look alike, so nobody guesses.
        let mayAsk = TerminalPrompt.isPossible && !output.noInput && !context.console.isJSON
        guard mayAsk else {
            let ids = rotation.keys.readable.map(\.id.description).joined(separator: " or ")
            throw Failure(
                .usage,
                "no_input",
                "Every row is sealed with the current key \(current); to change it, name the new one: `timetrack keys rotate "
                    + "\(rotation.keys.readable.count == 1 ? other.id.description : "ID")`"
                    + (rotation.keys.readable.count == 1 ? "." : ", with \(ids).")
            )
        }
        let all = [current] + rotation.keys.readable.map(\.id)
        let names = all.map { $0 == current ? "\($0), which is the current one" : $0.description }
        return all[try await Choice.ask("Keys", names, usual: 0)]
    }
}

/// What a rotation did, in JSON.
struct RotationDocument: Encodable {
    /// A row that could not be opened.
    struct Row: Encodable {
        var service: String
        var account: String
        var message: String
    }

    var key: String
    var rewrapped: Int
    var alreadyCurrent: Int
    var failed: [Row]
    var seconds: Double
    var rowsPerSecond: Int

    enum CodingKeys: String, CodingKey {
        case key, rewrapped, failed, seconds
        case alreadyCurrent = "already_current"
        case rowsPerSecond = "rows_per_second"
    }

    init(_ outcome: RotationOutcome) {
        self.key = outcome.key.description
        self.rewrapped = outcome.rewrap.rewrappedCount
        self.alreadyCurrent = outcome.rewrap.alreadyCurrentCount
        self.failed = outcome.rewrap.failures.map {
            Row(service: $0.key.service, account: $0.key.account, message: $0.error.message)
        }
        self.seconds = outcome.seconds
        self.rowsPerSecond = outcome.rowsPerSecond
    }

    /// What there is to know, a line each.
    var table: Table {
        var table = Table([.init("Key"), .init(key, mayShrink: true)])
        table.append(["rewrapped", "\(String(rewrapped))"])
        table.append(["already current", "\(String(alreadyCurrent))"])
        table.append(["failed", "\(String(failed.count))"])
        table.append(["rows per second", "\(String(rowsPerSecond))"])
        for row in failed { table.append(["failed: \(row.service)/\(row.account)", "\(row.message)"]) }
        return table
    }
}
