import TimeTrackingKit

/// Gives every token an origin, so that the client can refuse to send it elsewhere.
///
/// A stored key carries the origin it was set up for. A key from the environment carries none: it is meant for the
/// service's usual host, and for servers on this machine, where sandboxes run.
struct OriginBoundTokens: TokenProvider {
    let tokens: any TokenProvider

    /// Where the requests will go.
    let destination: Origin

    /// The service's usual origin.
    let home: Origin

    func token() async throws -> TokenResolution {
        var resolution = try await tokens.token()
        guard resolution.credential.attributes[CredentialAttribute.origin] == nil else { return resolution }
        let isFromEnvironment = if case .environment = resolution.source { true } else { false }
        let origin = isFromEnvironment && destination.isLoopback ? destination : home
        resolution.credential.attributes[CredentialAttribute.origin] = origin.description
        return resolution
    }

    func invalidate(_ resolution: TokenResolution) async {
        await tokens.invalidate(resolution)
    }
}
