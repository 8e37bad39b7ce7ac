import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Keeps the names that a command has listed, so that shells can offer them.
struct NameKeeper: Sendable {
    private let cache: NameCache?
    private let scope: NameCache.Scope

    /// - Parameters:
    ///   - connection: Whose names they are.
    ///   - environment: The variables of the process.
    init(of connection: Connection, _ environment: [String: String]) {
        self.scope = NameCache.Scope(origin: connection.endpoint.origin.description, account: connection.cacheUser)
        do {
            self.cache = NameCache(in: try UserFolders(environment).cache)
        } catch {
            // Without a home directory there is no shell whose completions could be kept.
            self.cache = nil
        }
    }

    /// Keeps the names of a complete list.
    ///
    /// - Parameters:
    ///   - items: The list.
    ///   - kind: What it is a list of.
    ///   - workspace: The workspace, or nil for what belongs to the account.
    func keep(_ items: [NamedItem], _ kind: CachedNames.Kind, in workspace: Clockify.WorkspaceID?) {
        update(workspace) { $0.set(items, kind) }
    }

    /// Adds the name of something new.
    func add(_ item: NamedItem, _ kind: CachedNames.Kind, in workspace: Clockify.WorkspaceID) {
        update(workspace) { $0.add(item, kind) }
    }

    /// Takes out what is not in use any more.
    func remove(_ item: NamedItem, _ kind: CachedNames.Kind, in workspace: Clockify.WorkspaceID) {
        update(workspace) { $0.remove(item.id, kind) }
    }

    /// Keeps the id of the workspace that is worked in when none is named.
    func keepUsualWorkspace(_ workspace: Clockify.WorkspaceID) {
        update(nil) { $0.usualWorkspace = workspace.rawValue }
    }

    private func update(_ workspace: Clockify.WorkspaceID?, _ change: (inout CachedNames) -> Void) {
        var scope = scope
        scope.workspace = workspace?.rawValue
        do {
            try cache?.update(scope, change)
        } catch {
            // Names that are not kept are not offered, and nothing else is lost.
        }
    }
}

extension NamedItem {
    /// A project, with its client.
    init(_ project: Clockify.Project) {
        let client = project.clientName.flatMap { $0.isEmpty ? nil : $0 }
        self.init(id: project.id.rawValue, name: project.name, client: client, isActive: !project.isArchived)
    }

    /// A task, which is in use until it is done.
    init(_ task: Clockify.Task) {
        self.init(id: task.id.rawValue, name: task.name, isActive: task.status != .done)
    }

    /// A tag.
    init(_ tag: Clockify.Tag) {
        self.init(id: tag.id.rawValue, name: tag.name, isActive: !tag.isArchived)
    }

    /// A client.
    init(_ client: Clockify.Customer) {
        self.init(id: client.id.rawValue, name: client.name, isActive: !client.isArchived)
    }
}
