import TimetrackFiles

/// The line that `timetrack status --cached` prints: what is known of the running timer.
package struct PromptLine: Sendable, Hashable {
    /// The variables that it goes by.
    package static var variables: [String] {
        [
            "HOME", BaseFolders.Kind.configuration.variable, BaseFolders.Kind.cache.variable,
            ActiveAccount.sourceVariable,
        ]
    }

    /// The name of the account, or nil for the active one.
    package var account: String?

    /// The template, or nil for the usual line.
    package var template: String?

    package init(account: String? = nil, template: String? = nil) {
        self.account = account
        self.template = template
    }

    /// Understands the usual forms of the command without a parser.
    ///
    /// - Parameter arguments: The arguments after the name of the program; for any others the result is nil.
    package init?(_ arguments: ArraySlice<String>) {
        guard arguments.first == "status" else { return nil }
        var isCached = false
        var words = arguments.dropFirst()
        while let word = words.popFirst() {
            if word == "--cached", !isCached {
                isCached = true
            } else if let value = Self.value(of: ["--format"], word, &words), template == nil {
                template = value
            } else if let value = Self.value(of: ["--account", "--user"], word, &words), account == nil {
                account = value
            } else {
                return nil
            }
        }
        guard isCached else { return nil }
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

    /// The line.
    ///
    /// - Parameters:
    ///   - environment: The ``variables`` of the process.
    ///   - now: The present moment, in seconds since 1970.
    /// - Returns: The line with its end; empty when no timer is known to run; nil when settings may choose the account,
    ///   or a folder has no name.
    /// - Throws: ``TemplateMistake``, and what `ActiveAccount` throws.
    package func text(environment: [String: String], now: Int) throws -> String? {
        let template = try Template(self.template ?? TimerFields.usual, fields: TimerFields.names)
        let folders = BaseFolders(environment)
        guard let caches = folders.folder(for: .cache) else { return nil }
        guard let account = try self.account ?? chosenAccount(environment, folders) else { return nil }
        guard let status = StatusCache(in: caches).status(of: account), let timer = status.timer else { return "" }
        return template.text(TimerFields(timer, in: status, now: now).value) + "\n"
    }

    /// The account whose timer is shown when none is named; nil when settings may choose it.
    private func chosenAccount(_ environment: [String: String], _ folders: BaseFolders) throws -> String? {
        if SettingsGlance.mayHave("account", in: folders) { return nil }
        guard environment[ActiveAccount.sourceVariable] != ActiveAccount.environmentSource else {
            return UserNames.environments
        }
        guard let folder = folders.folder(for: .configuration) else { return nil }
        return try ActiveAccount.user(of: "clockify", in: folder)
    }
}
