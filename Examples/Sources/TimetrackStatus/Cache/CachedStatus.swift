/// The timer that was running when the service was last asked, for prompts, which cannot wait for the service.
package struct CachedStatus: Sendable, Hashable {
    /// What is being done, or nil when nothing was said.
    package var description: String?

    /// The name of the project, or nil when there is none.
    package var project: String?

    /// When it began, in seconds since 1970.
    package var start: Int

    package init(description: String?, project: String?, start: Int) {
        self.description = description
        self.project = project
        self.start = start
    }
}
