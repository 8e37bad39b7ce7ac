import ClockifyAPI
import HTTPTypes
import Hummingbird
import ServerRequests
import ServerUsers

extension Relay {
    var clockifyTimerRoutes: [RelayRoute] {
        [
            RelayRoute(.get, "/api/clockify/timer") { try await runningTimer($0, $1) },
            RelayRoute(.post, "/api/clockify/timer/start") { try await startClockifyTimer($0, $1) },
            RelayRoute(.post, "/api/clockify/timer/stop") { try await stopClockifyTimer($0, $1) },
        ]
    }

    private func runningTimer(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let query = QueryItems(request)
        let workspace = try Clockify.WorkspaceID.read(try query.text("workspaceId"), "workspaceId")
        let user = try Clockify.UserID.read(try query.text("userId"), "userId")
        let running = try await usingClockify(to: .read, for: request, context) { access in
            let place = try await access.place(workspace, user)
            let entry = try await access.client.runningTimeEntry(in: place.workspace, user: place.user)
            return RunningTimer(running: entry.map { EntryDocument($0) })
        }
        return try .json(running)
    }

    /// Starts a timer now: 201 and the running entry.
    private func startClockifyTimer(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let body = try await request.json(TimerStart.self)
        let entry = Clockify.NewTimeEntry(
            start: now(),
            description: try entryDescription(body.description),
            projectID: try .read(body.projectId, "projectId")
        )
        let workspace = try Clockify.WorkspaceID.read(body.workspaceId, "workspaceId")
        let user = try Clockify.UserID.read(body.userId, "userId")
        let running = try await usingClockify(to: .write, for: request, context) { access in
            RunningTimer(running: EntryDocument(try await access.create(entry, workspace, user)))
        }
        return try .json(running, status: .created)
    }

    /// Stops the running timer now: 200 and the entry that it became.
    private func stopClockifyTimer(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let body = try await request.json(TimerStop.self)
        let workspace = try Clockify.WorkspaceID.read(body.workspaceId, "workspaceId")
        let user = try Clockify.UserID.read(body.userId, "userId")
        let stopped = try await usingClockify(to: .write, for: request, context) { access in
            let place = try await access.place(workspace, user)
            let entry = try await access.client.stopTimer(in: place.workspace, user: place.user, at: now())
            return StoppedTimer(stopped: EntryDocument(entry))
        }
        return try .json(stopped)
    }
}

private struct TimerStart: KnownFields {
    static let fieldNames: Set<String> = ["description", "projectId", "workspaceId", "userId"]

    var description: String?
    var projectId: String?
    var workspaceId: String?
    var userId: String?
}

private struct TimerStop: KnownFields {
    static let fieldNames: Set<String> = ["workspaceId", "userId"]

    var workspaceId: String?
    var userId: String?
}

private struct RunningTimer: Encodable {
    var running: EntryDocument?

    private enum CodingKeys: CodingKey {
        case running
    }

    /// Writes null for no timer, so that the field is always there.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(running, forKey: .running)
    }
}

private struct StoppedTimer: Encodable {
    var stopped: EntryDocument
}
