#if Keyring && os(Linux)
import Testing

/// A keyring program that people already use, and what it does with items.
///
/// What is said here is what `docs/keyring.md` says; the tests ask the programs whether it is true.
enum Peer: String, CaseIterable, Sendable {
    case secretTool
    case pythonKeyring
    case rustKeyring
    case goKeyring

    /// The name on the page.
    var name: String {
        switch self {
        case .secretTool: "`secret-tool`"
        case .pythonKeyring: "Python `keyring`"
        case .rustKeyring: "Rust `keyring`"
        case .goKeyring: "`go-keyring`"
        }
    }

    /// What an item carries that it made, besides `service` and `username`.
    var ownAttributes: [String: String] {
        switch self {
        case .secretTool, .goKeyring: [:]
        case .pythonKeyring: ["application": "Python keyring library"]
        case .rustKeyring: ["application": "rust-keyring", "target": "default"]
        }
    }

    /// Whether it gives an item that it overwrites a new secret and leaves the rest alone.
    var changesTheSecretAlone: Bool { self == .rustKeyring }

    /// Whether it finds items outside of the default collection.
    var looksEverywhere: Bool { self == .secretTool }

    /// How many bytes of a secret it stores; it says nothing of the rest.
    var mostBytesStored: Int { self == .secretTool ? 8192 : .max }

    /// Whether it takes secrets that are not UTF-8.
    var takesAnyBytes: Bool {
        switch self {
        case .secretTool, .goKeyring: true
        case .pythonKeyring, .rustKeyring: false
        }
    }
}

extension Peer: CustomTestStringConvertible {
    var testDescription: String { rawValue }
}
#endif
