extension Clockify {
    /// A client: whom projects are done for, and who is billed.
    ///
    /// Clockify calls it a client and so do the calls, the ids and the requests here. This one type has another name
    /// because ``Clockify/Client`` is the client of the API.
    public struct Customer: Hashable, Sendable, Identifiable {
        /// The id.
        public let id: ClientID

        /// The name.
        public let name: String

        /// The workspace that the client belongs to, or nil when it is not said.
        public let workspaceID: WorkspaceID?

        /// The e-mail address, or nil when there is none.
        public let email: String?

        /// The addresses that get copies of invoices, three at most.
        public let ccEmails: [String]

        /// The postal address, or nil when there is none.
        public let address: String?

        /// A note, or nil when there is none.
        public let note: String?

        /// The currency that the client is billed in, or nil when it is not said.
        public let currencyID: CurrencyID?

        /// The currency's code, for example `GBP`, or nil when it is not said, as in answers to changes.
        public let currencyCode: String?

        /// Whether the client is archived.
        public let isArchived: Bool
    }
}

extension Clockify.Customer: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id
        case name
        case workspaceID = "workspaceId"
        case email
        case ccEmails
        case address
        case note
        case currencyID = "currencyId"
        case currencyCode
        case archived
    }

    /// Reads a client; null, missing and empty texts are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.decode(Clockify.ClientID.self, forKey: .id)
        self.name = try container.decode(String.self, forKey: .name)
        self.workspaceID = try container.identifier(.workspaceID)
        self.email = try container.text(.email)
        self.ccEmails = try container.list(.ccEmails)
        self.address = try container.text(.address)
        self.note = try container.text(.note)
        self.currencyID = try container.identifier(.currencyID)
        self.currencyCode = try container.text(.currencyCode)
        self.isArchived = try container.flag(.archived)
    }
}
