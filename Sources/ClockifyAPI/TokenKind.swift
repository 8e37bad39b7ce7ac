import HTTPTypes

extension Clockify {
    /// What a client proves itself with: Clockify refuses a request with two tokens as it does one with none.
    public struct TokenKind: Hashable, Sendable {
        let header: HTTPField.Name

        // The names are valid field names, so the initializer does not return nil.

        /// A person's API key, sent as `X-Api-Key`.
        public static let apiKey = TokenKind(header: HTTPField.Name("X-Api-Key")!)
        /// The token of an add-on, sent as `X-Addon-Token`.
        ///
        /// Clockify refuses it for the list of an account's workspaces, for webhooks and for managing custom fields.
        public static let addOn = TokenKind(header: HTTPField.Name("X-Addon-Token")!)
    }
}
