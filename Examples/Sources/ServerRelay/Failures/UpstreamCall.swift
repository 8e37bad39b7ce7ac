import ServerUsers

/// What is asked of a service, which decides by which words its failures go.
enum UpstreamCall: Sendable {
    /// Anything of a service.
    case any(TimeService)
    /// Clockwork's timer, in the words of the clients that started with it: `START_TIMER` and `STOP_TIMER`; with what
    /// Clockwork repeats when it refuses, or nil when that is not known.
    case timer(String, repeated: String?)
    /// The test of a token that somebody enters and that is not saved.
    case test(TimeService)

    /// The name of the service for people.
    var serviceName: String {
        switch self {
        case .any(.clockify), .test(.clockify): "Clockify"
        case .any(.clockwork), .test(.clockwork), .timer: "Clockwork"
        }
    }

    /// Where a person connects the service.
    var advice: String {
        switch self {
        case .any(.clockify), .test(.clockify): "connect your Clockify key on this server's page"
        case .any(.clockwork), .test(.clockwork), .timer:
            "send your token in the header X-Clockwork-Token or save it on this server's page"
        }
    }

    /// The code for a token that is missing.
    var notConnected: String {
        switch self {
        case .any(let service), .test(let service): "\(service.rawValue.uppercased())_NOT_CONNECTED"
        case .timer(let name, _): "\(name)_UNAUTHORIZED"
        }
    }

    /// The code for what the rules of the shared token forbid.
    var forbidden: String {
        switch self {
        case .any, .test: "FORBIDDEN"
        case .timer(let name, _): "\(name)_UNAUTHORIZED"
        }
    }

    /// A code with the name of the service before it.
    func code(_ suffix: String) -> String {
        switch self {
        case .any(let service), .test(let service): "\(service.rawValue.uppercased())_\(suffix)"
        case .timer(let name, _): "\(name)_\(suffix)"
        }
    }
}
