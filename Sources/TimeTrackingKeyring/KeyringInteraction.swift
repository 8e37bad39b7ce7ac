#if Keyring
/// Whether a person may be asked to unlock the keyring.
public struct KeyringInteraction: Sendable, Hashable {
    let mayPrompt: Bool

    /// Never: what cannot be unlocked without a prompt is `locked`.
    public static let never = KeyringInteraction(mayPrompt: false)

    /// The desktop may show a prompt, for which the call waits without a deadline until it is answered or cancelled.
    public static let allowed = KeyringInteraction(mayPrompt: true)
}
#endif
