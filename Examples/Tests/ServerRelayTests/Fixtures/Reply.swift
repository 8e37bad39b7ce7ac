import Foundation
import HTTPTypes

/// What the relay answered.
struct Reply: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as an object; empty when it is none.
    var object: [String: Any] {
        let value = try? JSONSerialization.jsonObject(with: Data(body))
        return value as? [String: Any] ?? [:]
    }

    /// The code of a failure, or nil when it is none.
    var error: String? { object["error"] as? String }

    /// The sentence of a failure, or nil when it has none.
    var message: String? { object["message"] as? String }

    func list(_ name: String) -> [[String: Any]] {
        object[name] as? [[String: Any]] ?? []
    }
}
