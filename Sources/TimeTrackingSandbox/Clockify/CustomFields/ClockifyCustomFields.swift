import HTTPTypes

/// The custom fields of a workspace; an add-on may read them only.
extension Clockify {
    private static let fields: [FieldName] = [
        "allowedValues", "description", "name", "onlyAdminCanEdit", "placeholder", "status", "type",
        .anything("workspaceDefaultValue"),
    ]

    static let customFieldRoutes: [Route] = [
        route(.get, "workspaces/:workspace/custom-fields", query: ["name", "status", "entity-type"]) {
            request,
            content throws(ClockifyFailure) in
            let workspace = try request.workspace(in: content)
            let filter = try ClockifyCustomFieldFilter(request)
            let fields = content.customFields.filter {
                $0.workspace == workspace.id && filter.admits($0, status: $0.status)
            }
            // Neither this list nor a project's has pages.
            return Answer(json: .array(fields.map { customFieldShape($0) }))
        },
        route(
            .post,
            "workspaces/:workspace/custom-fields",
            body: .names(fields + ["entityType"]),
            admitsAddons: false
        ) { request, content throws(ClockifyFailure) in
            let workspace = content.workspaces[try request.administeredWorkspace(in: content)]
            let fields = try request.fields()
            let type = try requiredType(fields)
            let entityType = try fields.choice("entityType", of: ["TIMEENTRY", "USER"]) ?? "TIMEENTRY"
            var field = Content.CustomField(
                id: "",
                workspace: workspace.id,
                name: "",
                type: type,
                entityType: entityType
            )
            try fill(&field, fields, content)
            field.id = content.newIdentifier()
            content.customFields.append(field)
            return Answer(.created, json: customFieldShape(field))
        },
        route(
            .put,
            "workspaces/:workspace/custom-fields/:field",
            body: .names(fields + ["required"]),
            admitsAddons: false
        ) { request, content throws(ClockifyFailure) in
            let index = try administeredField(request, content)
            let fields = try request.fields()
            var field = content.customFields[index]
            guard try requiredType(fields) == field.type else {
                throw .invalid("The type of a field stays.", "El tipo de un campo no cambia.")
            }
            field.isRequired = try fields.flag("required") ?? false
            try fill(&field, fields, content)
            content.customFields[index] = field
            return Answer(json: customFieldShape(field))
        },
        route(.delete, "workspaces/:workspace/custom-fields/:field", admitsAddons: false) {
            request,
            content throws(ClockifyFailure) in
            let id = content.customFields.remove(at: try administeredField(request, content)).id
            for index in content.timeEntries.indices where content.timeEntries[index].customFieldValues[id] != nil {
                content.timeEntries[index].customFieldValues[id] = nil
            }
            for index in content.workspaces.indices {
                for user in content.workspaces[index].memberships.keys {
                    content.workspaces[index].memberships[user]?.customFieldValues[id] = nil
                }
            }
            return Answer(.noContent)
        },
    ]

    private static func requiredType(_ fields: ClockifyFields) throws(ClockifyFailure) -> String {
        let types = ["TXT", "NUMBER", "DROPDOWN_SINGLE", "DROPDOWN_MULTIPLE", "CHECKBOX", "LINK"]
        guard let type = try fields.choice("type", of: types) else { throw ClockifyFields.missing("type") }
        return type
    }

    /// Takes what creating and changing a field have in common; what is left out stays, but for one flag.
    private static func fill(_ field: inout Content.CustomField, _ fields: ClockifyFields, _ content: Content)
        throws(ClockifyFailure)
    {
        field.name = try fields.name("name")
        guard field.name.count >= 2 else {
            throw .invalid("name must have 2 to 250 characters.", "name debe tener de 2 a 250 caracteres.")
        }
        field.description = try fields.text("description") ?? field.description
        field.placeholder = try fields.text("placeholder") ?? field.placeholder
        field.status = try fields.choice("status", of: ClockifyCustomFieldFilter.statuses) ?? field.status
        field.isForAdministratorsOnly = try fields.flag("onlyAdminCanEdit") ?? false
        field.choices = try fields.texts("allowedValues") ?? field.choices
        guard !field.type.hasPrefix("DROPDOWN") || !field.choices.isEmpty else {
            throw .invalid("A drop-down needs allowedValues.", "Una lista desplegable necesita allowedValues.")
        }
        field.defaultValue = try fieldValue(fields["workspaceDefaultValue"], for: field) ?? field.defaultValue
        if fields.isNull("workspaceDefaultValue") { field.defaultValue = nil }
        let isTaken = content.customFields.contains {
            $0.workspace == field.workspace && $0.entityType == field.entityType && $0.name == field.name
                && $0.id != field.id
        }
        guard !isTaken else { throw nameTaken(field.name) }
    }

    private static func administeredField(_ request: ClockifyRequest, _ content: Content) throws(ClockifyFailure)
        -> Int
    {
        let workspace = content.workspaces[try request.administeredWorkspace(in: content)]
        return try fieldIndex(request, in: workspace, content)
    }

    static func fieldIndex(_ request: ClockifyRequest, in workspace: Content.Workspace, _ content: Content)
        throws(ClockifyFailure) -> Int
    {
        let id = request["field"]
        guard let index = content.customFields.firstIndex(where: { $0.id == id && $0.workspace == workspace.id })
        else { throw .foreign("Custom field", id) }
        return index
    }
}
