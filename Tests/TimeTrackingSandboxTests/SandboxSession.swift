import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import TimeTrackingSandbox

/// A sandbox, the time in it, and whoever sends the requests.
struct SandboxSession {
    /// The time that the sandbox is told.
    final class Time: Sendable {
        private let moment: Mutex<Date>

        init(_ date: Date) {
            moment = Mutex(date)
        }

        var now: Date { moment.withLock { $0 } }

        func advance(by seconds: Double) {
            moment.withLock { $0 += seconds }
        }
    }

    /// An answer, taken apart.
    struct Answer {
        var status: Int
        var headers: HTTPFields
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        var json: JSON {
            get throws { try JSONParser.value(of: body) }
        }

        /// The elements of a JSON array.
        var list: [JSON] {
            get throws {
                guard case .array(let elements) = try json else {
                    Issue.record("no array: \(text)")
                    return []
                }
                return elements
            }
        }

        /// Clockify's number for an error.
        var code: JSON? {
            get throws { try json["code"] }
        }

        var lastPage: String? { headers[.lastPage] }
    }

    static let engines = "b00000000000000000000001"
    static let compilers = "b00000000000000000000002"
    static let ada = "ac0000000000000000000001"
    static let grace = "ac0000000000000000000002"

    let time: Time
    var sandbox: Sandbox
    var authorization: HTTPFields

    /// Begins on 2026-01-07 at 09:00 UTC.
    init(
        _ content: Sandbox.Content = .standard,
        key: String? = Sandbox.Content.StandardToken.adaClockify,
        token: String? = nil
    ) throws {
        let time = Time(try #require(Timestamp.date("2026-01-07T09:00:00Z")))
        self.time = time
        sandbox = Sandbox(content, now: { time.now })
        authorization = [:]
        authorization[.apiKey] = key
        authorization[.authorization] = token.map { "Token \($0)" }
    }

    mutating func use(key: String) {
        authorization = [.apiKey: key]
    }

    mutating func use(token: String) {
        authorization = [.authorization: "Token \(token)"]
    }

    mutating func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String = "",
        headers: HTTPFields = [:]
    ) -> Answer {
        var request = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1", path: path)
        request.headerFields = authorization
        request.headerFields.append(contentsOf: headers)
        let (response, body) = sandbox.respond(to: request, body: Array(body.utf8))
        return Answer(status: response.status.code, headers: response.headerFields, body: body)
    }

    /// Sends a request below the workspace "Analytical Engines".
    mutating func inEngines(_ method: HTTPRequest.Method, _ path: String, _ body: String = "") -> Answer {
        send(method, "/api/v1/workspaces/\(Self.engines)/\(path)", body)
    }
}
