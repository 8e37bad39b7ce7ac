import TerminalOutput
package import TimetrackKeys
import TimetrackPrompt

/// Prints what is known of the running timer, and asks nobody.
package struct CachedStatusReport: Sendable, Hashable {
    /// The name of the account, or nil for the active one.
    package var account: String?

    /// The template, or nil for the usual line.
    package var template: String?

    package init(account: String?, template: String?) {
        self.account = account
        self.template = template
    }

    /// Prints it; nothing when no timer is known to run.
    ///
    /// - Parameters:
    ///   - console: Where to print it.
    ///   - environment: The variables of the process, as far as they name folders.
    ///   - now: The present moment, in seconds since 1970.
    /// - Throws: `Failure` for a template with a mistake and for a record of accounts that is broken, `TerminalError` when
    ///   it cannot be printed.
    package func run(on console: Console, environment: [String: String], now: Int) throws {
        let template = try Template(given: self.template ?? TimerFields.usual, fields: TimerFields.names)
        let account = try self.account ?? Self.usualAccount(environment)
        let status = StatusCache(in: try UserFolders(environment).cache).status(of: account)
        let fields = status.flatMap { status in status.timer.map { TimerFields($0, in: status, now: now) } }
        guard !console.isJSON else {
            // Only here, because the dates in it cost more than everything else together.
            let name = account == AccountRecord.environmentsUser ? AccountRecord.defaultUser : account
            return try console.show(CachedStatusDocument(account: name, status, fields)) { _ in }
        }
        guard let fields else { return }
        try console.output.write(template.text(fields.value) + "\n")
    }

    /// The account whose timer is shown when none is named.
    private static func usualAccount(_ environment: [String: String]) throws -> String {
        guard environment[KeySource.variable] != KeySource.environment.rawValue else {
            return AccountRecord.environmentsUser
        }
        return try AccountRecordFile(environment: environment).read().activeUser(of: .clockify)
    }
}
