extension Clockify {
    /// Which part of a list to return, by whether its elements are archived.
    public enum ArchiveFilter: Sendable, Hashable {
        /// What is in use.
        case active
        /// What is archived.
        case archived
        /// Both.
        case all
    }
}
