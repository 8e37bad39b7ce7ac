/// Which of a workspace's projects a list shows, beside those that the name and the archive leave out.
struct ClockifyProjectFilter {
    typealias Project = Sandbox.Content.Project

    private var isBillable: Bool?
    private var isTemplate: Bool?
    private var isPublic: Bool?
    private var clients: Set<String>
    private var containsClient: Bool
    private var clientIsArchived: Bool?
    private var needsClient: Bool
    private var users: Set<String>
    private var containsUser: Bool
    private var userStatus: String?
    private var groups: Set<String>
    private var containsGroup: Bool

    init(_ request: ClockifyRequest) throws(ClockifyFailure) {
        isBillable = try request.flag("billable")
        isTemplate = try request.flag("is-template")
        isPublic = try request.word("access", of: ["PUBLIC", "PRIVATE"]).map { $0 == "PUBLIC" }
        clients = Set(request.query.list("clients"))
        containsClient = try request.flag("contains-client") ?? true
        let status = try request.word("client-status", of: ["ACTIVE", "ARCHIVED", "ALL"])
        needsClient = status == "ACTIVE" || status == "ARCHIVED"
        clientIsArchived = needsClient ? status == "ARCHIVED" : nil
        users = Set(request.query.list("users"))
        containsUser = try request.flag("contains-user") ?? true
        userStatus = try request.word("user-status", of: ["PENDING", "ACTIVE", "DECLINED", "INACTIVE", "ALL"])
        if userStatus == "ALL" { userStatus = nil }
        groups = Set(request.query.list("userGroups"))
        containsGroup = try request.flag("contains-group") ?? true
        try Self.requireExpenseParameters(request)
    }

    /// Refuses what cannot be said about expenses, of which the sandbox has none.
    static func requireExpenseParameters(_ request: ClockifyRequest) throws(ClockifyFailure) {
        if let limit = try request.integer("expense-limit"), limit < 0 {
            throw .invalid("expense-limit cannot be \(limit).", "expense-limit no puede ser \(limit).")
        }
        if let day = request.query.first("expense-date"), !day.isEmpty, Timestamp.day(day) == nil {
            throw .invalid("expense-date is \(day), no date.", "expense-date es \(day), no una fecha.")
        }
    }

    func admits(_ project: Project, _ content: Sandbox.Content) -> Bool {
        if let isBillable, project.isBillable != isBillable { return false }
        if let isTemplate, project.isTemplate != isTemplate { return false }
        if let isPublic, project.isPublic != isPublic { return false }
        if !clients.isEmpty {
            let isAmongThem = project.client.map { clients.contains($0) } ?? false
            guard isAmongThem == containsClient else { return false }
        }
        if needsClient {
            guard let client = content.client(project.client), client.isArchived == clientIsArchived
            else { return false }
        }
        return admitsUsers(of: project) && admitsGroups(of: project)
    }

    private func admitsUsers(of project: Project) -> Bool {
        let members = project.memberships.filter { userStatus == nil || $0.status == userStatus }
        guard !users.isEmpty else { return userStatus == nil || !members.isEmpty }
        return members.contains { users.contains($0.user) } == containsUser
    }

    private func admitsGroups(of project: Project) -> Bool {
        groups.isEmpty || project.userGroups.contains { groups.contains($0) } == containsGroup
    }
}
