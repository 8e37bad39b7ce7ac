import HTTPTypes

/// The values of the custom fields of users.
extension Clockify {
    static let userFieldRoutes: [Route] = [
        route(
            .put,
            "workspaces/:workspace/users/:user/custom-field/:field/value",
            body: [.anything("value")]
        ) { request, content throws(ClockifyFailure) in
            let workspace = try request.workspace(in: content)
            let user = try request.user(in: workspace, content)
            let field = try userField(request["field"], in: workspace, content, request)
            let value = try fieldValue(try request.fields()["value"], for: field)
            var membership = workspace.membership(of: user.id)
            membership.customFieldValues[field.id] = value
            if let index = content.workspaces.firstIndex(where: { $0.id == workspace.id }) {
                content.workspaces[index].memberships[user.id] = membership
            }
            return Answer(.created, json: userFieldShape(field, value, of: user.id))
        }
    ]

    /// Takes the values that a body has under `userCustomFields`.
    ///
    /// - Parameters:
    ///   - membership: Where they are kept.
    ///   - fields: The body's members.
    ///   - workspace: The workspace.
    ///   - content: What the sandbox knows.
    ///   - request: Who gives them, or nil for an administrator.
    /// - Throws: What is wrong with a field or with its value.
    static func fillUserFields(
        _ membership: inout Content.Workspace.Membership,
        _ fields: ClockifyFields,
        in workspace: Content.Workspace,
        _ content: Content,
        _ request: ClockifyRequest? = nil
    ) throws(ClockifyFailure) {
        for element in try fields.array("userCustomFields") ?? [] {
            let element = try ClockifyFields(element)
            let field = try userField(try element.text("customFieldId") ?? "", in: workspace, content, request)
            membership.customFieldValues[field.id] = try fieldValue(element["value"], for: field)
        }
    }

    private static func userField(
        _ id: String,
        in workspace: Content.Workspace,
        _ content: Content,
        _ request: ClockifyRequest?
    ) throws(ClockifyFailure) -> Content.CustomField {
        let field = content.customFields.first {
            $0.id == id && $0.workspace == workspace.id && $0.entityType == "USER"
        }
        guard let field else { throw .foreign("Custom field", id) }
        if field.isForAdministratorsOnly, let request, !request.isAdministrator(of: workspace) { throw .accessDenied }
        return field
    }

    /// A value that fits a field, or nil when it is null.
    static func fieldValue(_ json: JSON?, for field: Content.CustomField) throws(ClockifyFailure)
        -> Content.CustomFieldValue?
    {
        guard let json else { return nil }
        guard let value = Content.CustomFieldValue(json), field.admits(value) else {
            throw .invalid(
                "The value does not fit \(field.name), a field of type \(field.type).",
                "El valor no es apto para \(field.name), un campo de tipo \(field.type)."
            )
        }
        return value
    }

    private static func userFieldShape(
        _ field: Content.CustomField,
        _ value: Content.CustomFieldValue?,
        of user: String
    ) -> JSON {
        [
            "customFieldId": .string(field.id),
            "customFieldName": .string(field.name),
            "customFieldType": .string(field.type),
            "userId": .string(user),
            "value": value?.json ?? .null,
        ]
    }

    /// The values that somebody has, as they stand in a list of users.
    static func userFieldShapes(of user: String, in workspace: Content.Workspace, _ content: Content) -> [JSON] {
        let values = workspace.membership(of: user).customFieldValues
        return userFields(of: workspace, content)
            .compactMap { field in
                values[field.id].map { userFieldShape(field, $0, of: user) }
            }
    }

    /// The values that somebody has or gets by default, as they stand in a profile.
    static func fullUserFieldShapes(of user: String, in workspace: Content.Workspace, _ content: Content) -> [JSON] {
        let values = workspace.membership(of: user).customFieldValues
        return userFields(of: workspace, content)
            .compactMap { field in
                guard let value = values[field.id] ?? field.defaultValue else { return nil }
                return [
                    "customField": customFieldShape(field),
                    "customFieldId": .string(field.id),
                    "name": .string(field.name),
                    "sourceType": values[field.id] == nil ? "WORKSPACE" : "USER",
                    "type": .string(field.type),
                    "userId": .string(user),
                    "value": value.json,
                ]
            }
    }

    private static func userFields(of workspace: Content.Workspace, _ content: Content) -> [Content.CustomField] {
        content.customFields.filter { $0.workspace == workspace.id && $0.entityType == "USER" }
    }
}
