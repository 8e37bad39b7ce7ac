import ClockifyAPI
import Foundation
import HTTPTypes
import Synchronization
import SystemPackage
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting
import TimetrackRecords

@testable import timetrack

/// A sandbox without a socket, and posters that write into one journal, as one process after the other would.
struct PostingFixture {
    let transport: SandboxTransport
    let client: Clockify.Client
    let place: Place
    let journalPath: FilePath
    /// Passes the time of requests and of waits; it starts at ``start`` and never stands still where somebody waits.
    let clock = InstantClock()
    let notices = NoticeLog()

    /// The moment at which everything begins.
    static let start = Date(timeIntervalSince1970: 1_796_000_000)

    /// Where entries are created, for rules about what goes wrong there.
    static let creation = Sandbox.Faults.Requests(.post, "/api/v1/workspaces/")
    /// Where entries are listed.
    static let listing = Sandbox.Faults.Requests(.get, "/api/v1/workspaces/")

    static func run(_ body: (PostingFixture) async throws -> Void) async throws {
        try await Home.make { home in
            try await body(PostingFixture(FilePath(home.path + "/journal.sqlite")))
        }
    }

    private init(_ journalPath: FilePath) async throws {
        self.journalPath = journalPath
        let transport = SandboxTransport(Sandbox(.standard) { Self.start }, clock: clock)
        self.transport = transport
        self.client = Clockify.Client(
            site: Clockify.Site(api: try ServiceEndpoint("http://127.0.0.1:8080/api/v1")),
            transport: transport,
            tokens: FixedTokenProvider(Credential(secret: .testing(Sandbox.Content.StandardToken.adaClockify))),
            clock: clock
        )
        let user = try await client.user()
        let workspace = Clockify.WorkspaceID("b00000000000000000000001")
        let scope = EntryScope(origin: "http://127.0.0.1:8080", workspace: workspace.rawValue, user: user.id.rawValue)
        self.place = Place(user: user, workspace: workspace, scope: scope)
    }

    /// What a new process would have; its clock says the time that has passed.
    func poster() throws -> EntryPoster {
        EntryPoster(
            client: client,
            place: place,
            journal: try Journal(at: journalPath),
            now: { [clock] in Self.start + clock.passed / .seconds(1) },
            clock: clock,
            notice: { [notices] text in notices.add(text) }
        )
    }

    /// Makes something go wrong with the next requests.
    func fault(_ effect: Sandbox.Faults.Effect, next count: Int = 1, of requests: Sandbox.Faults.Requests) {
        transport.change { $0.faults.rules.append(.init(effect, next: count, of: requests)) }
    }

    /// Puts an end to everything that goes wrong.
    func repair() {
        transport.change { $0.faults = Sandbox.Faults() }
    }

    /// The entries that began at or after the beginning of the test, in the order in which they came.
    var entries: [Sandbox.Content.TimeEntry] {
        var found: [Sandbox.Content.TimeEntry] = []
        transport.change { sandbox in
            found = sandbox.content.timeEntries.filter { $0.start >= Self.start - 86_400 }
        }
        return found
    }

    /// An entry of an hour, so many hours after the beginning of the test.
    static func entry(_ hour: Int = 0, _ description: String? = "Note G") -> PlannedEntry {
        let begin = start + Double(hour) * 3_600
        return PlannedEntry(start: begin, end: begin + 3_600, description: description)
    }
}

/// What somebody was told.
final class NoticeLog: Sendable {
    private let texts = Mutex<[String]>([])

    var all: [String] { texts.withLock(\.self) }

    func add(_ text: String) { texts.withLock { $0.append(text) } }
}
