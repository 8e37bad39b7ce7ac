import ClockifyAPI

/// Whose key is used: the user's own with a name, or the shared one without.
struct Profile: Encodable {
    let shared: Bool
    let id: String?
    let name: String?
    let timeZone: String?
    let workspaceId: String?

    init(of user: Clockify.User, workspaceID: String?) {
        self.shared = false
        self.id = user.id.rawValue
        self.name = user.name
        self.timeZone = user.timeZone
        self.workspaceId = workspaceID
    }

    init(shared workspace: Clockify.WorkspaceID) {
        self.shared = true
        self.id = nil
        self.name = nil
        self.timeZone = nil
        self.workspaceId = workspace.rawValue
    }
}
