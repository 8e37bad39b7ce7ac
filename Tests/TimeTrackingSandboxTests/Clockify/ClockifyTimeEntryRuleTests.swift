import Foundation
import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

/// The rules of a workspace on every operation that touches an entry.
@Suite struct ClockifyTimeEntryRuleTests {
    private let mine = "user/\(SandboxSession.ada)/time-entries"
    private let first = "f00000000000000000000001"

    private struct Attempt: CustomTestStringConvertible, Sendable {
        var method: HTTPRequest.Method
        var path: String
        var body = ""

        var testDescription: String { "\(method) \(path)" }

        static let period = #""start": "2026-01-05T09:00:00Z", "end": "2026-01-05T10:00:00Z""#
        static let mine = "user/\(SandboxSession.ada)/time-entries"
        static let id = "f00000000000000000000001"

        /// Everything that changes an entry of 2026-01-05 or makes one there.
        static let all: [Attempt] = [
            Attempt(method: .post, path: "time-entries", body: "{\(period)}"),
            Attempt(method: .post, path: "time-entries", body: #"{"start": "2026-01-05T09:00:00Z"}"#),
            Attempt(method: .post, path: mine, body: "{\(period)}"),
            Attempt(method: .put, path: "time-entries/\(id)", body: "{\(period)}"),
            Attempt(
                method: .put,
                path: "time-entries/f00000000000000000000003",
                body: #"{"start": "2026-01-05T09:00:00Z", "end": "2026-01-05T09:30:00Z"}"#
            ),
            Attempt(method: .put, path: mine, body: #"[{"id": "\#(id)", "description": "x"}]"#),
            Attempt(method: .delete, path: "time-entries/\(id)"),
            Attempt(method: .delete, path: mine + "?time-entry-ids=\(id)"),
            Attempt(method: .post, path: mine + "/\(id)/duplicate"),
            Attempt(
                method: .patch,
                path: "time-entries/invoiced",
                body: #"{"timeEntryIds": ["\#(id)"], "invoiced": true}"#
            ),
        ]
    }

    @Test(arguments: Attempt.all)
    private func aLockedPeriodIsLocked(attempt: Attempt) throws {
        var content = Sandbox.Content.standard
        content.workspaces[0].lockedBefore = Timestamp.date("2026-01-06T00:00:00Z")
        var session = try SandboxSession(content)
        let answer = session.inEngines(attempt.method, attempt.path, attempt.body)
        #expect(answer.status == 403, "\(answer.text)")
        #expect(try answer.code == 1003)
        #expect(session.sandbox.content.timeEntries == content.timeEntries)
    }

    @Test func aTimerThatBeganInALockedPeriodIsLocked() throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.post, "time-entries", #"{"start": "2026-01-05T09:00:00Z"}"#).status == 201)
        session.sandbox.content.workspaces[0].lockedBefore = Timestamp.date("2026-01-06T00:00:00Z")
        let stop = session.inEngines(.patch, mine, #"{"end": "2026-01-07T09:00:00Z"}"#)
        #expect(try stop.code == 1003)
        let next = session.inEngines(.post, "time-entries", #"{"start": "2026-01-07T09:00:00Z"}"#)
        #expect(try next.code == 1003)
        #expect(session.sandbox.content.timeEntries.count { $0.end == nil } == 1)
    }

    @Test(arguments: [
        Attempt(method: .post, path: "time-entries", body: "{\(Attempt.period)}"),
        Attempt(method: .post, path: Attempt.mine, body: "{\(Attempt.period)}"),
        Attempt(method: .put, path: "time-entries/\(Attempt.id)", body: "{\(Attempt.period)}"),
        Attempt(method: .put, path: Attempt.mine, body: #"[{"id": "\#(Attempt.id)", \#(Attempt.period)}]"#),
        Attempt(method: .post, path: Attempt.mine + "/\(Attempt.id)/duplicate"),
    ])
    private func withTheStopwatchOnlyNoPeriodIsWritten(attempt: Attempt) throws {
        var content = Sandbox.Content.standard
        content.workspaces[0].allowsManualTracking = false
        var session = try SandboxSession(content)
        let answer = session.inEngines(attempt.method, attempt.path, attempt.body)
        #expect(answer.status == 403)
        #expect(try answer.code == 4030)
        #expect(session.sandbox.content.timeEntries == content.timeEntries)
        // What it measures may be described afterwards.
        let described = session.inEngines(.put, mine, #"[{"id": "\#(first)", "description": "x"}]"#)
        #expect(described.status == 200)
    }

    @Test(arguments: [
        Attempt(method: .post, path: "time-entries", body: "{\(Attempt.period)}"),
        Attempt(method: .post, path: Attempt.mine, body: "{\(Attempt.period)}"),
        Attempt(method: .put, path: "time-entries/\(Attempt.id)", body: "{\(Attempt.period)}"),
        Attempt(method: .put, path: Attempt.mine, body: #"[{"id": "\#(Attempt.id)"}]"#),
        Attempt(method: .post, path: Attempt.mine + "/\(Attempt.id)/duplicate"),
    ])
    private func whatIsRequiredIsRequired(attempt: Attempt) throws {
        var content = Sandbox.Content.standard
        content.customFields[0].isRequired = true
        var session = try SandboxSession(content)
        let answer = session.inEngines(attempt.method, attempt.path, attempt.body)
        #expect(answer.status == 400)
        #expect(try answer.code == 501)
        #expect(answer.text.contains("Reference"))
        #expect(session.sandbox.content.timeEntries == content.timeEntries)
    }

    @Test(arguments: [
        #""projectId": "d00000000000000000000007""#, #""taskId": "d10000000000000000000001""#, #""tagIds": ["none"]"#,
        #""customFields": [{"customFieldId": "none", "value": 1}]"#, #""customFields": [{"value": 1}]"#,
        #""customFields": [{"customFieldId": "d30000000000000000000002", "value": 1}]"#,
        #""customFields": [{"customFieldId": "d30000000000000000000001", "sourceType": "USER", "value": 1}]"#,
    ])
    func whatIsForeignIsRefusedEverywhere(member: String) throws {
        var session = try SandboxSession()
        for (method, path, body) in [
            (HTTPRequest.Method.post, "time-entries", "{\(Attempt.period), \(member)}"),
            (.post, mine, "{\(Attempt.period), \(member)}"),
            (.put, "time-entries/\(first)", "{\(Attempt.period), \(member)}"),
            (.put, mine, #"[{"id": "\#(first)", \#(member)}]"#),
        ] {
            #expect(session.inEngines(method, path, body).status == 400, "\(method) \(path)")
        }
        #expect(session.sandbox.content.timeEntries == Sandbox.Content.standard.timeEntries)
    }

    @Test func customAttributesAreWholeOnCreation() throws {
        var session = try SandboxSession()
        let whole = #"{"name": "a", "namespace": "b", "value": "c"}"#
        #expect(
            session.inEngines(.post, "time-entries", "{\(Attempt.period), \"customAttributes\": [\(whole)]}").status
                == 201
        )
        let partial = #"{"name": "a", "value": "c"}"#
        #expect(
            session.inEngines(.post, "time-entries", "{\(Attempt.period), \"customAttributes\": [\(partial)]}").status
                == 400
        )
    }
}
