import ClockifyAPI
import HTTPTypes
import SystemPackage
import TerminalOutput
import TimeTrackingKit
import TimeTrackingSandbox

extension DemoStage {
    /// The file with the keys of two users.
    static var keyFile: String { "credentials.json" }

    /// Shows which key a server would use for four requests, and who answers to it.
    func showPrecedence() async throws {
        typealias Token = Sandbox.Content.StandardToken
        let store = store(named: Self.keyFile)
        try await keep(Token.adaClockify, in: store, service: "clockify", user: "ada")
        try await keep(Token.graceClockify, in: store, service: "clockify", user: "grace")

        try heading("1. Whose key is used: header, then user, then environment")
        let keys = try await store.keys(service: "clockify", after: nil, limit: 10).map(\.account)
        try terminal.print("\(store.path.string) holds the keys of \(keys.joined(separator: " and ")).")
        try terminal.print()

        let header: HTTPFields = [.clockifyToken: Token.graceClockify]
        let requests: [(what: String, request: TokenRequest)] = [
            ("ada with header", TokenRequest(headers: header, user: UserID("ada"))),
            ("ada", TokenRequest(headers: HTTPFields(), user: UserID("ada"))),
            ("grace", TokenRequest(headers: HTTPFields(), user: UserID("grace"))),
            ("mary, no key", TokenRequest(headers: HTTPFields(), user: UserID("mary"))),
        ]
        let resolver = TokenResolver.clockify(store: store, environment: environment, fallback: .whenAbsent)
        var table = Table([
            .init("Request of", mayShrink: true), .init("Key from", mayShrink: true), .init("Absent before"),
            .init("Answered by"),
        ])
        for (what, request) in requests {
            let resolution = try await resolver.resolve(request)
            let user = try await clockify(resolver.provider(for: request)).user()
            let before = resolution.attempts.filter { $0.outcome == .absent }.map(\.source.kind)
            table.append([
                StyledText(what), "\(resolution.source, .accent)", StyledText(before.joined(separator: ", "), .faint),
                "\(user.name ?? "nobody", .strong)",
            ])
        }
        try terminal.print(table)
    }
}

extension HTTPField.Name {
    // The name is a valid field name, so the initializer does not return nil.
    fileprivate static let clockifyToken = HTTPField.Name("X-Clockify-Token")!
}

extension TokenSource {
    /// The kind of source in one word.
    fileprivate var kind: String {
        switch self {
        case .header: "header"
        case .user: "user"
        case .environment: "environment"
        case .provided: "program"
        }
    }
}
