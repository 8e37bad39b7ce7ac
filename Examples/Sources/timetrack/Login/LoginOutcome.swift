import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// What a login did.
struct LoginOutcome {
    /// What was recorded.
    var record: AccountRecord
    /// Where the key lies, in words.
    var place: String
    /// The path of the file, or nil for another store.
    var file: String?
    /// The name of the workspace, or nil when it was not asked for.
    var workspaceName: String?
    /// Nil when there was no key; else the name of the former key's owner, or nil when that is not known.
    var replaced: String??
    /// Whether the item has names that were chosen, so that other programs may use it.
    var isShared: Bool
    /// Whether commands that name no user use the key.
    var isActive: Bool
    /// Whether they did not look for a key of this user before.
    var isNewlyActive: Bool

    /// The outcome in sentences; the key is no part of them.
    func lines(_ service: TimeTrackingService) -> [StyledText] {
        let whose: StyledText = record.owner.map { "the key of \($0, .strong)" } ?? "the key"
        let origin = record.origin ?? service.endpoint.origin.description
        var lines: [StyledText] = ["\("Stored", .good) \(whose) for \(origin) in \(place)."]
        if let replaced {
            let former: StyledText =
                if let replaced, replaced != record.owner { "the key of \(replaced, .strong)" } else {
                    "the former key"
                }
            lines.append("It replaces \(former).")
        }
        if isShared, replaced != nil {
            lines.append("Other programs that use \(record.key) have the new key from now on.")
        }
        if let workspaceName { lines.append("The workspace is \(workspaceName, .strong).") }
        if !isActive {
            let command = "timetrack auth switch\(service.argument) --user \(record.user)"
            lines.append("Commands use it with --user \(record.user), or always after `\(command)`.")
        } else if isNewlyActive {
            lines.append("Commands for \(service.title) use it from now on.")
        }
        return lines
    }
}

/// What a login did, in JSON; the key is no part of it.
struct LoginDocument: Encodable {
    var service: String
    var user: String
    var owner: String?
    var origin: String?
    var workspaceID: String?
    var store: String
    var storedAs: [String: String]
    var file: String?
    var hasReplaced: Bool
    var replacedOwner: String?
    var isActive: Bool

    enum CodingKeys: String, CodingKey {
        case service, user, owner, origin, store, file
        case workspaceID = "workspace_id"
        case storedAs = "stored_as"
        case hasReplaced = "replaced"
        case replacedOwner = "replaced_owner"
        case isActive = "active"
    }

    init(_ outcome: LoginOutcome) {
        let record = outcome.record
        self.service = record.service
        self.user = record.user
        self.owner = record.owner
        self.origin = record.origin
        self.workspaceID = record.workspaceID
        self.store = record.store.rawValue
        self.storedAs = ["service": record.key.service, "account": record.key.account]
        self.file = outcome.file
        self.hasReplaced = outcome.replaced != nil
        self.replacedOwner = outcome.replaced ?? nil
        self.isActive = outcome.isActive
    }
}
