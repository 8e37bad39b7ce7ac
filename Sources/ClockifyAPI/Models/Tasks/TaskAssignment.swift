extension Clockify {
    /// Whether a task has somebody who works on it.
    public enum TaskAssignment: Hashable, Sendable {
        /// Whom the request names.
        case asNamed
        /// Nobody, whomever the request names.
        case nobody
    }
}
