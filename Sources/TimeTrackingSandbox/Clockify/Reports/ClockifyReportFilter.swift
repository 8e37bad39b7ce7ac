/// Which entries a report has, as the body says it.
struct ClockifyReportFilter {
    typealias Entry = Sandbox.Content.TimeEntry

    /// The only user whose entries are there, or nil for all.
    var onlyUser: String?

    private var users: ClockifyReportChoice
    private var groups: ClockifyReportChoice
    private var clients: ClockifyReportChoice
    private var projects: ClockifyReportChoice
    private var tasks: ClockifyReportChoice
    private var tags: ClockifyReportChoice
    private var currency: ClockifyReportChoice
    private var customFields: [ClockifyReportFieldCondition] = []
    private var userFields: [ClockifyReportFieldCondition] = []
    private var isBillable: Bool?
    private var isArchived: Bool?
    private var description: SearchTerm?
    private var isWithoutDescription: Bool
    private var isInvoiced: Bool?
    private var isNothing: Bool

    init(_ fields: ClockifyFields, _ workspace: Sandbox.Content.Workspace) throws(ClockifyFailure) {
        users = try ClockifyReportChoice(fields, "users", statuses: ClockifyReportChoice.userStatuses)
        groups = try ClockifyReportChoice(fields, "userGroups", statuses: ClockifyReportChoice.userStatuses)
        clients = try ClockifyReportChoice(fields, "clients")
        projects = try ClockifyReportChoice(fields, "projects")
        tasks = try ClockifyReportChoice(fields, "tasks")
        tags = try ClockifyReportChoice(fields, "tags")
        currency = try ClockifyReportChoice(fields, "currency")
        for field in try fields.nestedList("customFields") ?? [] {
            customFields.append(try ClockifyReportFieldCondition(field))
        }
        for field in try fields.nestedList("userCustomFields") ?? [] {
            userFields.append(try ClockifyReportFieldCondition(field))
        }
        isBillable = try fields.flag("billable")
        isArchived = try fields.flag("archived")
        let text = try fields.text("description")
        description = text == "" ? nil : text.map(SearchTerm.init)
        isWithoutDescription = try fields.flag("withoutDescription") ?? false
        let invoicing = try fields.choice("invoicingState", of: ["INVOICED", "UNINVOICED", "ALL"]) ?? "ALL"
        isInvoiced = invoicing == "ALL" ? nil : invoicing == "INVOICED"
        // Nothing is ever approved here.
        isNothing = try fields.choice("approvalState", of: ["APPROVED", "UNAPPROVED", "ALL"]) == "APPROVED"
    }

    func admits(_ entry: Entry, _ workspace: Sandbox.Content.Workspace, _ content: Sandbox.Content) -> Bool {
        if isNothing { return false }
        if let onlyUser, entry.user != onlyUser { return false }
        if let isBillable, entry.isBillable != isBillable { return false }
        if let isInvoiced, entry.isInvoiced != isInvoiced { return false }
        let text = entry.description ?? ""
        if isWithoutDescription, !text.allSatisfy(\.isWhitespace) { return false }
        if let description, !description.occurs(in: text) { return false }
        if let isArchived, (content.project(entry.project)?.isArchived ?? false) != isArchived { return false }
        return admitsPeople(of: entry, workspace, content) && admitsThings(of: entry, workspace, content)
    }

    private func admitsPeople(
        of entry: Entry,
        _ workspace: Sandbox.Content.Workspace,
        _ content: Sandbox.Content
    ) -> Bool {
        let membership = workspace.membership(of: entry.user)
        guard users.admits([entry.user], status: { _ in membership.status }) else { return false }
        if !groups.isEverything {
            let mine = content.userGroups.filter { $0.workspace == workspace.id && $0.members.contains(entry.user) }
            guard groups.admits(mine.map(\.id), status: { _ in membership.status }) else { return false }
        }
        return userFields.allSatisfy { $0.admits(membership.customFieldValues) }
    }

    private func admitsThings(
        of entry: Entry,
        _ workspace: Sandbox.Content.Workspace,
        _ content: Sandbox.Content
    ) -> Bool {
        func state(_ isArchived: Bool?) -> String { isArchived == true ? "ARCHIVED" : "ACTIVE" }
        func admits(_ choice: ClockifyReportChoice, _ id: String?, _ isArchived: (String) -> Bool?) -> Bool {
            choice.isEverything || choice.admits([id].compactMap(\.self)) { state(isArchived($0)) }
        }
        return admits(projects, entry.project) { content.project($0)?.isArchived }
            && admits(clients, clients.isEverything ? nil : content.project(entry.project)?.client) {
                content.client($0)?.isArchived
            }
            && admits(tasks, entry.task) { content.task($0)?.isDone }
            && admits(currency, Clockify.currency(of: workspace.id)) { _ in false }
            && tags.admits(entry.tags) { state(content.tag($0)?.isArchived) }
            && customFields.allSatisfy { $0.admits(entry.customFieldValues) }
    }
}

/// What a detailed report may also ask: entries that are short or long, or lack something.
struct ClockifyReportAudit {
    private var seconds: Int?
    private var isShorter: Bool
    private var isWithoutProject: Bool
    private var isWithoutTask: Bool

    init(_ fields: ClockifyFields) throws(ClockifyFailure) {
        // The unit is not documented; every duration on this host is in seconds.
        seconds = try fields.whole("duration", in: 0...Int(Int32.max))
        isShorter = try fields.flag("durationShorter") ?? false
        isWithoutProject = try fields.flag("withoutProject") ?? false
        isWithoutTask = try fields.flag("withoutTask") ?? false
    }

    func admits(_ entry: Sandbox.Content.TimeEntry, seconds duration: Int) -> Bool {
        if isWithoutProject, entry.project != nil { return false }
        if isWithoutTask, entry.task != nil { return false }
        guard let seconds else { return true }
        return isShorter ? duration < seconds : duration > seconds
    }
}
