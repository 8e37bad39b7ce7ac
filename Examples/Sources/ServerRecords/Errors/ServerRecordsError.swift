/// Why the server's records cannot be used.
///
/// A record that cannot be read is never taken for one that is not there.
public struct ServerRecordsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Value: String {
            case busy
            case closed
            case corrupted
            case exists
            case insecurePermissions = "insecure_permissions"
            case newerVersion = "newer_version"
            case otherKey = "other_key"
            case replaced
            case unavailable
        }

        private let value: Value

        /// Another process keeps the records locked for longer than anybody waits.
        public static let busy = Code(value: .busy)

        /// They were closed by this program.
        public static let closed = Code(value: .closed)

        /// A file is broken, or is none of ours.
        public static let corrupted = Code(value: .corrupted)

        /// There is a file already where a new one was to be written.
        public static let exists = Code(value: .exists)

        /// Others than the server's user could read or change a file.
        public static let insecurePermissions = Code(value: .insecurePermissions)

        /// They were written by a newer version of the program.
        public static let newerVersion = Code(value: .newerVersion)

        /// They belong to another fingerprint key.
        public static let otherKey = Code(value: .otherKey)

        /// A file was taken away or exchanged while the program ran.
        public static let replaced = Code(value: .replaced)

        /// The file system or SQLite refused something else.
        public static let unavailable = Code(value: .unavailable)

        /// The code in one word, for logs and the audit.
        public var description: String { value.rawValue }
    }

    /// What kind of failure it is.
    public let code: Code

    /// One sentence that says what to do next, without a secret and without a user's name.
    public let message: String

    /// The message.
    public var description: String { message }

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
