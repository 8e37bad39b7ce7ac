extension Clockify {
    /// All that can be changed of a client.
    ///
    /// Every part is written, because Clockify forgets the addresses for copies when a change does not repeat them.
    public struct ClientChanges: Hashable, Sendable {
        /// The name, 100 characters at most and unlike every other client's.
        public var name: String

        /// The e-mail address, or nil for none.
        public var email: String?

        /// The addresses that get copies of invoices, three at most.
        public var ccEmails: [String]

        /// The postal address, 3,000 characters at most, or nil for none.
        public var address: String?

        /// A note, 3,000 characters at most, or nil for none.
        public var note: String?

        /// The currency that the client is billed in, or nil to leave it as it is; Clockify takes only the id.
        public var currencyID: CurrencyID?

        /// Whether the client is archived; only then can it be deleted.
        public var isArchived: Bool

        /// Creates the description of what a client is to be.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - email: The e-mail address, or nil for none.
        ///   - ccEmails: The addresses that get copies of invoices.
        ///   - address: The postal address, or nil for none.
        ///   - note: A note, or nil for none.
        ///   - currencyID: The currency that the client is billed in, or nil to leave it as it is.
        ///   - isArchived: Whether the client is archived.
        public init(
            name: String,
            email: String? = nil,
            ccEmails: [String] = [],
            address: String? = nil,
            note: String? = nil,
            currencyID: CurrencyID? = nil,
            isArchived: Bool = false
        ) {
            self.name = name
            self.email = email
            self.ccEmails = ccEmails
            self.address = address
            self.note = note
            self.currencyID = currencyID
            self.isArchived = isArchived
        }

        /// Creates the description of a client as it is.
        ///
        /// - Parameter client: The client.
        public init(_ client: Customer) {
            self.init(
                name: client.name,
                email: client.email,
                ccEmails: client.ccEmails,
                address: client.address,
                note: client.note,
                currencyID: client.currencyID,
                isArchived: client.isArchived
            )
        }
    }
}

extension Clockify.ClientChanges: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name
        case email
        case ccEmails
        case address
        case note
        case currencyID = "currencyId"
        case isArchived = "archived"
    }

    /// Writes every part; an empty text takes away what was there.
    public func encode(to encoder: any Encoder) throws {
        try encode(to: encoder, email: email ?? "")
    }

    fileprivate func encode(to encoder: any Encoder, email: String?) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(email, forKey: .email)
        try container.encode(ccEmails, forKey: .ccEmails)
        try container.encode(address ?? "", forKey: .address)
        try container.encode(note ?? "", forKey: .note)
        try container.encodeIfPresent(currencyID, forKey: .currencyID)
        try container.encode(isArchived, forKey: .isArchived)
    }
}

/// The body that changes a client.
struct ClientChangesBody: Encodable {
    var changes: Clockify.ClientChanges

    /// Whether there may be an e-mail address to take away: an empty text is none, so it is written only for that.
    var mayHaveEmail: Bool

    func encode(to encoder: any Encoder) throws {
        try changes.encode(to: encoder, email: changes.email ?? (mayHaveEmail ? "" : nil))
    }
}
