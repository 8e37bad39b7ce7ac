#if Keyring && os(Linux)
import TimeTrackingKit

/// The attributes of an item, and what they mean to this library and to others.
///
/// Programs find items by the attributes `service` and `username`. Ours have a mark besides, and carry the attributes of
/// a credential under names of their own, so that neither is mixed up with what other programs write.
struct ItemAttributes {
    /// The attributes, as the keyring has them.
    private(set) var values: [String: String]

    // Python's keyring replaces an item only when it has this value, and else puts its own beside it, after which other
    // programs find two. No other program minds it.
    private static let application = ["application": "Python keyring library"]
    private static let mark = "timetrackingkit"
    private static let prefix = "timetrackingkit."
    private static let state = "timetrackingkit-state"

    /// What an item must have to answer to a key, whoever wrote it.
    static func search(_ key: CredentialKey) -> [String: String] {
        ["service": key.service, "username": key.account]
    }

    /// What an item must have to be of a service, or, for nil, to be ours.
    static func search(service: String?) -> [String: String] {
        service.map { ["service": $0] } ?? [mark: "1"]
    }

    /// The attributes of an item that is already there.
    init(_ values: [String: String]) {
        // Added by GNOME Keyring, at a time of its own choice.
        self.values = values.filter { $0.key != "xdg:schema" }
    }

    /// The attributes of a new item whose credential is still to be written.
    init(_ key: CredentialKey) {
        self.values = Self.search(key).merging(Self.application) { $1 }
        values[Self.mark] = "1"
    }

    /// The attributes while another credential is being written: those of other programs and the mark.
    var unfinished: ItemAttributes {
        var unfinished = ItemAttributes(
            values.filter { $0.key != Self.state && !$0.key.utf8.starts(with: Self.prefix.utf8) }
        )
        unfinished.values.merge(Self.application) { $1 }
        unfinished.values[Self.mark] = "1"
        return unfinished
    }

    /// Whether a write of this library has begun and not ended, so that the secret and the attributes may not belong
    /// together.
    var isUnfinished: Bool { values[Self.mark] != nil && values[Self.state] != "complete" }

    /// The attributes when a credential is written, with what other programs wrote.
    func describing(_ credential: Credential) -> ItemAttributes {
        var attributes = unfinished
        attributes.values[Self.state] = "complete"
        for (name, value) in credential.attributes {
            attributes.values[Self.prefix + name] = value
        }
        return attributes
    }

    /// The key that the item answers to, or nil when it has none or one that this library cannot name.
    var key: CredentialKey? {
        guard let service = values["service"], let account = values["username"] else { return nil }
        // Names that are no key are no error: other programs keep what they like in a keyring.
        return try? CredentialKey(service: service, account: account)
    }

    /// The attributes of the credential.
    var ofCredential: [String: String] {
        var attributes: [String: String] = [:]
        for (name, value) in values where name.utf8.starts(with: Self.prefix.utf8) {
            attributes[String(Substring(name.utf8.dropFirst(Self.prefix.utf8.count)))] = value
        }
        return attributes
    }
}

extension ItemAttributes: Equatable {
    /// Whether names and values consist of the same bytes: Swift takes different spellings of an accent for the same.
    static func == (left: ItemAttributes, right: ItemAttributes) -> Bool {
        left.bytes.elementsEqual(right.bytes, by: ==)
    }

    private var bytes: [[UInt8]] {
        values.map { Array($0.key.utf8) + [0] + Array($0.value.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
#endif
