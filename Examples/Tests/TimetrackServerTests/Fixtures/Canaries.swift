import HTTPTypes

/// Tokens that stand nowhere but where a test puts them.
struct Canaries: Sendable {
    /// A user's own Clockify key.
    let own = "ownkey\(UInt64.random(in: .min ... .max))"
    /// A user's own Clockwork token.
    let ownClockwork = "ownwork\(UInt64.random(in: .min ... .max))"
    /// The server's Clockify key.
    let shared = "sharedkey\(UInt64.random(in: .min ... .max))"
    /// The server's Clockwork token.
    let sharedClockwork = "sharedwork\(UInt64.random(in: .min ... .max))"

    /// The workspace of the server's key.
    static let workspace = "64a000000000000000000001"

    /// What a server with shared tokens is started with.
    var variables: [String: String] {
        [
            "CLOCKIFY_API_KEY": shared, "CLOCKIFY_WORKSPACE_ID": Self.workspace,
            "CLOCKWORK_API_TOKEN": sharedClockwork,
        ]
    }

    /// Those that stand in a text, by their names.
    func found(in text: String) -> [String] {
        let all = [
            ("own", own), ("ownClockwork", ownClockwork), ("shared", shared), ("sharedClockwork", sharedClockwork),
        ]
        return all.filter { text.contains($0.1) }.map(\.0)
    }

    /// The names of the server's own tokens that stand in a text.
    func foundShared(in text: String) -> [String] { found(in: text).filter { $0.hasPrefix("shared") } }

    /// The names of those that a server gave away in its answers and in what it wrote.
    func leaks(in answers: [RunningServer.Answer], _ end: RunningServer.End) -> [String] {
        answers.flatMap { found(in: $0.everything) } + found(in: end.output)
    }
}

extension RunningServer.Answer {
    /// The header fields and the body.
    var everything: String {
        headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n") + "\n" + text
    }
}

extension RunningServer {
    /// Stores a Clockify key of a user without a test at Clockify.
    func connect(_ session: String, key: String) async throws -> Answer {
        try await send(
            .post,
            "/api/clockify/integration?verify=false",
            session: session,
            json: #"{"apiKey":"\#(key)","workspaceId":"\#(Canaries.workspace)"}"#
        )
    }
}
