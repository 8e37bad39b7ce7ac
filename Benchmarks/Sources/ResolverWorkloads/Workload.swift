import HTTPTypes
import Synchronization
import TimeTrackingKit

/// One way to come by a token, as a program would do it for each request.
public enum Workload: String, CaseIterable, Sendable {
    /// What the others are compared with: a read of a dictionary behind a mutex.
    case dictionary
    /// The token is in the request's header.
    case header
    /// The user's own token is cached.
    case cached
    /// Neither header nor user has one; the environment does.
    case environment
}

/// Everything the workloads need, made once.
public struct Workloads: Sendable {
    private final class Table: Sendable {
        let credentials: Mutex<[CredentialKey: Credential]>

        init(_ credentials: [CredentialKey: Credential]) {
            self.credentials = Mutex(credentials)
        }
    }

    private let table: Table
    private let key: CredentialKey
    private let resolver: TokenResolver
    private let withHeader: TokenRequest
    private let withUser: TokenRequest
    private let withNothing: TokenRequest

    /// Makes a hundred users with a token each, and the requests.
    ///
    /// - Throws: Nothing that these names could cause.
    public init() throws {
        let token = "NjBhYjEyMzQtNTY3OC00YWJjLTlkZWYtMDEyMzQ1Njc4OWFi"
        key = try CredentialKey(service: "clockwork", account: "user-17")
        var credentials: [CredentialKey: Credential] = [:]
        for number in 1...100 {
            let key = try CredentialKey(service: "clockwork", account: "user-\(number)")
            credentials[key] = Credential(secret: Secret(utf8: token))
        }
        table = Table(credentials)
        resolver = .clockwork(
            store: CachingCredentialStore(InMemoryCredentialStore(credentials)),
            environment: ["CLOCKWORK_API_TOKEN": token],
            fallback: .whenAbsent
        )
        let fields: HTTPFields = [.accept: "application/json", .userAgent: "bench/1.0"]
        var carrying = fields
        if let name = HTTPField.Name("X-Clockwork-Token") { carrying[name] = token }
        withHeader = TokenRequest(headers: carrying, user: UserID("user-17"))
        withUser = TokenRequest(headers: fields, user: UserID("user-17"))
        withNothing = TokenRequest(headers: fields)
    }

    /// Runs a workload a number of times and returns the lengths of the tokens together, so that nothing is left out.
    public func run(_ workload: Workload, times: Int) async throws -> Int {
        var total = 0
        switch workload {
        case .dictionary:
            for _ in 0..<times {
                total += table.credentials.withLock { $0[key] }?.secret.count ?? 0
            }
        case .header:
            for _ in 0..<times { total += try await resolver.resolve(withHeader).credential.secret.count }
        case .cached:
            for _ in 0..<times { total += try await resolver.resolve(withUser).credential.secret.count }
        case .environment:
            for _ in 0..<times { total += try await resolver.resolve(withNothing).credential.secret.count }
        }
        return total
    }
}
