import ArgumentParser
import TerminalOutput
import TimeTrackingKeyring
import TimeTrackingKit
import TimetrackKeys
import TimetrackTime

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
            counts. A terminal shows them, the one that was changed last first, and asks which one stays. \
            With --yes that one stays, and nobody is asked; a script has to say so.

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
        do {
            try await repair(context)
        } catch let error as CredentialStoreError where error.code == .locked {
            throw error.advising(nil, unlock: keyring.unlock)
        }
    }

    private func repair(_ context: Context) async throws {
        let key = try CredentialKey(service: service, account: account)
        guard let keyring = context.stores.keyringItself(unlock: keyring.unlock) else { return }
        let items = try await keyring.items(for: key)
        guard !items.isEmpty else { throw Failure(missing: StoredItem(key: key, store: .keyring)) }
        let kept = items.count > 1 ? try await choose(among: items, key, context) : items[0]
        let choice = items.count > 1 ? KeyringItemChoice.item(kept.id) : .mostRecentlyModified
        let removed = try await keyring.repair(key, keeping: choice)
        // Which of the items commands have used until now is for the keyring to know.
        if removed > 0 { try context.forgetAll(of: context.stores.recordFile().read().users(of: key, in: .keyring)) }
        let left = try await keyring.credential(for: key)
        let document = RepairDocument(
            service: service,
            account: account,
            removed: removed,
            fingerprint: left.map { Fingerprint(of: $0.secret).description }
        )
        try context.console.show(document) { terminal in
            guard !output.quiet else { return }
            guard removed > 0 else { return try terminal.print("One item answers to \(key), as it should.") }
            try terminal.print("\("Removed", .good) \(removed) of \(items.count) items; one answers to \(key) now.")
            let fingerprint = document.fingerprint.map { "; its fingerprint is \($0)" } ?? ""
            try terminal.print("It is \(Self.name(kept))\(fingerprint).")
        }
    }

    private func choose(among items: [KeyringItem], _ key: CredentialKey, _ context: Context) async throws
        -> KeyringItem
    {
        guard !yes else { return items[0] }
        guard !output.noInput, TerminalPrompt.isPossible, !context.console.isJSON else {
            throw Failure(
                .usage,
                "no_input",
                "Nobody can be asked here which of \(items.count) items stays, so nothing was removed; add --yes to keep "
                    + "\(Self.name(items[0]))."
            )
        }
        return items[try await Choice.ask("Items \(key)", items.map(Self.name), usual: 0)]
    }

    /// What tells an item from others with the same names.
    private static func name(_ item: KeyringItem) -> String {
        let changed = Date(timeIntervalSince1970: Double(item.modified))
        let author = item.attributes["application"].map { ", \($0)" } ?? ""
        return "\"\(item.label)\", changed \(LocalDay(changed).short) \(LocalTime.clock(changed))\(author)"
    }
}

/// What a repair did, in JSON.
struct RepairDocument: Encodable {
    var service: String
    var account: String
    var removed: Int
    var fingerprint: String?
}
