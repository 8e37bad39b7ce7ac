import ArgumentParser
import TimetrackKeys

/// The store that an item lies in.
struct ItemStoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Look in this store alone: keyring or file.", valueName: "keyring|file"))
    var store: StoreKind?

    @OptionGroup var keyring: KeyringOptions

    /// The stores to look in.
    ///
    /// - Throws: ``Failure`` when `TIMETRACK_STORE` names no store.
    func kinds(_ environment: [String: String]) throws -> [StoreKind] {
        if let store { return [store] }
        return try StoreKind.asked(environment)
    }
}
