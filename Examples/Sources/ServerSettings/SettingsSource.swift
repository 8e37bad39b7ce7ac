public import SystemPackage

/// Where settings are read from.
public struct SettingsSource: Sendable {
    /// The variable that names the file when the command line names none.
    public static let fileVariable = "TIMETRACK_SERVER_CONFIG"

    /// The variables of the process, which win over the file.
    public var environment: [String: String]

    /// The file, or nil when there is none and everything else has its usual value.
    public var file: FilePath?

    /// Whether the command line allows that anybody spends the shared token.
    public var allowsAnonymousSharedToken: Bool

    /// Whether the secrets that only a running server needs are read: those of issuers and the shared tokens.
    public var readsServingSecrets = true

    /// Names the places.
    ///
    /// - Parameters:
    ///   - environment: The variables of the process.
    ///   - file: The file, or nil for that of the variable ``fileVariable``, or none.
    ///   - allowsAnonymousSharedToken: Whether anybody who reaches the server may spend the shared token where the rules
    ///     would refuse that.
    public init(environment: [String: String], file: FilePath?, allowsAnonymousSharedToken: Bool = false) {
        let named = environment[Self.fileVariable].flatMap { $0.isEmpty ? nil : FilePath($0) }
        self.environment = environment
        self.file = file ?? named
        self.allowsAnonymousSharedToken = allowsAnonymousSharedToken
    }
}
