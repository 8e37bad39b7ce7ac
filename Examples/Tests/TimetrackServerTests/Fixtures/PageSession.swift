import HTTPTypes
import ProgramFixtures
import Testing

/// A session of the page, as a browser has it.
struct PageSession: Sendable {
    /// The name and the value.
    let cookie: String
    /// What the page sends with each change.
    let confirmation: String

    /// Signs a user in.
    init(of subject: String, at server: RunningServer, with cookies: String? = nil) async throws {
        var fields: HTTPFields = [:]
        fields[.cookie] = cookies
        let token = try await server.folder.session(of: subject)
        let answer = try await server.send(.post, "/session", session: token, fields: fields)
        try #require(answer.status == 200, "\(answer.text)")
        self.cookie = try #require(answer.headers[.setCookie]?.split(separator: ";").first.map { String($0) })
        let state = try await server.send(.get, "/session", fields: [.cookie: cookie])
        self.confirmation = try #require(try state.document()["csrfToken"].string)
    }

    /// The fields of a request from the page.
    ///
    /// - Parameters:
    ///   - confirmation: What it sends with changes, or nil for nothing.
    ///   - more: Further fields.
    /// - Returns: The fields, with the cookie.
    func fields(_ confirmation: String?, _ more: [String: String] = [:]) -> HTTPFields {
        var fields: HTTPFields = [.cookie: cookie]
        for (name, value) in more { if let name = HTTPField.Name(name) { fields[name] = value } }
        if let name = HTTPField.Name("X-CSRF-Token") { fields[name] = confirmation }
        return fields
    }

    /// The fields of a request that changes something.
    var changing: HTTPFields { fields(confirmation) }
}
