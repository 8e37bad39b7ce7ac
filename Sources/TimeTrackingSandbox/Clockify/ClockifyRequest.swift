import HTTPTypes

/// An authenticated request to Clockify.
struct ClockifyRequest: Sendable {
    var call: Call
    var parameters: [String: String]
    var account: Sandbox.Content.Account
    /// The identifier of the workspace to which an add-on's token belongs, or nil for a personal key.
    var addonWorkspace: String?
    var hasEndlessPages: Bool
    /// The JSON in the body; reading it fails when the body is empty.
    let body: Result<JSON, JSONParser.Failure>

    init(call: Call, parameters: [String: String], caller: Clockify.Caller, hasEndlessPages: Bool) {
        self.call = call
        self.parameters = parameters
        self.account = caller.account
        self.addonWorkspace = caller.addonWorkspace
        self.hasEndlessPages = hasEndlessPages
        self.body = Result { () throws(JSONParser.Failure) in try JSONParser.value(of: call.body) }
    }

    /// A parameter of the path; the route table has made sure that it is there.
    subscript(parameter: String) -> String { parameters[parameter] ?? "" }

    /// The query, which was read before the route was looked up.
    var query: Query { call.query ?? Query() }

    /// The workspace of the path.
    ///
    /// - Throws: Access denied, also when there is no such workspace, or when the caller was put away in it.
    func workspace(in content: Sandbox.Content) throws(ClockifyFailure) -> Sandbox.Content.Workspace {
        let workspace = content.workspaces.first { $0.id == self["workspace"] }
        guard let workspace, workspace.isActive(account.id), addonWorkspace ?? workspace.id == workspace.id
        else { throw .accessDenied }
        return workspace
    }

    func isAdministrator(of workspace: Sandbox.Content.Workspace) -> Bool {
        workspace.administrators.contains(account.id)
    }

    /// Where the workspace of the path lies, for somebody who may change it.
    ///
    /// - Throws: Access denied for everybody else.
    func administeredWorkspace(in content: Sandbox.Content) throws(ClockifyFailure) -> Int {
        let workspace = try workspace(in: content)
        guard isAdministrator(of: workspace),
            let index = content.workspaces.firstIndex(where: { $0.id == workspace.id })
        else { throw .accessDenied }
        return index
    }

    /// The member in the path, whoever asks; it may have been put away.
    func member(of workspace: Sandbox.Content.Workspace, _ content: Sandbox.Content) throws(ClockifyFailure)
        -> Sandbox.Content.Account
    {
        let id = self["user"]
        guard workspace.members.contains(id), let member = content.accounts.first(where: { $0.id == id })
        else { throw .foreign("User", id) }
        return member
    }

    /// The account in the path, whose time the request is about.
    ///
    /// - Throws: Access denied for a plain member who asks about somebody else.
    func user(in workspace: Sandbox.Content.Workspace, _ content: Sandbox.Content) throws(ClockifyFailure)
        -> Sandbox.Content.Account
    {
        let id = self["user"]
        if id == account.id { return account }
        guard isAdministrator(of: workspace) else { throw .accessDenied }
        return try member(of: workspace, content)
    }

    /// Refuses what the route does not take; whether the body can be read is not looked at.
    func requireOnly(_ names: [QueryName], _ fields: BodyFields) throws(ClockifyFailure) {
        do throws(FieldObjection) {
            try query.requireOnly(names)
            switch fields {
            case .none: guard call.body.isEmpty else { throw .body }
            case .names(let names):
                if case .success(let json) = body { try json.requireOnly(names) }
            case .parts(let names):
                var seen: Set<String> = []
                for part in Multipart(call.body, contentType: call.headers[.contentType])?.parts ?? [] {
                    guard names.contains(part.name) else { throw .unknownField(part.name) }
                    guard seen.insert(part.name).inserted else { throw .repeatedField(part.name) }
                }
            }
        } catch {
            throw ClockifyFailure(error)
        }
    }

    /// The members of the JSON object in the body.
    func fields() throws(ClockifyFailure) -> ClockifyFields {
        try ClockifyFields(try json())
    }

    /// The JSON in the body.
    func json() throws(ClockifyFailure) -> JSON {
        do throws(JSONParser.Failure) {
            return try body.get()
        } catch {
            throw .rejected(
                "The body is no JSON from byte \(error.offset) on.",
                "El cuerpo no es JSON a partir del byte \(error.offset)."
            )
        }
    }

    /// A truth value in the query, or nil when it is absent.
    func flag(_ name: String) throws(ClockifyFailure) -> Bool? {
        guard let text = query.first(name), !text.isEmpty else { return nil }
        switch text.lowercased() {
        case "true", "on", "yes", "1": return true
        case "false", "off", "no", "0": return false
        default: throw Self.badParameter(name, text)
        }
    }

    /// A number in the query, or nil when it is absent.
    func integer(_ name: String) throws(ClockifyFailure) -> Int? {
        guard let text = query.first(name), !text.isEmpty else { return nil }
        guard let number = Int32(text) else { throw Self.badParameter(name, text) }
        return Int(number)
    }

    /// One of the words that a query parameter may have, or nil when it is absent.
    func word(_ name: String, of words: [String]) throws(ClockifyFailure) -> String? {
        guard let text = query.first(name), !text.isEmpty else { return nil }
        guard words.contains(text) else { throw Self.badParameter(name, text) }
        return text
    }

    static func badParameter(_ name: String, _ text: String) -> ClockifyFailure {
        .rejected("The parameter \(name) cannot be \(text).", "El parámetro \(name) no puede ser \(text).")
    }
}
