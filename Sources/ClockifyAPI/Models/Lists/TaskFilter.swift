extension Clockify {
    /// Which tasks of a project to return, by whether they are done.
    public enum TaskFilter: Sendable, Hashable {
        /// What is to be worked on.
        case active
        /// What is done.
        case done
        /// Both.
        case all
    }
}
