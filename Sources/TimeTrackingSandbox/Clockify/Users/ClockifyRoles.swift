import HTTPTypes

/// Who manages whom and what.
extension Clockify {
    /// The roles that a list can be narrowed to.
    static let roleKinds = ["WORKSPACE_ADMIN", "OWNER", "TEAM_MANAGER", "PROJECT_MANAGER"]

    private static let pattern = "workspaces/:workspace/users/:user/roles"
    private static let body: BodyFields = ["entityId", "role", "sourceType"]

    static let roleRoutes: [Route] = [
        route(.post, pattern, body: body) { request, content throws(ClockifyFailure) in
            let (index, user) = try administeredMember(request, content)
            var role = try role(request, of: user, in: content.workspaces[index], content)
            if role.kind == "WORKSPACE_ADMIN" {
                if !content.workspaces[index].administrators.contains(user) {
                    content.workspaces[index].administrators.append(user)
                }
            } else if let old = content.workspaces[index].roles.first(where: { isSame($0, role) }) {
                role = old
            } else {
                role.id = content.newIdentifier()
                content.workspaces[index].roles.append(role)
            }
            return Answer(.created, json: [roleShape(role, in: content.workspaces[index])])
        },
        route(.delete, pattern, body: body) { request, content throws(ClockifyFailure) in
            let (index, user) = try administeredMember(request, content)
            let workspace = content.workspaces[index]
            let role = try role(request, of: user, in: workspace, content)
            let isThere =
                role.kind == "WORKSPACE_ADMIN"
                ? workspace.administrators.contains(user) : workspace.roles.contains { isSame($0, role) }
            guard isThere else { throw .foreign("Role", role.kind) }
            if role.kind == "WORKSPACE_ADMIN" {
                guard user != workspace.owner else {
                    throw .invalid("The owner stays an administrator.", "El propietario sigue siendo administrador.")
                }
                content.workspaces[index].administrators.removeAll { $0 == user }
            } else {
                content.workspaces[index].roles.removeAll { isSame($0, role) }
            }
            return Answer(.noContent)
        },
    ]

    /// The role that a body describes, without an identifier unless it is an administrator's.
    private static func role(
        _ request: ClockifyRequest,
        of user: String,
        in workspace: Content.Workspace,
        _ content: Content
    ) throws(ClockifyFailure) -> Content.Workspace.Role {
        let fields = try request.fields()
        let kinds = roleKinds.filter { $0 != "OWNER" }
        guard let kind = try fields.choice("role", of: kinds) else { throw ClockifyFields.missing("role") }
        let entity = try fields.requiredIdentifier("entityId")
        var role = Content.Workspace.Role(id: "", kind: kind, user: user, entity: entity)
        role.isForGroup = try fields.choice("sourceType", of: ["USER_GROUP"]) != nil
        switch (kind, role.isForGroup) {
        case ("WORKSPACE_ADMIN", false):
            guard entity == workspace.id else { throw .foreign("Workspace", entity) }
            role.id = administratorRole(of: user)
        case ("PROJECT_MANAGER", false):
            guard content.projects.contains(where: { $0.id == entity && $0.workspace == workspace.id })
            else { throw .foreign("Project", entity) }
        case (_, true):
            guard content.userGroups.contains(where: { $0.id == entity && $0.workspace == workspace.id })
            else { throw .foreign("User group", entity) }
        default:
            guard workspace.members.contains(entity) else { throw .foreign("User", entity) }
        }
        return role
    }

    private static func isSame(_ left: Content.Workspace.Role, _ right: Content.Workspace.Role) -> Bool {
        left.kind == right.kind && left.user == right.user && left.entity == right.entity
            && left.isForGroup == right.isForGroup
    }

    private static func administratorRole(of user: String) -> String { "ad" + user.dropFirst(2) }

    /// Whether somebody has a role; an owner is no administrator in this sense.
    static func hasRole(_ kind: String, _ user: String, in workspace: Content.Workspace) -> Bool {
        switch kind {
        case "OWNER": workspace.owner == user
        case "WORKSPACE_ADMIN": workspace.owner != user && workspace.administrators.contains(user)
        default: workspace.roles.contains { $0.kind == kind && $0.user == user }
        }
    }

    /// All roles of somebody.
    static func roleShapes(of user: String, in workspace: Content.Workspace) -> [JSON] {
        var roles = workspace.roles.filter { $0.user == user }
        if workspace.administrators.contains(user) {
            let id = administratorRole(of: user)
            let role = Content.Workspace.Role(id: id, kind: "WORKSPACE_ADMIN", user: user, entity: workspace.id)
            roles.insert(role, at: 0)
        }
        return roles.map { roleShape($0, in: workspace) }
    }

    private static func roleShape(_ role: Content.Workspace.Role, in workspace: Content.Workspace) -> JSON {
        [
            "role": [
                "id": .string(role.id),
                "name": .string(role.kind),
                "source": role.isForGroup ? ["id": .string(role.entity), "type": "USER_GROUP"] : nil,
            ],
            "userId": .string(role.user),
            "workspaceId": .string(workspace.id),
        ]
    }
}
