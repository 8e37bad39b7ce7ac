import ClockifyAPI
import TimeTrackingKit

/// The workspace and the user that the server knows.
let workspace = Clockify.WorkspaceID("64a000000000000000000001")
let user = Clockify.UserID("64a0000000000000000000aa")

extension Clockify.Client {
    /// A client of the server at an address, without the rate limit, which a server of one's own does not need.
    static func benchmark(_ base: String, _ transport: any HTTPTransport) throws -> Clockify.Client {
        Clockify.Client(
            site: Clockify.Site(api: try ServiceEndpoint(base)),
            transport: transport,
            tokens: FixedTokenProvider(Credential(secret: Secret(utf8: "benchmark-key"))),
            configuration: ClientConfiguration(rateLimit: nil)
        )
    }
}

/// What was fetched is not what the server has.
struct WrongCountError: Error, CustomStringConvertible {
    let side: String
    let count: Int

    var description: String { "\(side) fetched \(count) entries, not as many as there are." }
}
