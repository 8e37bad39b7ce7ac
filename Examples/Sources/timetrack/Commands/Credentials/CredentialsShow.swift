import ArgumentParser
import SystemPackage
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Shows where an item lies and which it is; its value only when asked for.
struct CredentialsShow: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show where an item lies and a fingerprint of it, or with --reveal its value.",
        discussion: """
            The fingerprint is the first eight digits of the value's SHA-256. With --reveal the value is \
            written as it is: to a terminal with a line end, to a pipe without anything added, as \
            secret-tool does.

            Examples:

              timetrack credentials show clockify default
              timetrack credentials show claude-tracker clockify_api_key --reveal | wl-copy
            """
    )

    @Argument(help: "Service name of the item.")
    var service: String

    @Argument(help: "Account name of the item.")
    var account: String

    @Flag(help: "Write the value itself.")
    var reveal = false

    @OptionGroup var options: ItemStoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !reveal || !output.json else {
            throw ValidationError("A value is not written as JSON; leave out --json or --reveal.")
        }
    }

    func run(in context: Context) async throws {
        guard !reveal else {
            let unlock = options.keyring.unlock
            let revelation = Revelation(service: service, account: account, store: options.store, unlock: unlock)
            return try await revelation.run(in: context)
        }
        let stores = context.stores
        let item = try await stores.item(
            CredentialKey(service: service, account: account),
            in: options.store,
            unlock: options.keyring.unlock
        )
        let store = try stores.store(item.store, unlock: options.keyring.unlock)
        guard let credential = try await store.credential(for: item.key) else { throw Failure(missing: item) }
        let document = ItemDocument(
            service: service,
            account: account,
            store: item.store.rawValue,
            file: try stores.path(of: item.store)?.string,
            fingerprint: Fingerprint(of: credential.secret).description,
            attributes: credential.attributes
        )
        try context.console.show(document) { terminal in try terminal.print(document.table) }
    }
}

/// An item in JSON, without its value.
struct ItemDocument: Encodable {
    var service: String
    var account: String
    var store: String
    var file: String?
    var fingerprint: String
    var attributes: [String: String]

    /// What there is to know, a line each.
    var table: Table {
        var table = Table([.init(service), .init(account, mayShrink: true)])
        table.append(["store", "\(file ?? store)"])
        table.append(["fingerprint", "\(fingerprint, .strong)"])
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
            table.append([StyledText(name), StyledText(value)])
        }
        return table
    }
}
