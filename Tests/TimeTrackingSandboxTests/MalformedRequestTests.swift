import Foundation
import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

/// Requests that nobody would send on purpose: each must get an answer, and none may take the process down.
@Suite struct MalformedRequestTests {
    private static let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete, .head, .options, .trace]

    private static let paths = [
        "/api/v1/user", "/api/v1/workspaces", "/api/v1/workspaces/W", "/api/v1/workspaces/W/users",
        "/api/v1/workspaces/W/custom-fields", "/api/v1/workspaces/W/projects", "/api/v1/workspaces/W/projects/P",
        "/api/v1/workspaces/W/projects/P/tasks", "/api/v1/workspaces/W/projects/P/tasks/T",
        "/api/v1/workspaces/W/clients", "/api/v1/workspaces/W/clients/C", "/api/v1/workspaces/W/tags",
        "/api/v1/workspaces/W/tags/G", "/api/v1/workspaces/W/time-entries", "/api/v1/workspaces/W/time-entries/E",
        "/api/v1/workspaces/W/time-entries/status/in-progress", "/api/v1/workspaces/W/user/U/time-entries",
        "/api/v1/workspaces/W/user/U/time-entries/E/duplicate", "/api/v1/file/image", "/api/v1/workspaces/W/cost-rate",
        "/api/v1/workspaces/W/hourly-rate", "/api/v1/workspaces/W/limited-users", "/api/v1/workspaces/W/users/info",
        "/api/v1/workspaces/W/users/U", "/api/v1/workspaces/W/users/U/cost-rate",
        "/api/v1/workspaces/W/users/U/hourly-rate", "/api/v1/workspaces/W/users/U/managers",
        "/api/v1/workspaces/W/users/U/roles", "/api/v1/workspaces/W/users/U/custom-field/F/value",
        "/api/v1/workspaces/W/member-profile/U", "/api/v1/workspaces/W/custom-fields/F",
        "/api/v1/workspaces/W/projects/P/custom-fields", "/api/v1/workspaces/W/projects/P/custom-fields/F",
        "/api/v1/workspaces/W/projects/from-template", "/api/v1/workspaces/W/projects/P/estimate",
        "/api/v1/workspaces/W/projects/P/memberships", "/api/v1/workspaces/W/projects/P/template",
        "/api/v1/workspaces/W/projects/P/users/U/hourly-rate", "/api/v1/workspaces/W/projects/P/tasks/T/cost-rate",
        "/api/v1/workspaces/W/time-entries/batch", "/api/v1/workspaces/W/time-entries/invoiced",
        "/report/v1/workspaces/W/reports/detailed", "/v1/workspaces/W/reports/summary",
        "/v1/workspaces/W/reports/weekly", "/v1/start_timer", "/v1/stop_timer", "/v1/worklogs",
    ]

    private static let identifiers: [Character: String] = [
        "W": SandboxSession.engines, "U": SandboxSession.ada, "P": "d00000000000000000000002",
        "T": "d10000000000000000000001", "C": "c10000000000000000000001", "G": "d20000000000000000000001",
        "E": "f00000000000000000000001", "F": "d30000000000000000000002",
    ]

    private static let names = [
        "page", "page-size", "name", "archived", "start", "end", "in-progress", "hydrated", "tags", "time-entry-ids",
        "sort-column", "sort-order", "starting_at", "ending_at", "tz", "offset", "expand", "project_keys[]",
        "issue_key",
        "id", "description", "projectId", "taskId", "tagIds", "customFields", "billable", "type", "ccEmails", "color",
        "hourlyRate", "status", "assigneeIds", "comment", "clientId", "isPublic", "amount", "currency", "users",
        "email", "role", "entityId", "value", "userCustomFields", "workingDays", "workCapacity", "allowedValues",
        "defaultValue", "roles", "userGroups", "accountStatuses", "pageSize", "sortColumn",
        "timeEntryIds", "invoiced", "estimate", "budgetEstimate", "timeEstimate", "memberships", "userIds",
        "templateProjectId", "dateRangeStart", "dateRangeEnd", "dateRangeType", "timeZone", "detailedFilter", "groups",
        "summaryFilter", "weeklyFilter", "group", "get-week-before", "from-entry", "billable", "clients", "contains",
    ]

    private static let values = [
        "", "0", "-1", "1", "2147483647", "2147483648", "-9223372036854775808", "9223372036854775807", "1e400", "true",
        "null", "%", "%00", "%zz", "%F0%9F%98%80", "\u{202E}", "\u{0}", "2026-01-07T09:00:00Z", "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00+18:59", "9999-12-31T23:59:59-18:59", "2026-01-07", "9999-12-31", "0001-01-01", "ENGINE-1",
        "Europe/Berlin", "Asia/Seoul", ",,,", "worklogs,issues,authors,emails", "[]", "{}", "d20000000000000000000001",
    ]

    private static func path(_ generator: inout SplitMix) -> String {
        var path = generator.pick(paths).reduce(into: "") { $0 += identifiers[$1] ?? String($1) }
        if generator.chance(of: 10) { path += generator.pick(["/", "//", "/%2e%2e", "/%", "/\u{e9}", "#", "?", "/*"]) }
        if generator.chance(of: 20) {
            path.remove(at: path.index(path.startIndex, offsetBy: generator.below(path.count)))
        }
        let count = generator.below(4)
        guard count > 0 else { return path }
        let pairs = (0..<count).map { _ in "\(generator.pick(names))=\(generator.pick(values))" }
        return path + "?" + pairs.joined(separator: "&")
    }

    private static func json(_ generator: inout SplitMix, depth: Int = 0) -> String {
        switch generator.below(depth > 3 ? 4 : 7) {
        case 0:
            return generator.pick(["null", "true", "false", "0", "-1", "1e308", "9223372036854775808", "1.5", "nul"])
        case 1, 2, 3: return "\"\(generator.pick(values))\""
        case 4:
            return "[" + (0..<generator.below(4)).map { _ in json(&generator, depth: depth + 1) }.joined(separator: ",")
                + "]"
        default:
            let members = (0..<generator.below(8))
                .map { _ in
                    "\"\(generator.pick(names))\":\(json(&generator, depth: depth + 1))"
                }
            return "{" + members.joined(separator: ",") + "}"
        }
    }

    private static func body(_ generator: inout SplitMix) -> [UInt8] {
        switch generator.below(6) {
        case 0: return []
        case 1: return (0..<generator.below(64)).map { _ in UInt8(generator.below(256)) }
        case 2: return Array(repeating: UInt8(ascii: "["), count: generator.below(5_000))
        default:
            var body = Array(json(&generator).utf8)
            if generator.chance(of: 8), !body.isEmpty {
                body[generator.below(body.count)] = UInt8(generator.below(256))
            }
            return body
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func everyRequestIsAnswered(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        var session = try SandboxSession()
        var statuses: Set<Int> = []
        for number in 0..<5_000 {
            if number % 500 == 0 {
                session = try SandboxSession()
                session.sandbox.faults.hasEndlessPages = number == 1_000
                session.sandbox.unknownFields = number == 2_000 ? .refused : .ignored
            }
            let path = Self.path(&generator)
            var request = HTTPRequest(method: generator.pick(Self.methods), scheme: nil, authority: nil, path: path)
            if path.hasPrefix("/v1/"), !path.hasPrefix("/v1/workspaces/") {
                request.headerFields[.authorization] = "Token \(Sandbox.Content.StandardToken.adaClockwork)"
            } else {
                request.headerFields[.apiKey] = Sandbox.Content.StandardToken.adaClockify
            }
            if generator.chance(of: 5) {
                request.headerFields[.contentType] = generator.pick([
                    "application/x-www-form-urlencoded", "text/plain", "", "multipart/form-data; boundary=x",
                ])
            }
            let (response, body) = session.sandbox.respond(to: request, body: Self.body(&generator))
            statuses.insert(response.status.code)
            #expect((200..<500).contains(response.status.code), "\(request.method) \(path)")
            if response.headerFields[.contentType] == "application/json", !body.isEmpty, body.count < 100_000 {
                #expect(throws: Never.self, "\(request.method) \(path)") {
                    try JSONSerialization.jsonObject(with: Data(body))
                }
            }
        }
        // Requests of every fate were among them, so that more than the front door was tried.
        #expect(statuses.isSuperset(of: [200, 201, 204, 400, 403, 404, 405, 422]), "\(statuses.sorted())")
    }

    @Test func targetsThatAreNoPathsAreAnswered() throws {
        var session = try SandboxSession()
        for path in [
            nil, "", "*", "?", "http://h/api/v1/user", "/api/v1/%", "/v1/%", "/v1/worklogs?%", "/v1/", "//v1/",
        ] {
            var request = HTTPRequest(method: .get, scheme: nil, authority: nil, path: path)
            request.headerFields = session.authorization
            let (response, _) = session.sandbox.respond(to: request, body: [])
            #expect([400, 404].contains(response.status.code), "\(path ?? "nil")")
        }
    }

    @Test func aBodyNestedAHundredThousandDeepIsRefused() throws {
        var session = try SandboxSession()
        let deep = String(repeating: #"{"a":"#, count: 100_000)
        #expect(session.inEngines(.post, "time-entries", deep).status == 400)
        session.use(token: Sandbox.Content.StandardToken.adaClockwork)
        #expect(session.send(.post, "/v1/start_timer", deep).status == 400)
    }
}

/// A generator whose numbers follow from its seed.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    mutating func chance(of one: Int) -> Bool { below(one) == 0 }

    /// One of some elements, of which there is at least one.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
