import ArgumentParser
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Chooses the account whose key is used when no user is named.
struct AuthSwitch: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "switch",
        abstract: "Choose the account whose key is used when no user is named.",
        discussion: """
            Without --user, the other one of two accounts is chosen; of more, a terminal shows a list.

            Examples:

              timetrack auth switch
              timetrack auth switch clockwork --user work
            """
    )

    @OptionGroup var account: SwitchOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let service = account.service.service
        let stores = context.stores
        let records = try stores.recordFile().read()
        let active = records.activeUser(of: service)
        let names = try await names(records, service, stores)
        let chosen = try await choose(names, active, service, context)
        try stores.recordFile().update { $0.active[service.name] = chosen }
        try context.console.show(SwitchDocument(service: service.name, user: chosen)) { terminal in
            guard !output.quiet else { return }
            try terminal.print("Commands for \(service.title) use the key of \(chosen, .strong) now.")
        }
    }

    /// The users who have a key, recorded or in the credential file alone.
    private func names(
        _ records: AccountRecords,
        _ service: TimeTrackingService,
        _ stores: ConfiguredStores
    ) async throws -> [String] {
        let recorded = records.accounts(of: service).map(\.user)
        let inFile = try await stores.store(.file).keys(service: service.name, after: nil, limit: .max).map(\.account)
        let shared = Set(records.accounts.filter { $0.store == .file }.map(\.key.account))
        return recorded + inFile.filter { !recorded.contains($0) && !shared.contains($0) }
    }

    private func choose(
        _ names: [String],
        _ active: String,
        _ service: TimeTrackingService,
        _ context: Context
    ) async throws -> String {
        let others = names.filter { $0 != active }
        if let user = account.user {
            // Of the keys in the database, which may be those of a whole team, only this one is looked for.
            let usual = try CredentialKey(service: service.name, account: user)
            var isKnown = names.contains(user)
            if !isKnown { isKnown = try await context.stores.databaseHasKey(usual) }
            guard isKnown else {
                let login = "timetrack auth login\(service.argument)\(CommandLineText.user(user))"
                throw Failure(
                    .noKey,
                    "no_key",
                    "There is no \(service.title) key for the user \(user); run `\(login)` to store one"
                        + (names.isEmpty ? "." : ", or name one of \(names.joined(separator: ", ")).")
                )
            }
            return user
        }
        guard let only = others.first else {
            throw Failure(
                .noKey,
                "no_key",
                "There is no other \(service.title) account; run "
                    + "`timetrack auth login\(service.argument) --user NAME` to add one."
            )
        }
        if others.count == 1 { return only }
        guard TerminalPrompt.isPossible, !output.noInput, !context.console.isJSON else {
            throw Failure(.usage, "no_input", "Say which account with --user: \(others.joined(separator: ", ")).")
        }
        return names[try await Choice.ask("Accounts", names, usual: names.firstIndex(of: active))]
    }
}

/// Who is active now, in JSON.
struct SwitchDocument: Encodable {
    var service: String
    var user: String
}
