#if Keyring && os(Linux)
/// A search that is sent before there is a session, because it needs none: the service answers it while both sides compute
/// the key of the session.
struct EarlySearch {
    /// The call that it is for.
    ///
    /// A call that began later must not have its answer, which may be older than that.
    let call: KeyringCall
    /// What is searched for.
    let attributes: [String: String]
}
#endif
