import SystemPackage
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames
import TimetrackSettings

/// What a half-typed command line says about whose names are wanted.
struct CompletionLine {
    private let words: [String]
    private let cache: NameCache
    private let scope: NameCache.Scope

    let settings: Settings
    let records: AccountRecords

    /// - Parameters:
    ///   - words: The words as the shell hands them over.
    ///   - shell: The shell.
    ///   - environment: The variables of the process.
    ///   - folder: The folder that the shell is in.
    /// - Throws: ``Failure`` for a file with a mistake.
    init(
        _ words: [String],
        from shell: ShellWord.Shell,
        _ environment: [String: String],
        in folder: String
    ) throws {
        self.words = ShellWord.words(words, from: shell)
        self.cache = NameCache(in: try UserFolders(environment).cache)
        self.settings = try ChosenSettings(environment, in: FilePath(folder)).settings
        self.records = try ConfiguredStores.all(environment).recordFile().read()
        let service = TimeTrackingService.clockify
        let words = self.words
        let account =
            Self.value(of: ["--account", "--user"], in: words) ?? settings.account
            ?? Self.usualAccount(records, environment)
        let address =
            Self.value(of: ["--endpoint"], in: words) ?? records.record(of: account, for: .clockify)?.origin
        self.scope = NameCache.Scope(
            origin: try service.endpoint(at: address).origin.description,
            account: account
        )
    }

    /// The account whose names are offered when none is named.
    private static func usualAccount(_ records: AccountRecords, _ environment: [String: String]) -> String {
        let isEnvironments = environment[KeySource.variable] == KeySource.environment.rawValue
        return isEnvironments ? AccountRecord.environmentsUser : records.activeUser(of: .clockify)
    }

    /// What follows one of these options, or nil when none of them is there.
    func value(of options: [String]) -> String? { Self.value(of: options, in: words) }

    private static func value(of options: [String], in words: [String]) -> String? {
        for (index, word) in words.enumerated() {
            if options.contains(word), words.indices.contains(index + 1) { return words[index + 1] }
            for option in options where word.hasPrefix(option + "=") { return String(word.dropFirst(option.count + 1)) }
        }
        return nil
    }

    /// The names that belong to the account.
    var accountNames: CachedNames { cache.names(of: scope) }

    /// The names in the workspace that the command will work in; none when it is not known.
    var names: CachedNames {
        let account = accountNames
        var scope = scope
        if let text = value(of: ["-w", "--workspace"]) ?? settings.workspace {
            let workspaces = account.workspaces.map { NamedItem(id: $0.id, name: $0.name) }
            if text.isClockifyID {
                scope.workspace = text
            } else if case .one(let workspace) = NameSearch(text).result(among: workspaces) {
                scope.workspace = workspace.id
            }
        } else {
            let record = records.record(of: scope.account, for: .clockify)
            scope.workspace = record?.workspaceID ?? account.usualWorkspace
        }
        return scope.workspace == nil ? CachedNames() : cache.names(of: scope)
    }
}
