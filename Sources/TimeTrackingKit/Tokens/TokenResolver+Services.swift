import HTTPTypes

extension TokenResolver {
    /// A resolver for Clockify's API keys.
    ///
    /// The header is `X-Clockify-Token`; the shared key is `CLOCKIFY_API_KEY`, with `CLOCKIFY_WORKSPACE_ID` as its
    /// attribute `workspace_id`. A user's key is stored under the service `clockify` and the user's identifier.
    ///
    /// - Parameters:
    ///   - store: The store with the users' keys, or nil when there is none.
    ///   - environment: The names and values of the environment variables.
    ///   - fallback: Who may spend the shared key.
    ///   - continuingOn: The failures of the store after which to go on all the same. None by default.
    /// - Returns: The resolver.
    public static func clockify(
        store: (any CredentialStore)? = nil,
        environment: [String: String],
        fallback: EnvironmentFallback,
        continuingOn: Set<SkippableFailure> = []
    ) -> TokenResolver {
        let key = CredentialKey(literalService: "clockify", account: "shared token")
        let variable = EnvironmentVariable(
            "CLOCKIFY_API_KEY",
            attributes: [CredentialAttribute.workspaceID: "CLOCKIFY_WORKSPACE_ID"]
        )
        return TokenResolver(
            service: "clockify",
            header: HTTPField.Name("X-Clockify-Token"),
            store: store,
            environment: SharedToken(
                environment: EnvironmentCredentialStore([key: variable], environment: environment),
                key: key
            ),
            fallback: fallback,
            continuingOn: continuingOn
        )
    }

    /// A resolver for Clockwork's API tokens.
    ///
    /// The header is `X-Clockwork-Token`; the shared token is `CLOCKWORK_API_TOKEN`. A user's token is stored under the
    /// service `clockwork` and the user's identifier.
    ///
    /// - Parameters:
    ///   - store: The store with the users' tokens, or nil when there is none.
    ///   - environment: The names and values of the environment variables.
    ///   - fallback: Who may spend the shared token.
    ///   - continuingOn: The failures of the store after which to go on all the same. None by default.
    /// - Returns: The resolver.
    public static func clockwork(
        store: (any CredentialStore)? = nil,
        environment: [String: String],
        fallback: EnvironmentFallback,
        continuingOn: Set<SkippableFailure> = []
    ) -> TokenResolver {
        let key = CredentialKey(literalService: "clockwork", account: "shared token")
        return TokenResolver(
            service: "clockwork",
            header: HTTPField.Name("X-Clockwork-Token"),
            store: store,
            environment: SharedToken(
                environment: EnvironmentCredentialStore(
                    [key: EnvironmentVariable("CLOCKWORK_API_TOKEN")],
                    environment: environment
                ),
                key: key
            ),
            fallback: fallback,
            continuingOn: continuingOn
        )
    }
}
