/// Which custom fields a list shows.
struct ClockifyCustomFieldFilter {
    static let statuses = ["INACTIVE", "VISIBLE", "INVISIBLE"]

    private var name: String?
    private var status: String?
    private var entityType: String?

    init(_ request: ClockifyRequest) throws(ClockifyFailure) {
        name = request.query.first("name")?.lowercased()
        status = try request.word("status", of: Self.statuses)
        entityType = request.query.first("entity-type")
    }

    /// Whether a field is shown that has a status, which may be another in a project than in the workspace.
    func admits(_ field: Sandbox.Content.CustomField, status: String) -> Bool {
        if let name, !name.isEmpty, !field.name.lowercased().contains(name) { return false }
        if let wanted = self.status, wanted != status { return false }
        if let entityType, !entityType.isEmpty, entityType != field.entityType { return false }
        return true
    }
}

extension Clockify {
    /// A custom field with what is different in projects: in all of them, or in one.
    static func customFieldShape(_ field: Sandbox.Content.CustomField, in project: String? = nil) -> JSON {
        let defaults = field.projectDefaults
            .filter { project == nil || $0.key == project }
            .sorted { $0.key < $1.key }
        return [
            "id": .string(field.id),
            "workspaceId": .string(field.workspace),
            "name": .string(field.name),
            "type": .string(field.type),
            "status": .string(field.status),
            "required": .bool(field.isRequired),
            "onlyAdminCanEdit": .bool(field.isForAdministratorsOnly),
            "entityType": .string(field.entityType),
            "description": JSON(field.description),
            "placeholder": JSON(field.placeholder),
            "workspaceDefaultValue": field.defaultValue?.json ?? .null,
            "allowedValues": .array(field.choices.map(JSON.string)),
            "projectDefaultValues": .array(
                defaults.map { project, value in
                    [
                        "projectId": .string(project),
                        "value": value.value?.json ?? .null,
                        "status": .string(value.status),
                    ]
                }
            ),
        ]
    }
}
