import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// A key of an account in JSON; the key itself is no part of it.
struct AccountDocument: Encodable {
    /// What stands against its use.
    struct Problem: Encodable {
        var code: String
        var message: String
    }

    var service: String
    var user: String?
    var isActive: Bool
    var hasRecord: Bool
    var store: String
    var storedAs: [String: String]?
    var variable: String?
    var fingerprint: String?
    var owner: String?
    var origin: String?
    var workspaceID: String?
    var isUsed: Bool
    var use: String
    var error: Problem?

    enum CodingKeys: String, CodingKey {
        case service, user, store, variable, fingerprint, owner, origin, use, error
        case isActive = "active"
        case hasRecord = "recorded"
        case storedAs = "stored_as"
        case workspaceID = "workspace_id"
        case isUsed = "used"
    }

    init(_ service: TimeTrackingService, _ entry: AccountSurvey.Entry, _ owner: KeyOwner?) {
        let attributes = entry.credential?.attributes ?? [:]
        self.service = service.name
        self.user = entry.user
        self.isActive = entry.isActive
        self.hasRecord = entry.record != nil
        switch entry.step {
        case .store(let kind, let key):
            self.store = kind.rawValue
            self.storedAs = ["service": key.service, "account": key.account]
        case .environment(let name):
            self.store = "environment"
            self.variable = name
        }
        self.fingerprint = entry.credential.map { Fingerprint(of: $0.secret).description }
        self.owner = owner?.name ?? entry.record?.owner
        self.origin = attributes[CredentialAttribute.origin] ?? entry.record?.origin
        self.workspaceID =
            entry.record?.workspaceID ?? attributes[CredentialAttribute.workspaceID] ?? owner?.workspaceID
        self.isUsed = entry.isUsed
        self.use = entry.use
        self.error = entry.failure.map { Problem(code: $0.code, message: $0.message) }
    }

    /// Where the key lies, in words.
    var place: String {
        if let variable { return variable }
        return "\(store) \(storedAs?["service"] ?? "")/\(storedAs?["account"] ?? "")"
    }
}

/// All keys in JSON.
struct AccountListDocument: Encodable {
    var accounts: [AccountDocument]
}

/// All keys for a person, a few lines each, or for another program, a line each.
struct AccountListing {
    let accounts: [AccountDocument]

    func print(to terminal: Terminal) throws {
        guard case .aligned = terminal.layout else { return try terminal.print(rows) }
        for (index, account) in accounts.enumerated() {
            if index > 0 { try terminal.print() }
            let whose = account.user.map { "\($0)\(account.isActive ? " (active)" : "")" } ?? "environment"
            var table = Table([.init(account.service), .init(whose, mayShrink: true)])
            table.append(["key", "\(account.fingerprint ?? "unknown", .strong)"])
            table.append(["in", "\(account.place)"])
            for (name, value) in [
                ("owner", account.owner), ("workspace", account.workspaceID), ("for", account.origin),
            ] {
                if let value { table.append([StyledText(name), StyledText(value)]) }
            }
            table.append(["use", "\(account.use, account.isUsed ? .good : .plain)"])
            try terminal.print(table)
            if let error = account.error { try terminal.print("\("problem:", .bad) \(error.message)") }
        }
    }

    private var rows: Table {
        var table = Table(["service", "user", "place", "key", "owner", "workspace", "use"].map { .init($0) })
        for account in accounts {
            table.append(
                [
                    account.service, account.user ?? "", account.place, account.fingerprint ?? "", account.owner ?? "",
                    account.workspaceID ?? "", account.use,
                ]
                .map { StyledText($0) }
            )
        }
        return table
    }
}
