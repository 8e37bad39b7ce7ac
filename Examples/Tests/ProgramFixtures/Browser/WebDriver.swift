import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Sends commands of the WebDriver protocol to a driver on the loopback interface.
struct WebDriver: Sendable {
    /// What a driver or a browser refuses, or does not do in time.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The address of what commands are for: the driver, or one of its sessions.
    let address: URL

    /// Sends a command.
    ///
    /// - Parameters:
    ///   - method: `GET`, `POST` or `DELETE`.
    ///   - path: The command, without a slash before it.
    ///   - body: The parameters, which `POST` alone takes.
    /// - Returns: The value of the answer.
    /// - Throws: What the driver says against it.
    @discardableResult
    func send(_ method: String, _ path: String, _ body: [String: Any] = [:]) async throws -> Any {
        var request = URLRequest(url: path.isEmpty ? address : address.appending(path: path))
        request.httpMethod = method
        request.timeoutInterval = 60
        if method == "POST" {
            request.setValue("application/json; charset=utf-8", forHTTPHeaderField: "Content-Type")
            request.httpBody = try JSONSerialization.data(withJSONObject: body)
        }
        let (data, _) = try await URLSession.shared.data(for: request)
        let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let value: Any = answer?["value"] ?? NSNull()
        if let fields = value as? [String: Any], let error = fields["error"] as? String {
            throw Failure(description: "\(method) \(path): \(error): \(fields["message"] as? String ?? "")")
        }
        return value
    }
}
