#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Sandbox.Content {
    /// The tokens of the standard content's accounts.
    ///
    /// They are invented: only a sandbox accepts them. Clockwork's have the characters that real ones have.
    public enum StandardToken {
        /// Ada's key for Clockify.
        public static let adaClockify = "sandbox-clockify-ada"
        /// Grace's key for Clockify.
        public static let graceClockify = "sandbox-clockify-grace"
        /// The shared account's key for Clockify.
        public static let sharedClockify = "sandbox-clockify-shared"
        /// The token of an add-on in "Analytical Engines".
        public static let enginesAddon = "sandbox.addon.engines"
        /// Ada's token for Clockwork.
        public static let adaClockwork = "sandbox/clockwork+ada=="
        /// Grace's token for Clockwork.
        public static let graceClockwork = "sandbox/clockwork+grace=="
        /// The shared account's token for Clockwork.
        public static let sharedClockwork = "sandbox/clockwork+shared=="
    }

    /// Two people and a shared account in one workspace, with projects, a few entries from January 2026, and issues.
    ///
    /// - Ada, in Berlin, administrates the workspace "Analytical Engines".
    /// - Grace, in New York, is a plain member of it, gets her error messages in Spanish, and has a workspace
    ///   "Compilers" of her own.
    /// - The shared account, in UTC, is a plain member of "Analytical Engines".
    public static let standard: Sandbox.Content = {
        var content = Sandbox.Content()
        content.addAccounts()
        content.addProjects()
        content.addEntries()
        content.addIssues()
        return content
    }()

    /// The standard content with more projects and entries of Ada's, so that lists have several pages.
    ///
    /// - Parameters:
    ///   - projects: How many projects to add, all of them active.
    ///   - timeEntries: How many entries of a quarter of an hour each to add, one after the other from 2026-02-01.
    /// - Returns: The content.
    public static func large(projects: Int = 120, timeEntries: Int = 120) -> Sandbox.Content {
        var content = standard
        for number in 0..<max(0, projects) {
            let name = "Study \((number + 1).padded(to: 4))"
            content.projects.append(Project(id: id("e1", number), workspace: engines, name: name))
        }
        for number in 0..<max(0, timeEntries) {
            let start = moment("2026-02-01T00:00:00Z") + Double(number) * 900
            content.timeEntries.append(
                TimeEntry(
                    id: id("e2", number),
                    workspace: engines,
                    user: ada,
                    description: "Step \(number + 1)",
                    start: start,
                    end: start + 900
                )
            )
        }
        return content
    }
}
