import ArgumentParser
import TerminalOutput
import TimeTrackingKeyring
import TimeTrackingKit
import TimetrackKeys

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Leaves one of several items of the keyring that have the same names.
struct CredentialsRepair: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Leave one of several items of the keyring that have the same names.",
        discussion: """
            Programs that write beside each other make several, and then nobody can say which of them \
            counts. A terminal shows them, the one that was changed last first; otherwise, and with \
            --yes, that one stays.

            Example:

              timetrack credentials repair claude-tracker clockify_api_key
            """
    )

    @Argument(help: "Service name of the items.")
    var service: String

    @Argument(help: "Account name of the items.")
    var account: String

    @Flag(name: [.short, .long], help: "Do not ask; keep the item that was changed last.")
    var yes = false

    @OptionGroup var keyring: KeyringOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "run it again to see how many items there are" }

    func run(in context: Context) async throws {
        let key = try CredentialKey(service: service, account: account)
        guard let keyring = context.stores.keyringItself(unlock: keyring.unlock) else { return }
        let items = try await keyring.items(for: key)
        guard !items.isEmpty else { throw Failure(missing: StoredItem(key: key, store: .keyring)) }
        let choice = items.count > 1 ? try await choose(among: items, key, context) : .mostRecentlyModified
        let removed = try await keyring.repair(key, keeping: choice)
        try context.console.show(RepairDocument(service: service, account: account, removed: removed)) { terminal in
            guard !output.quiet else { return }
            guard removed > 0 else { return try terminal.print("One item answers to \(key), as it should.") }
            try terminal.print("\("Removed", .good) \(removed) of \(items.count) items; one answers to \(key) now.")
        }
    }

    private func choose(
        among items: [KeyringItem],
        _ key: CredentialKey,
        _ context: Context
    ) async throws -> KeyringItemChoice {
        guard !yes, !output.noInput, TerminalPrompt.isPossible, !context.console.isJSON else {
            return .mostRecentlyModified
        }
        let names = items.map { item in
            let changed = Date(timeIntervalSince1970: Double(item.modified))
            let author = item.attributes["application"].map { ", \($0)" } ?? ""
            return "\(item.label), changed \(LocalDay(changed).short) \(LocalTime.clock(changed))\(author)"
        }
        return .item(items[try await Choice.ask("Items \(key)", names, usual: 0)].id)
    }
}

/// What a repair did, in JSON.
struct RepairDocument: Encodable {
    var service: String
    var account: String
    var removed: Int
}
