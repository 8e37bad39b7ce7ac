import ClockifyAPI
import Hummingbird
import ServerRequests
import ServerUsers
import TimeTrackingKit

extension Relay {
    var clockifyRoutes: [RelayRoute] {
        [
            RelayRoute(.get, "/api/clockify/workspaces") { try await workspaces($0, $1) },
            RelayRoute(.get, "/api/clockify/projects") { try await projects($0, $1) },
            RelayRoute(.get, "/api/clockify/user") { try await clockifyUser($0, $1) },
            RelayRoute(.get, "/api/clockify/time-entries") { try await timeEntries($0, $1) },
            RelayRoute(.post, "/api/clockify/time-entries") { try await createTimeEntry($0, $1) },
        ]
    }

    /// Uses the key that was found for a request within what it may do.
    func usingClockify<Value: Sendable>(
        to action: AuditEvent.Action,
        for request: Request,
        _ context: ServerRequestContext,
        _ body: (ClockifyAccess) async throws -> Value
    ) async throws -> Value {
        try await using(clockify, to: action, for: request, context, .any(.clockify)) { token in
            if action == .write { try requireWrites(with: token, .any(.clockify)) }
            return try await body(ClockifyAccess(token, upstream, rules, context.caller))
        }
    }

    private func workspaces(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let list = try await usingClockify(to: .read, for: request, context) { access in
            guard access.isShared else { return WorkspaceList(try await access.client.workspaces()) }
            let workspace = try access.sharedWorkspace(nil)
            return WorkspaceList([try await access.client.workspace(workspace)])
        }
        return try .json(list)
    }

    private func projects(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let asked = try Clockify.WorkspaceID.read(try QueryItems(request).text("workspaceId"), "workspaceId")
        let list = try await usingClockify(to: .read, for: request, context) { access in
            let workspace = try await access.workspace(asked)
            var pages = access.client.projects(in: workspace)
            // 5,000 projects; a list without an end is refused before it fills the memory.
            pages.maximumPages = 25
            var projects: [Clockify.Project] = []
            for try await project in pages { projects.append(project) }
            return ProjectList(projects, in: workspace)
        }
        return try .json(list)
    }

    /// Says whose key it is; of the shared key's owner nothing is said.
    private func clockifyUser(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let profile = try await usingClockify(to: .read, for: request, context) { access in
            guard !access.isShared else { return Profile(shared: try access.sharedWorkspace(nil)) }
            let user = try await access.client.user()
            let workspace = access.savedWorkspace ?? (user.activeWorkspaceID ?? user.defaultWorkspaceID)?.rawValue
            return Profile(of: user, workspaceID: workspace)
        }
        return try .json(profile)
    }
}
