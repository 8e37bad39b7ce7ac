import ArgumentParser
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Lists items by their names.
struct CredentialsList: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List items by their names; no secret is read.",
        discussion: """
            Without --service, items that this program wrote or has on record; with it, also those that \
            other programs wrote under that service. Off a terminal each is a line of service, account \
            and store, with tabs between them.

            Example:

              timetrack credentials list --service claude-tracker
            """
    )

    @Option(help: ArgumentHelp("Service name of the items.", valueName: "name"))
    var service: String?

    @OptionGroup var options: ItemStoreOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let stores = context.stores
        var items: Set<StoredItem> = []
        let kinds = try options.kinds(stores)
        for kind in kinds {
            do {
                let keys = try await stores.store(kind, unlock: options.keyring.unlock)
                    .keys(service: service, after: nil, limit: .max)
                items.formUnion(keys.map { StoredItem(key: $0, store: kind) })
            } catch let error as CredentialStoreError where error.code == .unavailable && kinds.count > 1 {
                try context.console.notice(error.message)
            }
        }
        for record in try stores.recordFile().read().accounts {
            guard service == nil || record.key.service == service, kinds.contains(record.store) else { continue }
            items.insert(StoredItem(key: record.key, store: record.store))
        }
        let sorted = items.sorted { ($0.key, $0.store.rawValue) < ($1.key, $1.store.rawValue) }
        try context.console.show(ItemListDocument(items: sorted.map(ItemListDocument.Item.init))) { terminal in
            guard !sorted.isEmpty || !terminal.isInteractive else {
                return try terminal.print("Nothing is stored\(service.map { " under the service \($0)" } ?? "").")
            }
            var table = Table([.init("Service"), .init("Account", mayShrink: true), .init("Store")])
            for item in sorted {
                table.append(["\(item.key.service)", "\(item.key.account, .strong)", "\(item.store.rawValue)"])
            }
            try terminal.print(table)
        }
    }
}

/// The names of items in JSON.
struct ItemListDocument: Encodable {
    /// One item.
    struct Item: Encodable {
        var service: String
        var account: String
        var store: String

        init(_ item: StoredItem) {
            self.service = item.key.service
            self.account = item.key.account
            self.store = item.store.rawValue
        }
    }

    var items: [Item]
}
