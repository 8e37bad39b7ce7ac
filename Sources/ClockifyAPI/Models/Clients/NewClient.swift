extension Clockify {
    /// A client to be created.
    ///
    /// Its currency and the addresses for copies can be set only afterwards, by a change.
    public struct NewClient: Hashable, Sendable, Encodable {
        /// The name, 100 characters at most and unlike every other client's.
        public var name: String

        /// The e-mail address, or nil for none.
        public var email: String?

        /// The postal address, 3,000 characters at most, or nil for none.
        public var address: String?

        /// A note, 3,000 characters at most, or nil for none.
        public var note: String?

        /// Creates the description of a client.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - email: The e-mail address, or nil for none.
        ///   - address: The postal address, or nil for none.
        ///   - note: A note, or nil for none.
        public init(name: String, email: String? = nil, address: String? = nil, note: String? = nil) {
            self.name = name
            self.email = email
            self.address = address
            self.note = note
        }
    }
}
