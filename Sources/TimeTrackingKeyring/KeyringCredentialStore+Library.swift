#if Keyring
#if os(Linux)
import CLibsecret
#endif

extension KeyringCredentialStore {
    /// The library that stores load when they are first used.
    static let library = "libsecret-1.so.0"

    /// Loads libsecret at once, on this thread, rather than when a store is first used.
    ///
    /// A program that was started for one answer from the keyring has it sooner when a thread with nothing else to do
    /// calls this meanwhile. Nothing is said to the keyring, and a library that cannot be loaded is reported by the
    /// first call to a store.
    public static func loadLibrary() {
        #if os(Linux)
        _ = ttk_libsecret_load(library)
        #endif
    }
}
#endif
