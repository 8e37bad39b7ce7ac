public import ServerUsers
public import TimeTrackingKit

/// What may be done with the tokens that the server shares with its users.
public struct SharedTokenRules: Sendable, Hashable {
    /// Who may spend them.
    public enum Spenders: String, Sendable, Hashable, CaseIterable {
        /// Nobody.
        case nobody = "off"
        /// Users who are signed in.
        case signedIn = "signed-in"
        /// Everybody who can reach the server.
        case anybody = "anonymous"
    }

    /// The people at the services for whom callers may use a shared token.
    public struct Accounts: Sendable, Hashable {
        /// Those of users, by service: Atlassian account identifiers and Clockify user identifiers.
        public var ofUsers: [UserID: [TimeService: Set<String>]]

        /// Those of callers who are not signed in.
        public var ofAnybody: [TimeService: Set<String>]

        /// Lists people, by default nobody.
        public init(
            ofUsers: [UserID: [TimeService: Set<String>]] = [:],
            ofAnybody: [TimeService: Set<String>] = [:]
        ) {
            self.ofUsers = ofUsers
            self.ofAnybody = ofAnybody
        }
    }

    /// Who may spend the shared tokens.
    public var spenders: Spenders

    /// Whether they may be used to change something at a service.
    public var allowsWrites: Bool

    /// For whom they may be used.
    public var accounts: Accounts

    /// The one Clockify workspace that the shared key may be used for, or nil for none.
    public var workspaceID: String?

    /// Describes rules, by default those that allow nothing.
    ///
    /// - Parameters:
    ///   - spenders: Who may spend the shared tokens.
    ///   - allowsWrites: Whether they may be used to change something at a service.
    ///   - accounts: For whom they may be used.
    ///   - workspaceID: The one Clockify workspace that the shared key may be used for, or nil for none.
    public init(
        spenders: Spenders = .nobody,
        allowsWrites: Bool = false,
        accounts: Accounts = Accounts(),
        workspaceID: String? = nil
    ) {
        self.spenders = spenders
        self.allowsWrites = allowsWrites
        self.accounts = accounts
        self.workspaceID = workspaceID
    }

    /// The people at a service for whom a caller may use its shared token.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - caller: The caller.
    /// - Returns: Their identifiers at the service; empty when there is nobody.
    public func accounts(at service: TimeService, for caller: Caller) -> Set<String> {
        guard let user = caller.user else { return accounts.ofAnybody[service] ?? [] }
        return accounts.ofUsers[user.id]?[service] ?? []
    }

    var fallback: EnvironmentFallback {
        switch spenders {
        case .nobody: .never
        case .signedIn: .onlySignedIn
        case .anybody: .whenAbsent
        }
    }
}
