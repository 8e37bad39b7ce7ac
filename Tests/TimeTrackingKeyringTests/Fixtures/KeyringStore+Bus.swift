#if Keyring && os(Linux)
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

extension KeyringCredentialStore {
    /// A store in the default collection of the keyring on a bus, with a deadline that no test comes near.
    init(
        on bus: PrivateBus,
        _ collection: KeyringCollection = .default,
        interaction: KeyringInteraction = .never,
        timeout: Duration = .seconds(60),
        clock: some Clock<Duration> = ContinuousClock()
    ) {
        self.init(
            collection: collection,
            interaction: interaction,
            bus: .address(bus.address),
            timeout: timeout,
            clock: clock
        )
    }
}
#endif
