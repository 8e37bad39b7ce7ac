import TerminalOutput
package import TimetrackKeys

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Prints what is known of the running timer, and asks nobody.
package struct CachedStatusReport: Sendable, Hashable {
    /// The name of the account, or nil for the active one.
    package var account: String?

    /// The template, or nil for the usual line.
    package var template: String?

    /// Whether to print JSON.
    package var isJSON: Bool

    package init(account: String?, template: String?, isJSON: Bool) {
        self.account = account
        self.template = template
        self.isJSON = isJSON
    }

    /// Understands `status --cached` without the parser.
    ///
    /// - Parameter arguments: The arguments after the name of the program; for any others the result is nil, and the
    ///   parser looks at them.
    package init?(_ arguments: ArraySlice<String>) {
        guard arguments.first == "status", arguments.contains("--cached") else { return nil }
        self.init(account: nil, template: nil, isJSON: false)
        var isCached = false
        var words = arguments.dropFirst()
        while let word = words.popFirst() {
            if word == "--cached", !isCached {
                isCached = true
            } else if word == "--json", !isJSON {
                isJSON = true
            } else if let value = Self.value(of: ["--format"], word, &words), template == nil {
                template = value
            } else if let value = Self.value(of: ["--account", "--user"], word, &words), account == nil {
                account = value
            } else {
                return nil
            }
        }
        guard isCached, !isJSON || template == nil else { return nil }
    }

    /// The value of an option, beside it or in the next word; nil for other words, and for values that the parser judges.
    private static func value(of names: [String], _ word: String, _ rest: inout ArraySlice<String>) -> String? {
        for name in names {
            if word == name, let next = rest.first, !next.isEmpty, !next.hasPrefix("-") { return rest.removeFirst() }
            if word.hasPrefix(name + "="), word.utf8.count > name.utf8.count + 1 {
                return String(word.dropFirst(name.count + 1))
            }
        }
        return nil
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
        let template = try Template(self.template ?? TimerFields.usual, fields: TimerFields.names)
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
