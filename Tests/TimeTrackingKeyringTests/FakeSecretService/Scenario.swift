#if Keyring && os(Linux)
import Foundation
import TimeTrackingKit

/// What a ``FakeSecretService`` holds, and what goes wrong with it.
struct Scenario: Encodable, Sendable {
    /// A collection; its path is made from its name.
    struct Collection: Encodable, Sendable {
        /// What an attempt to unlock leads to.
        enum Unlocking: String, Encodable, Sendable {
            /// It succeeds without a prompt.
            case silent
            /// It needs a prompt.
            case prompt
            /// Nothing happens, and nothing is reported.
            case refuse
        }

        var name: String
        var alias: String?
        var items: [Item] = []
        var isLocked = false
        var unlock = Unlocking.silent
        /// Whether nobody is told of the items while it is locked, as with KeePassXC.
        var hidesItemsWhileLocked = false

        /// The path that the collection has on the bus.
        var path: String { "/org/freedesktop/secrets/collection/\(name)" }

        /// The default collection.
        static func login(
            _ items: [Item] = [],
            isLocked: Bool = false,
            unlock: Unlocking = .silent,
            hidesItemsWhileLocked: Bool = false
        ) -> Collection {
            Collection(
                name: "login",
                alias: "default",
                items: items,
                isLocked: isLocked,
                unlock: unlock,
                hidesItemsWhileLocked: hidesItemsWhileLocked
            )
        }
    }

    /// An item.
    struct Item: Encodable, Sendable {
        var label: String
        var attributes: [String: String]
        var secret: Data
        /// When it was last modified, or nil for an order of time that is that of the items.
        var modified: UInt64?

        /// An item as the keyring libraries of several languages write it.
        init(_ key: CredentialKey, secret: String, modified: UInt64? = nil) {
            label = key.account
            attributes = ["service": key.service, "username": key.account]
            self.secret = Data(secret.utf8)
            self.modified = modified
        }
    }

    /// How prompts end that are shown.
    enum PromptOutcome: String, Encodable, Sendable {
        /// The person agrees at once.
        case agree
        /// The person closes the prompt at once.
        case dismiss
        /// The person closes the prompt at once, and the result has another type than the standard says.
        case dismissWithAnyResult
        /// Nobody is there; the prompt ends when it is dismissed by the program.
        case unanswered
        /// Nobody is there, and the prompt stays even when it is dismissed by the program.
        case ignore
        /// The service leaves the bus while the prompt is shown.
        case vanish
    }

    var collections: [Collection] = [.login()]
    var faults: [Fault] = []
    var prompts = PromptOutcome.unanswered
}
#endif
