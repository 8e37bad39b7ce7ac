/// When a key set is read again.
struct KeySetTiming: Sendable {
    /// How long it is used without being read again.
    let freshFor: Duration

    /// The shortest time between two attempts as long as there are keys, whatever tokens ask for.
    let pause: Duration

    /// The shortest time between two attempts when there are no keys.
    let pauseWithoutKeys: Duration

    /// Whether requests wait for an attempt after one that failed, though there are keys that they could use.
    let waitsAfterFailure: Bool

    /// How long keys are used that can no longer be confirmed.
    let keptFor: Duration = .seconds(24 * 3600)

    /// A file costs little to look at.
    static let file = KeySetTiming(
        freshFor: .seconds(1),
        pause: .seconds(1),
        pauseWithoutKeys: .seconds(1),
        waitsAfterFailure: true
    )

    /// An issuer must not be bothered with every made-up key, and one that hangs must not hold up every request.
    static let address = KeySetTiming(
        freshFor: .seconds(600),
        pause: .seconds(30),
        pauseWithoutKeys: .seconds(5),
        waitsAfterFailure: false
    )
}
