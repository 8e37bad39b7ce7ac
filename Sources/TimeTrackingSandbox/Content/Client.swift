extension Sandbox.Content {
    /// A client in Clockify, that is a customer.
    public struct Client: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// The identifier of its workspace.
        public var workspace: String
        /// The name.
        public var name: String
        /// The e-mail address, or nil for none.
        public var email: String?
        /// The postal address, or nil for none.
        public var address: String?
        /// A note, or nil for none.
        public var note: String?
        /// Up to three addresses that get copies of invoices.
        public var copies: [String] = []
        /// The identifier of the currency, or nil for the workspace's.
        public var currency: String?
        /// Whether it is put away; only then it can be deleted.
        public var isArchived = false

        /// Creates a client.
        public init(id: String, workspace: String, name: String) {
            self.id = id
            self.workspace = workspace
            self.name = name
        }
    }

    /// A tag in Clockify.
    public struct Tag: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// The identifier of its workspace.
        public var workspace: String
        /// The name.
        public var name: String
        /// Whether it is put away.
        public var isArchived = false

        /// Creates a tag.
        public init(id: String, workspace: String, name: String) {
            self.id = id
            self.workspace = workspace
            self.name = name
        }
    }
}
