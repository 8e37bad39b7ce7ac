extension Clockify {
    /// A currency that a workspace uses.
    public struct WorkspaceCurrency: Hashable, Sendable, Identifiable {
        /// The id, which a client's currency is set by.
        public let id: CurrencyID

        /// The code as the workspace writes it, for example `GBP`, or nil when it is not said.
        public let code: String?

        /// Whether it is the one that counts unless a client has another.
        public let isDefault: Bool
    }
}

extension Clockify.WorkspaceCurrency: Decodable {
    private enum CodingKeys: CodingKey {
        case id
        case code
        case isDefault
    }

    /// Reads a currency; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.decode(Clockify.CurrencyID.self, forKey: .id)
        self.code = try container.text(.code)
        self.isDefault = try container.flag(.isDefault)
    }
}
