import ArgumentParser
import TimetrackKeys

/// The store that an item lies in.
struct ItemStoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Look in this store alone: \(StoreKind.list).", valueName: "keyring|file|database"))
    var store: StoreKind?

    @OptionGroup var keyring: KeyringOptions

    /// The stores to look in.
    ///
    /// - Throws: ``Failure`` when `TIMETRACK_STORE` names no store.
    func kinds(_ stores: ConfiguredStores) throws -> [StoreKind] {
        if let store { return [store] }
        return try StoreKind.asked(stores)
    }
}
