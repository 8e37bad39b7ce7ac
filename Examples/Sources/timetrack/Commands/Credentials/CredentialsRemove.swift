import ArgumentParser
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Removes an item, and the records of it.
struct CredentialsRemove: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove an item, whoever wrote it, and the record of it.",
        discussion: """
            Example:

              timetrack credentials remove claude-tracker clockify_api_key
            """
    )

    @Argument(help: "Service name of the item.")
    var service: String

    @Argument(help: "Account name of the item.")
    var account: String

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var options: ItemStoreOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack credentials list` shows whether the item is still there" }

    func run(in context: Context) async throws {
        let stores = context.stores
        let item = try await stores.item(
            CredentialKey(service: service, account: account),
            in: options.store,
            unlock: options.keyring.unlock
        )
        let place = try stores.place(item.store, item.key)
        try await confirmation.confirm("Remove \(item.key) from \(place)?", mayAsk: !output.noInput)
        let store = try stores.store(item.store, unlock: options.keyring.unlock)
        guard try await store.removeCredential(for: item.key) == .removed else { throw Failure(missing: item) }
        let (users, forgotten) = try stores.recordFile()
            .update { records in
                let users = records.users(of: item.key, in: item.store)
                return (users, records.remove(item.key, in: item.store))
            }
        try context.forgetAll(of: users)
        let document = RemovalDocument(
            service: service,
            account: account,
            store: item.store.rawValue,
            users: forgotten.map(\.user)
        )
        try context.console.show(document) { terminal in
            guard !output.quiet else { return }
            try terminal.print("\("Removed", .good) \(item.key) from \(place).")
            for record in forgotten {
                try terminal.print("It was the \(record.service) key of \(record.user); the record of it is removed.")
            }
        }
    }
}

/// What was removed, in JSON.
struct RemovalDocument: Encodable {
    var service: String
    var account: String
    var store: String
    var users: [String]
}
