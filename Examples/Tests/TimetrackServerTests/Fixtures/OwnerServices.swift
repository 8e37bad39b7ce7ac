import Foundation
import HTTPTypes
import SandboxServer
import Synchronization

/// Both services, where each answer names the owner of the token that came with the request: `key-17` belongs to 17.
final class OwnerServices: Sendable {
    private let strangers = Mutex<[String]>([])

    /// Timers that were to be started on another's issue.
    var strangersTimers: [String] { strangers.withLock(\.self) }

    /// Answers a request.
    @Sendable
    func respond(to request: HTTPRequest, body: [UInt8]) -> (HTTPResponse, [UInt8]) {
        let name = HTTPField.Name("X-Api-Key").flatMap { request.headerFields[$0] }
        let token = name ?? request.headerFields[.authorization] ?? ""
        guard let owner = token.split(separator: "-").last.flatMap({ Int($0) }) else {
            return (HTTPResponse(status: .unauthorized), Array(#"{"message":"no token"}"#.utf8))
        }
        let path = request.path ?? ""
        if path.hasSuffix("/user") {
            let digits = String(owner)
            let id = String(repeating: "0", count: 24 - digits.count) + digits
            return answer(#"{"id":"\#(id)","name":"Owner \#(owner)"}"#)
        }
        if path.hasSuffix("/start_timer") {
            let text = String(decoding: body, as: UTF8.self)
            if !text.contains("\"OWN-\(owner)\"") { strangers.withLock { $0.append(text) } }
            return answer(#"{"messages":[]}"#)
        }
        return (HTTPResponse(status: .notFound), Array("{}".utf8))
    }

    private func answer(_ text: String) -> (HTTPResponse, [UInt8]) {
        (HTTPResponse(status: .ok, headerFields: [.contentType: "application/json"]), Array(text.utf8))
    }
}
