import HTTPTypes
import TimeTrackingKit

/// The lines of docs/precedence.md.
func printSource(store: any CredentialStore, environment: [String: String], headers: HTTPFields) async throws {
    let resolver = TokenResolver.clockify(store: store, environment: environment, fallback: .onlySignedIn)
    let resolution = try await resolver.resolve(TokenRequest(headers: headers, user: UserID("ada")))
    print(resolution.source)
}
