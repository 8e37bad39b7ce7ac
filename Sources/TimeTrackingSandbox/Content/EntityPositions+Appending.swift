// Adding an entity keeps the knowledge of where the others lie, which any other change of their array drops: without it
// each of many requests that create something would go through all that were created before.
extension Sandbox.Content {
    mutating func append(_ client: Client) {
        var known = positions.clients
        clients.append(client)
        known?.append(client.id, client.name)
        positions.clients = known
    }

    mutating func append(_ project: Project) {
        var known = positions.projects
        projects.append(project)
        known?.append(project.id, project.name)
        positions.projects = known
    }

    mutating func append(_ task: Task) {
        var known = positions.tasks
        tasks.append(task)
        known?.append(task.id, task.name)
        positions.tasks = known
    }

    mutating func append(_ tag: Tag) {
        var known = positions.tags
        tags.append(tag)
        known?.append(tag.id, tag.name)
        positions.tags = known
    }
}
