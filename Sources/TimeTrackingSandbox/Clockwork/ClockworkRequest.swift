import HTTPTypes

/// An authenticated request to Clockwork.
struct ClockworkRequest: Sendable {
    var call: Call
    var query: Query
    var account: Sandbox.Content.Account
    var hasEndlessPages: Bool

    /// A named text, from the query or else from the body, which is JSON or a form.
    func texts() throws(ClockworkFailure) -> (String) -> String? {
        let body = try bodyTexts()
        return { name in query.first(name) ?? body(name) }
    }

    private func bodyTexts() throws(ClockworkFailure) -> (String) -> String? {
        guard !call.body.isEmpty else { return { _ in nil } }
        let type = call.headers[.contentType]?.lowercased() ?? "application/json"
        if type.hasPrefix("application/x-www-form-urlencoded") {
            guard let text = String(validating: call.body, as: UTF8.self), let form = Query(text[...])
            else { throw .malformedRequest }
            return { form.first($0) }
        }
        // A body of another kind has no parameters in it.
        guard type.hasPrefix("application/json") else { return { _ in nil } }
        let json: JSON
        do {
            json = try JSONParser.value(of: call.body)
        } catch {
            throw .malformedRequest
        }
        return { name in
            guard case .string(let text) = json[name] else { return nil }
            return text
        }
    }

    /// A date in the query, or nil when it is absent.
    func day(_ name: String) throws(ClockworkFailure) -> CivilTime? {
        guard let text = query.first(name), !text.isEmpty else { return nil }
        guard let day = Timestamp.day(text) else { throw .badParameter(name, text) }
        return day
    }
}
