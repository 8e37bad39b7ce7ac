package import Logging
import Synchronization
package import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The secret that tests put where a real token would be, so that a search of all output finds every leak.
///
/// `Scripts/test` chooses the canary anew for each run, has every test log at trace level, and then searches all that
/// the run printed and wrote for it, as it is and in the encodings that a log could use.
package enum LeakCanary {
    /// The canary as text.
    ///
    /// It is one valid header value, and URLs and JSON write some of its characters in other ways.
    package static let text: String = {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment["TTK_TEST_CANARY_SEEN"] {
            markAsSeen(at: path)
        }
        return environment["TTK_TEST_CANARY"] ?? "canary+/aRunByHandHasThisOne000="
    }()

    /// The canary as a secret.
    package static var secret: Secret { Secret(utf8: text) }

    /// A canary for one of several users, which differs from that of any other.
    ///
    /// - Parameter owner: Whose it is.
    /// - Returns: The canary with the owner's name behind it.
    package static func secret(of owner: String) -> Secret { Secret(utf8: text + owner) }

    /// A logger that writes to standard error everything that it is given, at the level that `TTK_TEST_LOG_LEVEL` names.
    ///
    /// Without that variable it writes nothing below `critical`, so that a run by hand stays readable.
    ///
    /// - Parameter label: The label of its lines.
    /// - Returns: The logger.
    package static func logger(_ label: String = "test") -> Logger {
        let level = ProcessInfo.processInfo.environment["TTK_TEST_LOG_LEVEL"].flatMap(Logger.Level.init(rawValue:))
        var logger = Logger(label: label) { label in StreamLogHandler.standardError(label: label) }
        logger.logLevel = level ?? .critical
        return logger
    }

    /// Leaves a file that says that a test used the canary: a search for one that nobody used proves nothing.
    private static func markAsSeen(at path: String) {
        do {
            try Data().write(to: URL(filePath: path))
        } catch {
            // The search misses the file and says so.
        }
    }
}
