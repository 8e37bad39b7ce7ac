import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct RecordingTests {
    @Test func nothingIsRecordedUnlessAsked() throws {
        var session = try SandboxSession()
        _ = session.send(.get, "/api/v1/user")
        #expect(session.sandbox.records.isEmpty)
    }

    @Test func aRecordHasTheRequestAndTheStatusAndNoCredential() throws {
        var session = try SandboxSession()
        session.sandbox.isRecording = true
        let body = #"{"name": "x"}"#
        _ = session.send(.post, "/api/v1/workspaces/\(SandboxSession.engines)/tags", body)
        _ = session.send(.get, "/api/v1/workspaces?roles=OWNER", headers: [.contentType: "application/json"])
        session.sandbox.faults.rules = [.init(.withheldAnswer, next: 1)]
        _ = session.send(.get, "/api/v1/user")
        let records = session.sandbox.takeRecords()
        #expect(
            records == [
                SandboxExchangeRecord(
                    method: .post,
                    path: "/api/v1/workspaces/\(SandboxSession.engines)/tags",
                    body: Array(body.utf8),
                    status: .created
                ),
                SandboxExchangeRecord(
                    method: .get,
                    path: "/api/v1/workspaces?roles=OWNER",
                    contentType: "application/json",
                    body: [],
                    status: .ok
                ),
                SandboxExchangeRecord(method: .get, path: "/api/v1/user", body: [], status: nil),
            ]
        )
        var dumped = ""
        dump(records, to: &dumped)
        #expect(!dumped.contains(Sandbox.Content.StandardToken.adaClockify))
        #expect(session.sandbox.records.isEmpty)
    }
}
