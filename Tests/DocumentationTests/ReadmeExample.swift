import ClockifyAPI
import HTTPTypes
import TimeTrackingKit

/// Says what a user is working on, asking Clockify with that user's own key.
func currentWork(
    of user: UserID,
    headers: HTTPFields,
    environment: [String: String],
    transport: some HTTPTransport
) async throws -> String {
    let store = try FileCredentialStore(application: "timetrack", environment: environment)
    let resolver = TokenResolver.clockify(
        store: CachingCredentialStore(store),
        environment: environment,
        fallback: .onlySignedIn
    )
    let tokens = resolver.provider(for: TokenRequest(headers: headers, user: user))
    let client = Clockify.Client(transport: transport, tokens: tokens)

    let me = try await client.user()
    guard let workspace = me.defaultWorkspaceID else { return "\(user) has no workspace" }
    let entry = try await client.runningTimeEntry(in: workspace, user: me.id)
    return "\(user) works on \(entry?.description ?? "nothing"), token from \(try await tokens.token().source)"
}
