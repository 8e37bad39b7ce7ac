import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct UnknownFieldsTests {
    private let entry = #"{"start": "2026-01-07T09:00:00Z", "end": "2026-01-07T10:00:00Z", "#

    /// Requests that are well but for one field, the field, and the code of the refusal.
    private func mistakes() -> [(HTTPRequest.Method, String, String, field: String, code: Int)] {
        let mine = "user/\(SandboxSession.ada)/time-entries"
        return [
            (.get, "projects?pageSize=5", "", "pageSize", 3000),
            (.get, "projects?archived=true&archived=false", "", "archived", 3000),
            (.get, "projects/d00000000000000000000001?page=1", "", "page", 3000),
            (.post, "tags", #"{"name": "x", "archived": true}"#, "archived", 501),
            (.post, "tags?name=x", #"{"name": "x"}"#, "name", 3000),
            (.post, "tags", #"{"name": "x", "name": "y"}"#, "name", 501),
            (.post, "time-entries", entry + #""customFieldValues": []}"#, "customFieldValues", 501),
            (
                .post, "time-entries", entry + #""customFields": [{"id": "d30000000000000000000001"}]}"#,
                "customFields.id", 501
            ),
            (
                .put, mine, #"[{"id": "f00000000000000000000001"}, {"id": "f00000000000000000000002", "tag": 1}]"#,
                "tag",
                501
            ),
            (
                .post, "projects", #"{"name": "x", "hourlyRate": {"amount": 1, "currency": "EUR"}}"#,
                "hourlyRate.currency", 501
            ),
            (.post, "projects", #"{"name": "x", "public": true}"#, "public", 501),
        ]
    }

    @Test func aMistakeIsRefusedAndNamedAndNothingIsKept() throws {
        for language in ["EN", "ES"] {
            for (method, path, body, field, code) in mistakes() {
                var session = try SandboxSession()
                session.sandbox.content.accounts[0].language = language
                let answer = session.inEngines(method, path, body)
                #expect(answer.status == 400, "\(path) \(body)")
                #expect(try answer.code == .integer(code), "\(path) \(body)")
                #expect(answer.text.contains(field), "\(answer.text)")
                #expect(session.sandbox.content.tags == Sandbox.Content.standard.tags)
                #expect(session.sandbox.content.timeEntries == Sandbox.Content.standard.timeEntries)
                #expect(session.sandbox.content.projects == Sandbox.Content.standard.projects)
            }
        }
    }

    @Test func aMistakeIsServedWhereUnknownFieldsAreIgnored() throws {
        for (method, path, body, _, _) in mistakes() where !body.contains("customFields") {
            var session = try SandboxSession()
            session.sandbox.unknownFields = .ignored
            let answer = session.inEngines(method, path, body)
            #expect([200, 201].contains(answer.status), "\(path) \(body) \(answer.text)")
        }
    }

    @Test func aBodyWhereNoneIsTakenIsRefused() throws {
        var session = try SandboxSession()
        let path = "tags/d20000000000000000000001"
        for body in ["{}", "null", " ", "x"] {
            for method in [HTTPRequest.Method.get, .delete] {
                let answer = session.inEngines(method, path, body)
                #expect(answer.status == 400)
                #expect(try answer.code == 501)
            }
        }
        session.sandbox.unknownFields = .ignored
        #expect(session.inEngines(.get, path, "x").status == 200)
    }

    @Test(arguments: [
        ("GET", "worklogs?starting=2026-01-05", "", "starting"),
        ("GET", "worklogs?project_keys=ENGINE", "", "project_keys"),
        ("GET", "worklogs?expand=issues&expand=authors", "", "expand"), ("GET", "worklogs", "{}", ""),
        ("GET", "worklogs?limit=5", "", "limit"), ("GET", "worklogs?page=2", "", "page"),
        ("GET", "worklogs?expand%5B%5D=issues", "", "expand[]"), ("GET", "worklogs?tz=UTC&tz=UTC", "", "tz"),
        ("GET", "worklogs?offset=1&offset=2", "", "offset"), ("GET", "worklogs?project_ids=1", "", "project_ids"),
        ("POST", "start_timer", #"{"issue_key": "ENGINE-1", "issue_key": "ENGINE-2"}"#, "issue_key"),
        ("POST", "stop_timer?issue_key=ENGINE-1&comment=c", "", "comment"),
        ("POST", "start_timer", #"{"issue_key": "ENGINE-1", "started": "2026-01-07"}"#, "started"),
        ("POST", "start_timer?issue=ENGINE-1", "", "issue"),
        ("POST", "stop_timer", #"{"issue_key": "ENGINE-1", "comment": "c"}"#, "comment"),
    ])
    func clockworkCannotProcessAMistake(method: String, path: String, body: String, field: String) throws {
        var session = try SandboxSession(key: nil, token: Sandbox.Content.StandardToken.adaClockwork)
        let method = try #require(HTTPRequest.Method(method))
        let answer = session.send(method, "/v1/\(path)", body)
        #expect(answer.status == 422, "\(path)")
        guard case .array(let errors) = try answer.json["errors"], case .string(let sentence) = errors.first else {
            Issue.record("no errors: \(answer.text)")
            return
        }
        #expect(sentence.contains(field) || field.isEmpty)
        #expect(session.sandbox.content.timers.isEmpty)
    }

    @Test func clockworkChecksTheNamesOfAFormAsWell() throws {
        var session = try SandboxSession(key: nil, token: Sandbox.Content.StandardToken.adaClockwork)
        let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        let body = "issue_key=ENGINE-1&tag=x"
        #expect(session.send(.post, "/v1/start_timer", body, headers: form).status == 422)
        session.sandbox.unknownFields = .ignored
        #expect(session.send(.post, "/v1/start_timer", body, headers: form).status == 200)
        #expect(session.send(.get, "/v1/worklogs?nothing=1").status == 200)
    }
}
