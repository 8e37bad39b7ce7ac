import ClockifyAPI
import HTTPTypes
import ServerRequests
import ServerTokens
import ServerUsers
import TimeTrackingKit

/// What a request may do at Clockify with the key that was found for it.
///
/// With a key of one's own that is whatever Clockify allows its owner, for the owner's own time. With the shared key it is
/// one workspace and the time of the people who are mapped to the caller, whatever the key's owner could do.
struct ClockifyAccess {
    let client: Clockify.Client
    let isShared: Bool
    /// The workspace that was saved with the key, or nil when none was.
    let savedWorkspace: String?
    private let rules: SharedTokenRules
    private let people: Set<String>

    init(_ token: TokenForRequest, _ upstream: Upstream, _ rules: SharedTokenRules, _ caller: Caller) {
        self.client = upstream.clockifyClient(token)
        self.isShared = token.isShared
        self.savedWorkspace = token.first.credential.attributes[CredentialAttribute.workspaceID]
        self.rules = rules
        self.people = rules.accounts(at: .clockify, for: caller)
    }

    /// Whose time is meant, and where.
    struct Place {
        let workspace: Clockify.WorkspaceID
        let user: Clockify.UserID
    }

    /// The workspace that is meant.
    ///
    /// - Parameter asked: The one that the request names, or nil when it names none.
    /// - Returns: The workspace.
    /// - Throws: ``ServerRequests/RequestFailure``, with the status 403 for a workspace that the shared key is not for.
    func workspace(_ asked: Clockify.WorkspaceID?) async throws -> Clockify.WorkspaceID {
        if isShared { return try sharedWorkspace(asked) }
        if let workspace = try asked ?? saved() { return workspace }
        return try Self.workspace(of: try await client.user())
    }

    /// Whose time is meant, and where.
    ///
    /// - Parameters:
    ///   - workspace: The workspace that the request names, or nil when it names none.
    ///   - user: The person at Clockify whom the request names, or nil when it names nobody.
    /// - Returns: The workspace and the person.
    /// - Throws: ``ServerRequests/RequestFailure``, with the status 403 for anybody but the owner of the key, or with the
    ///   shared key for anybody who is not mapped to the caller.
    func place(_ workspace: Clockify.WorkspaceID?, _ user: Clockify.UserID?) async throws -> Place {
        if isShared {
            return Place(workspace: try sharedWorkspace(workspace), user: try sharedUser(user))
        }
        let owner = try await client.user()
        guard user == nil || user == owner.id else {
            throw RequestFailure.forbidden("The key is not that of this user; leave userId out.")
        }
        return Place(workspace: try workspace ?? saved() ?? Self.workspace(of: owner), user: owner.id)
    }

    /// The one workspace that the shared key is for.
    func sharedWorkspace(_ asked: Clockify.WorkspaceID?) throws(RequestFailure) -> Clockify.WorkspaceID {
        let workspace: Clockify.WorkspaceID
        do {
            workspace = try .require(rules.workspaceID, "workspaceId")
        } catch {
            throw .forbidden("The shared key of this server is for no workspace; connect your own Clockify key.")
        }
        guard asked == nil || asked == workspace else {
            throw .forbidden("The shared key of this server is for another workspace; connect your own Clockify key.")
        }
        return workspace
    }

    private func sharedUser(_ asked: Clockify.UserID?) throws(RequestFailure) -> Clockify.UserID {
        guard let asked = asked?.rawValue ?? (people.count == 1 ? people.first : nil) else {
            throw .forbidden(
                people.isEmpty
                    ? "The shared key of this server is for nobody's time of yours; connect your own Clockify key."
                    : "The shared key of this server is for several people; say whose time you mean with userId."
            )
        }
        guard people.contains(where: { $0.lowercased() == asked.lowercased() }) else {
            throw .forbidden(
                "The shared key of this server may not be used for this user; connect your own Clockify key."
            )
        }
        return Clockify.UserID(asked)
    }

    private func saved() throws(RequestFailure) -> Clockify.WorkspaceID? {
        do {
            return try Clockify.WorkspaceID.read(savedWorkspace, "workspaceId")
        } catch {
            throw RequestFailure(
                .unprocessableContent,
                "INVALID_WORKSPACE",
                "The workspace that was saved with your key is none; connect your Clockify key again."
            )
        }
    }

    private static func workspace(of user: Clockify.User) throws(RequestFailure) -> Clockify.WorkspaceID {
        guard let workspace = user.activeWorkspaceID ?? user.defaultWorkspaceID else {
            throw RequestFailure(
                .unprocessableContent,
                "INVALID_WORKSPACE",
                "The key has no workspace of its own choice; connect your Clockify key again and choose one."
            )
        }
        return workspace
    }
}
