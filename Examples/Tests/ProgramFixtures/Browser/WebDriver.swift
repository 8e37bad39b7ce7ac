import Dispatch
import Foundation

/// Sends commands of the WebDriver protocol to a driver on the loopback interface.
struct WebDriver: Sendable {
    /// What a driver or a browser refuses, or does not do in time.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The driver's port.
    let port: UInt16

    /// What commands are for: nothing for the driver itself, or one of its sessions.
    var path = ""

    /// Sends a command.
    ///
    /// - Parameters:
    ///   - method: `GET`, `POST` or `DELETE`.
    ///   - command: The command with a slash before it, or nothing for the session itself.
    ///   - body: The parameters, which `POST` alone takes.
    /// - Returns: The value of the answer.
    /// - Throws: What the driver says against it.
    @discardableResult
    func send(_ method: String, _ command: String, _ body: [String: Any] = [:]) async throws -> Any {
        let content = method == "POST" ? try JSONSerialization.data(withJSONObject: body) : Data()
        let request = [
            "\(method) \(path)\(command) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close",
            "Content-Type: application/json; charset=utf-8", "Content-Length: \(content.count)", "", "",
        ]
        let bytes = Data(request.joined(separator: "\r\n").utf8) + content
        // URLSession does not read the driver's header fields, which have no space after the colon.
        let data = try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global()
                .async { [port] in
                    continuation.resume(with: Result { try LoopbackSocket.exchange(bytes, port: port) })
                }
        }
        let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let value = answer?["value"] ?? NSNull()
        if let fields = value as? [String: Any], let error = fields["error"] as? String {
            throw Failure(description: "\(method) \(command): \(error): \(fields["message"] as? String ?? "")")
        }
        return value
    }
}
