import TimeTrackingKit
import TimetrackKeys

/// Gives every token an origin, and refuses to hand out one that belongs elsewhere.
///
/// A stored key carries the origin it was set up for. A key from the environment carries none: it is meant for the
/// service's usual host, and for servers on this machine, where sandboxes run. The client of the library would refuse
/// as well; this one can say which option helps.
struct OriginBoundTokens: TokenProvider {
    let tokens: any TokenProvider

    /// Where the requests will go.
    let destination: Origin

    /// The service's usual origin.
    let home: Origin

    /// Whether the user said that keys may go to the destination.
    let isAllowed: Bool

    func token() async throws -> TokenResolution {
        var resolution = try await tokens.token()
        let isFromEnvironment = if case .environment = resolution.source { true } else { false }
        let usual = isFromEnvironment && destination.isLoopback ? destination : home
        let origin = resolution.credential.attributes[CredentialAttribute.origin] ?? usual.description
        guard isAllowed || origin == destination.description else {
            throw Failure(
                .refusedDestination,
                "origin_mismatch",
                "The key from \(resolution.source) belongs to \(origin), so nothing was sent to \(destination); "
                    + "say where it belongs with `--endpoint`, store a key for the other address with `timetrack setup`, "
                    + "or, if you trust that host with this key, add `--allow-host \(destination.authority)`."
            )
        }
        resolution.credential.attributes[CredentialAttribute.origin] = origin
        return resolution
    }

    func invalidate(_ resolution: TokenResolution) async {
        await tokens.invalidate(resolution)
    }
}
