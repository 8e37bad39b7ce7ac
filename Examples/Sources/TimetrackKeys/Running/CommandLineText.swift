package import TimeTrackingKit

/// Commands as messages tell a person to run them.
package enum CommandLineText {
    /// A text as a shell takes it for one word.
    package static func word(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
            case UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: ":"): true
            default: false
            }
        }
        if isPlain, !text.isEmpty, !text.hasPrefix("-") { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// The option that names a user, or nothing for the one that needs none.
    package static func user(_ name: String) -> String {
        name == AccountRecord.defaultUser ? "" : " --user \(word(name))"
    }

    /// The command that leaves one of several items with the same names.
    package static func repair(of key: CredentialKey) -> String {
        "timetrack credentials repair \(word(key.service)) \(word(key.account))"
    }

    /// The command that removes an item.
    package static func removal(of key: CredentialKey, from store: StoreKind) -> String {
        "timetrack credentials remove \(word(key.service)) \(word(key.account)) --store \(store.rawValue)"
    }
}
