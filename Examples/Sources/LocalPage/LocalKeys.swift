package import ServerPages
package import TimeTrackingKit

/// Where the keys of one service are, and what is known of the last look at them.
package struct LocalKeys: Sendable {
    /// The place; the name under which it is asked for a key does not matter.
    let store: any WritableCredentialStore

    /// Where the key came from that was found last, or nil when none was.
    let place: @Sendable () -> TokenPlace?

    /// A sentence about why the store failed last, or nil when it did not.
    let failure: @Sendable () -> String?

    /// Describes keys.
    ///
    /// - Parameters:
    ///   - store: The place; the name under which it is asked for a key does not matter.
    ///   - place: Tells where the key came from that was found last.
    ///   - failure: Tells why the store failed last.
    package init(
        store: any WritableCredentialStore,
        place: @escaping @Sendable () -> TokenPlace?,
        failure: @escaping @Sendable () -> String?
    ) {
        self.store = store
        self.place = place
        self.failure = failure
    }
}
