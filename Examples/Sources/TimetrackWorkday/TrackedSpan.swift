/// A stretch of time in which somebody worked on a local project.
package struct TrackedSpan: Hashable, Sendable {
    /// The folder that the project is in.
    package var project: String

    /// When it began, in whole seconds since 1970.
    package var start: Int

    /// When it ended, in whole seconds since 1970; the second itself does not belong to it.
    package var end: Int

    package init(project: String, start: Int, end: Int) {
        self.project = project
        self.start = start
        self.end = end
    }
}
