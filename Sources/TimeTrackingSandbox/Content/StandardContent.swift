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
    /// - An add-on has a token in "Analytical Engines", and acts there for Ada.
    public static let standard: Sandbox.Content = {
        var content = Sandbox.Content()
        content.addAccounts()
        content.addProjects()
        content.addEntries()
        content.addIssues()
        return content
    }()
}
