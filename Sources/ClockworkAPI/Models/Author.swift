extension Clockwork {
    /// The Atlassian account whose time a worklog records, or who changed the worklog last.
    public struct Author: Hashable, Sendable {
        /// The account, or nil when it is not said.
        public let accountID: AccountID?

        /// The name, or nil unless authors were expanded.
        public let displayName: String?

        /// The e-mail address, or nil unless addresses were expanded and the site shows them.
        public let emailAddress: String?
    }
}

extension Clockwork.Author: Decodable {
    private enum CodingKeys: String, CodingKey {
        case accountID = "accountId"
        case displayName
        case emailAddress
    }

    /// Reads an author; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.accountID = try container.idText(.accountID).map { Clockwork.AccountID($0) }
        self.displayName = try container.text(.displayName)
        self.emailAddress = try container.text(.emailAddress)
    }
}
