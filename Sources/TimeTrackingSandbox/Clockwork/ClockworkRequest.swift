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

    /// Refuses names that the route does not take; whether the body can be read is not looked at.
    func requireOnly(_ names: [QueryName], _ fields: [FieldName]) throws(ClockworkFailure) {
        do throws(FieldObjection) {
            try query.requireOnly(names)
            guard !fields.isEmpty else {
                guard call.body.isEmpty else { throw .body }
                return
            }
            switch body {
            case .form(let form): try form.requireOnly(fields.map { QueryName(stringLiteral: $0.name) })
            case .json(let json): try json.requireOnly(fields)
            case .empty, .unreadable: return
            }
        } catch {
            throw .field(error)
        }
    }

    private func bodyTexts() throws(ClockworkFailure) -> (String) -> String? {
        switch body {
        case .empty: return { _ in nil }
        case .unreadable: throw .malformedRequest
        case .form(let form): return { form.first($0) }
        case .json(let json):
            return { name in
                guard case .string(let text) = json[name] else { return nil }
                return text
            }
        }
    }

    /// What a body holds.
    private enum Body {
        /// Nothing, or something of a kind that has no parameters in it.
        case empty
        case form(Query)
        case json(JSON)
        case unreadable
    }

    private var body: Body {
        guard !call.body.isEmpty else { return .empty }
        let type = call.headers[.contentType]?.lowercased() ?? "application/json"
        if type.hasPrefix("application/x-www-form-urlencoded") {
            guard let text = String(validating: call.body, as: UTF8.self), let form = Query(text[...])
            else { return .unreadable }
            return .form(form)
        }
        guard type.hasPrefix("application/json") else { return .empty }
        do {
            return .json(try JSONParser.value(of: call.body))
        } catch {
            return .unreadable
        }
    }

    /// A date in the query, or nil when it is absent.
    func day(_ name: String) throws(ClockworkFailure) -> CivilTime? {
        guard let text = query.first(name), !text.isEmpty else { return nil }
        guard let day = Timestamp.day(text) else { throw .badParameter(name, text) }
        return day
    }
}
