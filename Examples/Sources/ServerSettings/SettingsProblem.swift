public import SystemPackage

/// One thing that stands against the settings, with where it stands.
public struct SettingsProblem: Sendable, Hashable, CustomStringConvertible {
    /// Where a setting comes from.
    public enum Place: Sendable, Hashable, CustomStringConvertible {
        /// A line of a file, from 1.
        case line(Int, of: FilePath)
        /// A file as a whole.
        case file(FilePath)
        /// A variable of the environment.
        case variable(String)

        /// The place, for people.
        public var description: String {
            switch self {
            case .line(let line, let file): "\(file), line \(line)"
            case .file(let file): "\(file)"
            case .variable(let name): "\(name)"
            }
        }
    }

    /// Where it stands, or nil when something is missing everywhere.
    public let place: Place?

    /// What is wrong and what to do, without a secret.
    public let sentence: String

    /// The place and the sentence.
    public var description: String { place.map { "\($0): \(sentence)" } ?? sentence }
}

/// Everything that stands against the settings.
public struct SettingsProblems: Error, Sendable, CustomStringConvertible {
    /// The problems, in the order in which they were found; at least one.
    public let problems: [SettingsProblem]

    /// One problem a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
