import ArgumentParser
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Moves items from one store to another.
struct CredentialsMove: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Move items from one store to another, and record where they lie.",
        discussion: """
            Each item is stored in the other store, read back and compared, and only then removed from \
            the first. A run that was interrupted is finished by running the command again. An item \
            that has another value in the other store is left where it is, unless --replace or --keep \
            says which value counts. Nothing can be removed from the environment: unset the variable.

            Examples:

              timetrack credentials move --from file --to keyring --all --dry-run
              timetrack credentials move --from keyring --to database clockify default
              timetrack credentials move --from environment --to keyring clockify default
            """
    )

    @Option(help: ArgumentHelp("The store that the items lie in.", valueName: "keyring|file|database|environment"))
    var from: KeySource

    @Option(help: ArgumentHelp("The store that they go to.", valueName: "keyring|file|database"))
    var to: StoreKind

    @OptionGroup var selection: ItemSelection

    @Flag(help: "Say what would be moved, and move nothing.")
    var dryRun = false

    @Flag(help: "Where both stores have a value, take the one of the first store.")
    var replace = false

    @Flag(help: "Where both stores have a value, leave the one of the other store.")
    var keep = false

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var keyring: KeyringOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "run the same command again to finish it; no item was lost" }

    func validate() throws {
        guard from.store != to else { throw ValidationError("The items lie there already; name two stores.") }
        guard !replace || !keep else {
            throw ValidationError("--replace and --keep contradict each other; leave out one of them.")
        }
    }

    func run(in context: Context) async throws {
        let moves = MoveSelection(self, context.stores)
        let (items, left) = try await moves.items()
        if replace || keep, !dryRun {
            let which = keep ? "values in the \(from.rawValue)" : "values in the \(to.rawValue)"
            try await confirmation.confirm("Let different \(which) be lost?", mayAsk: !output.noInput)
        }
        let move = try moves.engine { try context.forgetAll(of: $0) }
        let progress = ProgressLine(context.console, total: items.count, unit: "items")
        var done = 0
        // Before an error is shown; a line that cannot be removed is no reason to hide the error.
        defer { try? progress.end() }
        let outcomes = try await move.moveAll(items) { _ in
            done += 1
            try progress.show(done)
        }
        try progress.end()
        try show(outcomes + left, context)
        try moves.noteVariables(outcomes, context.console)
        if let failure = Failure(outcomes, of: items.count) { throw failure }
    }

    private func show(_ outcomes: [MoveOutcome], _ context: Context) throws {
        let document = MoveDocument(outcomes, from: from, to: to, isDone: !dryRun)
        try context.console.show(document) { terminal in
            guard !output.quiet || dryRun else { return }
            var table = Table([
                .init("What"), .init("Service"), .init("Account", mayShrink: true), .init("Note"),
            ])
            for outcome in outcomes {
                table.append([
                    "\(outcome.kind.words(isDryRun: dryRun), outcome.kind.style)", "\(outcome.key.service)",
                    "\(outcome.key.account)", "\(outcome.message ?? "")",
                ])
            }
            if !outcomes.isEmpty { try terminal.print(table) }
        }
        let counts = MoveOutcome.Kind.allCases
            .compactMap { kind in
                let count = outcomes.count { $0.kind == kind }
                return count == 0 ? nil : "\(count) \(kind.words(isDryRun: dryRun))"
            }
        let place = "from the \(from.rawValue) to the \(to.rawValue)"
        try context.console.sum(
            counts.isEmpty
                ? "There is nothing to move \(place)." : "\(place.capitalizedFirst): \(counts.joined(separator: ", "))."
        )
    }
}

extension Failure {
    /// That some items are not where they were to go, or nil when all are.
    fileprivate init?(_ outcomes: [MoveOutcome], of count: Int) {
        if let failure = outcomes.last?.failure, outcomes.count < count || count == 1 {
            self = failure
            if count > 1 { message += " \(count - outcomes.count) more items were not looked at; run it again." }
            return
        }
        let problems = outcomes.filter(\.kind.isProblem)
        guard let first = problems.first else { return nil }
        if problems.count == 1, first.kind == .missing {
            self.init(.notFound, "not_found", "There is no item \(first.key) in either store; name one that is there.")
            return
        }
        let isConflict = problems.allSatisfy { $0.kind == .conflict }
        self.init(
            .unexpected,
            isConflict ? "conflict" : "incomplete",
            "\(problems.count == 1 ? "1 item was" : "\(problems.count) items were") not moved; the list says why and what "
                + "to do, and running the command again moves what is left."
        )
    }
}

extension String {
    /// The text with a capital letter at its beginning.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
