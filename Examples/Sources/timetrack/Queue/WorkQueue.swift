import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackSettings
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Keeps what a command says for later: without a network, a key or a question.
struct WorkQueue {
    private let context: Context
    private let output: OutputOptions
    private let connection: ConnectionOptions
    private let target: QueueTarget

    /// - Throws: ``Failure`` when the record of accounts is broken, `APIError` for an address that is none.
    init(
        _ connection: ConnectionOptions,
        _ workspace: WorkspaceOptions,
        _ output: OutputOptions,
        _ context: Context
    ) throws {
        self.context = context
        self.output = output
        self.connection = connection
        // That of the settings now: at the push they may be those of another folder.
        let chosen = try workspace.workspace ?? context.settings().workspace
        self.target = try QueueTarget(connection, workspace: chosen, context)
    }

    /// Keeps the start of a timer, and says so.
    func start(_ work: QueuedWork, at start: Date) async throws {
        try show(try await context.journal().queueStart(work, at: start, for: target, repeating: connection.repeated))
    }

    /// Keeps the end of a timer, and says so.
    ///
    /// - Parameter phrase: When it ended, or nil for now.
    /// - Throws: ``Failure`` for a moment before the start or ahead, and when the journal cannot be written.
    func stop(at phrase: TimePhrase?) async throws {
        let now = context.now()
        let journal = try context.journal()
        var end = now.wholeSecond
        if let phrase {
            // A clock that is behind cannot say what lies ahead.
            let open = try await journal.openTimer(of: target)
            let ahead = open.flatMap { $0.start > now ? LocalDay($0.start) : nil }
            end =
                if let ahead {
                    try phrase.resolved(now: now, of: ahead)
                } else {
                    try phrase.past(now: now, after: open?.start)
                }
        }
        try show(try await journal.queueStop(at: end, for: target))
    }

    /// Keeps the start of a timer like the last item that has ended, and says so.
    ///
    /// - Parameter phrase: When it began, or nil for now.
    /// - Throws: ``Failure`` when a timer runs in the queue or nothing has ended in it, for a moment ahead, and when the
    ///   journal cannot be written.
    func resume(at phrase: TimePhrase?) async throws {
        let now = context.now()
        let start = try phrase?.past(now: now) ?? now.wholeSecond
        if let running = try await QueuedTimer.find(connection, context) { throw running.refusal }
        // Of the same workspace, because names mean something else in another one.
        let ended = try await context.journal().queue()
            .filter { item in item.target == target && item.end.map { $0 <= start } ?? false }
        guard let last = ended.max(by: { ($0.end ?? $0.start) < ($1.end ?? $1.start) }) else {
            throw Failure(
                .notFound,
                "no_entry",
                "Nothing in the queue has ended that could be resumed, and Clockify is not asked with --queue; say what "
                    + "the timer is for: `timetrack start DESCRIPTION -p PROJECT --queue\(connection.repeated)`."
            )
        }
        try await self.start(last.work, at: start)
    }

    /// Keeps an entry, and says so.
    func add(_ work: QueuedWork, from start: Date, to end: Date) async throws {
        try show(try await context.journal().queueEntry(work, from: start, to: end, for: target))
    }

    private func show(_ queueing: Journal.Queueing) throws {
        let now = context.now()
        if let added = queueing.added, added.kind == .timer {
            try context.remember(queued: added, of: target)
        } else if queueing.ended != nil || queueing.added?.kind == .stop {
            let isStopped = queueing.ended == nil
            try context.remember(queued: nil, of: target, isStopped: isStopped)
        }
        try context.console.show(QueueingDocument(queueing)) { terminal in
            guard !output.quiet else { return }
            if let ended = queueing.ended {
                try terminal.print("\("Queued", .good) the end of \(ended.summary), \(ended.times(now: now)).")
            }
            if let added = queueing.added {
                try terminal.print("\("Queued", .good) \(added.summary), \(added.times(now: now)).")
            }
        }
    }
}

extension QueueTarget {
    /// Where a command's work is to go.
    ///
    /// - Parameters:
    ///   - connection: The address and the account.
    ///   - workspace: The name or the id of the workspace, or nil for the account's own.
    ///   - context: What surrounds the command.
    /// - Throws: ``Failure`` when the settings or the record of accounts are broken, `APIError` for an address that is none.
    init(_ connection: ConnectionOptions, workspace: String?, _ context: Context) throws {
        let service = TimeTrackingService.clockify
        let source = try connection.tokenSource ?? KeySource.preferred(in: context.environment)
        self.init(
            origin: try service.endpoint(at: connection.endpoint ?? connection.record(in: context)?.origin)
                .origin.description,
            // The key of the environment is nobody's on record, and its work must not go out with a key that is.
            account: source == .environment
                ? AccountRecord.environmentsUser
                : try connection.user(in: context) ?? context.stores.recordFile().read().activeUser(of: service),
            workspace: workspace
        )
    }

    /// The account as people are told of it.
    var accountName: String { account == AccountRecord.environmentsUser ? "environment" : account }

    /// The options with which a command works for this account at this address, with a space before each word; empty when
    /// it does so without.
    ///
    /// - Throws: ``Failure`` when the settings or the record of accounts are broken, `APIError` for an address on record
    ///   that is none.
    func repeated(in context: Context) throws -> String {
        let service = TimeTrackingService.clockify
        let records = try context.stores.recordFile().read()
        var words: [String] = []
        let recorded: String?
        if account == AccountRecord.environmentsUser {
            words += ["--token-source", KeySource.environment.rawValue]
            recorded = nil
        } else {
            if account != (try context.settings().account ?? records.activeUser(of: service)) {
                words += ["--account", CommandLineText.word(account)]
            }
            recorded = records.record(of: account, for: service)?.origin
        }
        if origin != (try service.endpoint(at: recorded).origin.description) {
            words += ["--endpoint", CommandLineText.word(origin)]
        }
        return words.map { " \($0)" }.joined()
    }
}

extension QueuedItem {
    /// What it is, in one phrase.
    var summary: StyledText {
        switch kind {
        case .stop: return "the end of the running timer"
        case .timer, .entry:
            let usual = kind == .timer ? "a timer without a description" : "an entry without a description"
            let what: StyledText = "\(work.description ?? usual, .strong)"
            return work.project.map { "\(what) in \($0, .accent)" } ?? what
        }
    }

    /// When it was, as absolute times.
    func times(now: Date) -> String {
        let begin = LocalTime.dated(start, now: now)
        switch kind {
        case .stop: return "at \(begin)"
        case .timer, .entry:
            guard let end else { return "running since \(begin)" }
            let isSameDay = LocalDay(start) == LocalDay(end)
            // The day is said once; the zone of a time that comes twice stays.
            return "\(begin)–\(isSameDay ? LocalTime.timeOfDay(end) : LocalTime.dated(end, now: now))"
        }
    }
}
