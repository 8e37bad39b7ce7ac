// Adding an entity keeps the knowledge of where the others lie, which any other change of their array drops: without it
// each of many requests that create something would go through all that were created before.
extension Sandbox.Content {
    mutating func append(_ client: Client) {
        var known = positions.clients
        clients.append(client)
        known?[client.id] = clients.count - 1
        positions.clients = known
    }

    mutating func append(_ project: Project) {
        var known = positions.projects
        projects.append(project)
        known?[project.id] = projects.count - 1
        positions.projects = known
    }

    mutating func append(_ task: Task) {
        var known = positions.tasks
        tasks.append(task)
        known?[task.id] = tasks.count - 1
        positions.tasks = known
    }

    mutating func append(_ tag: Tag) {
        var known = positions.tags
        tags.append(tag)
        known?[tag.id] = tags.count - 1
        positions.tags = known
    }
}
