#if os(Linux)
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Why a private bus or keyring could not be had: a code, and a sentence that says what to do next.
public struct PrivateKeyringError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure.
    ///
    /// New kinds may be added, so logic over them needs a default.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Name: String {
            case missingProgram
            case didNotStart
            case notRunning
            case refused
        }

        private let name: Name

        private init(_ name: Name) {
            self.name = name
        }

        /// The name of the code, for diagnostics.
        public var description: String { name.rawValue }

        /// A program that is needed is not installed.
        public static let missingProgram = Code(.missingProgram)
        /// A program ended, or did not become ready in time.
        public static let didNotStart = Code(.didNotStart)
        /// What was asked for needs a program that has been killed or stopped.
        public static let notRunning = Code(.notRunning)
        /// A program or the system refused what was asked for.
        public static let refused = Code(.refused)
    }

    /// The kind of failure.
    public let code: Code

    /// One sentence that says what to do next.
    public let message: String

    /// The sentence.
    public var description: String { message }

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    init(cannot action: String, errno number: CInt) {
        let reason = strerror(number).map { String(cString: $0) } ?? "error \(number)"
        self.init(.refused, "The system cannot \(action) (\(reason)); remove the cause, then run the test again.")
    }
}
#endif
