import ArgumentParser
import TimeTrackingKit
import TimetrackKeys

/// Which items of a store a command is about.
struct ItemSelection: ParsableArguments {
    @Argument(help: ArgumentHelp("Service and account name of one item.", valueName: "name"))
    var names: [String] = []

    @Option(help: ArgumentHelp("Service name of the item, or with --all of the items.", valueName: "name"))
    var service: String?

    @Option(help: ArgumentHelp("Account name of the item.", valueName: "name"))
    var account: String?

    @Flag(help: "All items that this program has stored.")
    var all = false

    func validate() throws {
        let isNamed = !names.isEmpty
        guard names.isEmpty || names.count == 2 else {
            throw ValidationError("An item has two names; give its service and its account.")
        }
        guard !isNamed || service == nil && account == nil else {
            throw ValidationError("The item is named twice; leave out --service and --account.")
        }
        guard account == nil || service != nil else {
            throw ValidationError("An item has two names; add --service.")
        }
        guard !all || !isNamed && account == nil else {
            throw ValidationError("--all means every item; leave it out to name one.")
        }
        guard all || isNamed || service != nil && account != nil else {
            throw ValidationError("Say which item: its service and its account, or --all.")
        }
    }

    /// The item that is named, or nil when all are meant.
    func key() throws(CredentialStoreError) -> CredentialKey? {
        if names.count == 2 { return try CredentialKey(service: names[0], account: names[1]) }
        guard let service, let account else { return nil }
        return try CredentialKey(service: service, account: account)
    }
}
