import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Synchronization
import TimeTrackingSandbox

/// A sandbox whose connections can fail, and a home with tracked time.
struct WorkdayFixture {
    let home: Home
    let host: SandboxHost
    let server: LoopbackServer

    /// The option that sends a command to the sandbox.
    var endpoint: String { "--endpoint=\(server.address)" }

    /// Serves a sandbox while a closure runs.
    ///
    /// - Parameters:
    ///   - content: What the sandbox has.
    ///   - variables: Further variables of the home.
    ///   - meet: Is called with each request before it is acted upon.
    ///   - body: What to do meanwhile.
    /// - Throws: What the closure throws, or that no port can be had.
    static func run(
        _ content: Sandbox.Content = .standard,
        variables: [String: String] = [:],
        meeting meet: @escaping @Sendable (HTTPRequest) async -> Void = { _ in },
        _ body: (WorkdayFixture) async throws -> Void
    ) async throws {
        let host = SandboxHost(Sandbox(content) { Date() })
        try await Home.make { home in
            try await LoopbackServer.serve { server in
                let key = ["CLOCKIFY_API_KEY": Sandbox.Content.StandardToken.adaClockify]
                let home = home.with(key).with(variables)
                try await body(WorkdayFixture(home: home, host: host, server: server))
            } exchange: { request, body in
                await meet(request)
                return host.exchange(for: request, body: body)
            }
        }
    }

    /// A line of JSON for a span that begins at an hour of a day in UTC.
    ///
    /// - Throws: That there is no such day or hour.
    static func line(_ project: String, _ day: String, from hour: Int, seconds: Int) throws -> String {
        let start = "\(day)T\(hour < 10 ? "0" : "")\(hour):00:00Z"
        let first = try Date(start, strategy: .iso8601)
        let end = (first + Double(seconds)).ISO8601Format()
        return #"{"project": "\#(project)", "start": "\#(start)", "end": "\#(end)"}"#
    }

    /// Imports spans.
    func track(_ lines: String...) async throws {
        try await track(lines)
    }

    /// Imports spans.
    func track(_ lines: [String]) async throws {
        let run = try await home.timetrack("track", "import", "-", input: lines.joined(separator: "\n"))
        guard run.status == 0 else { throw CocoaError(.fileReadCorruptFile) }
    }

    /// Runs `workday` with arguments against the sandbox.
    func workday(_ arguments: String...) async throws -> BuiltProgram.Run {
        try await home.timetrack(["workday"] + arguments + [endpoint])
    }

    /// Runs `workday` with arguments on a terminal, and answers a question.
    func workdayOnTerminal(_ arguments: String..., answer: String? = nil) async throws -> BuiltProgram.Run {
        try await home.with(["NO_COLOR": "1"])
            .timetrackOnTerminal(
                ["workday"] + arguments + [endpoint],
                columns: 200,
                typing: answer.map { [("[y/N]", "\($0)\n")] } ?? []
            )
    }

    /// Ada's entries beyond those of the standard content, the earliest first.
    var posted: [Sandbox.Content.TimeEntry] {
        let entries = Mutex<[Sandbox.Content.TimeEntry]>([])
        host.change { sandbox in
            let added = sandbox.content.timeEntries.filter { !$0.id.hasPrefix("f0") }.sorted { $0.start < $1.start }
            entries.withLock { $0 = added }
        }
        return entries.withLock(\.self)
    }
}

/// An entry as a plan and a service can be compared.
struct ComparableEntry: Hashable {
    var start: String
    var end: String
    var project: String?
    var description: String?

    init(_ entry: Sandbox.Content.TimeEntry) {
        self.start = entry.start.ISO8601Format()
        self.end = entry.end?.ISO8601Format() ?? ""
        self.project = entry.project
        self.description = entry.description
    }

    private init(_ entry: Document) {
        self.start = entry["start"].string ?? ""
        self.end = entry["end"].string ?? ""
        self.project = entry["project_id"].string
        self.description = entry["description"].string
    }

    /// The entries of a document of `workday sync`.
    static func list(_ document: Document) -> [ComparableEntry] {
        (0..<(document["days"].count ?? 0))
            .flatMap { day in
                let entries = document["days"][day]["entries"]
                return (0..<(entries.count ?? 0)).map { ComparableEntry(entries[$0]) }
            }
    }
}
