/// What is logged, and how.
public struct LogSettings: Sendable, Hashable {
    /// From which level on, by the names that swift-log has.
    public enum Level: String, Sendable, Hashable, CaseIterable {
        case trace
        case debug
        case info
        case notice
        case warning
        case error
    }

    /// How a line looks.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// For people.
        case text
        /// One JSON object a line.
        case json
    }

    /// From which level on; `info` when nothing is set.
    public var level = Level.info

    /// How a line looks; `text` when nothing is set.
    public var format = Format.text

    /// Describes what holds when nothing is set.
    public init() {}
}
