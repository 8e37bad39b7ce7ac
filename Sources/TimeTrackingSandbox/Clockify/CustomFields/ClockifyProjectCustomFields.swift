import HTTPTypes

/// What is different about the custom fields of time entries in a project.
extension Clockify {
    private static let pattern = "workspaces/:workspace/projects/:project/custom-fields"

    static let projectCustomFieldRoutes: [Route] = [
        route(.get, pattern, query: ["status", "entity-type"]) { request, content throws(ClockifyFailure) in
            let project = content.projects[try projectIndex(request, content)]
            let filter = try ClockifyCustomFieldFilter(request)
            let fields = content.customFields.filter { field in
                let status = field.projectDefaults[project.id]?.status ?? field.status
                return field.workspace == project.workspace && field.entityType == "TIMEENTRY"
                    && filter.admits(field, status: status)
            }
            return Answer(json: .array(fields.map { customFieldShape($0, in: project.id) }))
        },
        route(
            .patch,
            pattern + "/:field",
            body: [.anything("defaultValue"), "status"],
            admitsAddons: false
        ) { request, content throws(ClockifyFailure) in
            let (index, project) = try administeredProjectField(request, content)
            let fields = try request.fields()
            let field = content.customFields[index]
            var value = field.projectDefaults[project] ?? .init()
            value.value = try fieldValue(fields["defaultValue"], for: field)
            value.status = try fields.choice("status", of: ClockifyCustomFieldFilter.statuses) ?? value.status
            content.customFields[index].projectDefaults[project] = value
            return Answer(json: customFieldShape(content.customFields[index], in: project))
        },
        route(.delete, pattern + "/:field", admitsAddons: false) { request, content throws(ClockifyFailure) in
            let (index, project) = try administeredProjectField(request, content)
            guard content.customFields[index].projectDefaults[project] != nil else {
                throw .invalid("The project has no such field.", "El proyecto no tiene ese campo.")
            }
            content.customFields[index].projectDefaults[project] = nil
            return Answer(json: customFieldShape(content.customFields[index], in: project))
        },
    ]

    /// Where the field of the path lies, and the identifier of the project of the path.
    private static func administeredProjectField(_ request: ClockifyRequest, _ content: Content)
        throws(ClockifyFailure) -> (field: Int, project: String)
    {
        let workspace = content.workspaces[try request.administeredWorkspace(in: content)]
        let project = content.projects[try projectIndex(request, content)]
        let index = try fieldIndex(request, in: workspace, content)
        guard content.customFields[index].entityType == "TIMEENTRY" else {
            throw .foreign("Custom field", request["field"])
        }
        return (index, project.id)
    }
}
