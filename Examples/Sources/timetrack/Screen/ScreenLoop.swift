import ProcessControl
import ProcessSignals
import TerminalOutput
import TimetrackKeys
import TimetrackScreen

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Shows the screen until somebody leaves it.
///
/// Whatever happens comes in as an event. Requests run beside the loop, so that no key waits for the service.
struct ScreenLoop {
    private let actions: TimerActions
    private let context: Context
    private let command: any Job
    private let terminal: RawTerminal
    private let clock: any Clock<Duration>
    private let view: ScreenView
    private let events: AsyncStream<ScreenEvent>
    private let arrivals: AsyncStream<ScreenEvent>.Continuation
    private var model: ScreenModel
    private var painter: FramePainter
    private var ticks = 0
    private var isQuitting = false

    /// How many seconds an answer counts as new.
    private static let refreshInterval = 60

    init(
        _ actions: TimerActions,
        of command: any Job,
        on terminal: RawTerminal,
        longAfter: Int,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.actions = actions
        self.command = command
        self.terminal = terminal
        self.clock = clock
        (events, arrivals) = AsyncStream<ScreenEvent>.makeStream()
        let environment = actions.context.environment
        context = actions.context
        let term = environment["TERM"] ?? ""
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let isUnicode = ["utf-8", "utf8"].contains { locale.lowercased().contains($0) }
        // Terminals of that family have neither colours nor blocks.
        let isPlain = term.hasPrefix("vt")
        view = ScreenView(bars: isUnicode && !isPlain ? .blocks : .signs)
        painter = FramePainter(usesColor: context.console.output.usesColor && !isPlain)
        model = ScreenModel(longAfter: longAfter)
    }

    /// Shows the screen; the terminal is as before when it returns or throws.
    mutating func run() async throws {
        let signals = SignalStream([SIGWINCH, SIGTSTP, SIGCONT, SIGQUIT])
        let keys = KeyStream(STDIN_FILENO)
        defer {
            keys.end()
            signals.end()
            RawTerminal.restore()
        }
        try takeTerminal()
        let (events, arrivals, clock, numbers) = (events, arrivals, clock, signals.numbers)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await key in keys.keys { arrivals.yield(.key(key)) }
                arrivals.yield(.inputEnded)
            }
            group.addTask { for await number in numbers { arrivals.yield(.signal(number)) } }
            group.addTask {
                while true {
                    try await clock.sleep(for: .seconds(1))
                    arrivals.yield(.tick)
                }
            }
            defer { group.cancelAll() }
            refresh(&group)
            try draw()
            for await event in events {
                guard try take(event, &group) else { return }
                try draw()
            }
            try Task.checkCancellation()
        }
    }

    /// Takes an event.
    ///
    /// - Returns: Whether the screen goes on.
    private mutating func take(_ event: ScreenEvent, _ group: inout ThrowingTaskGroup<Void, any Error>) throws -> Bool {
        switch event {
        case .key(let key): return try press(key, &group)
        case .inputEnded: return false
        case .signal(SIGTSTP): try suspend(&group)
        case .signal(SIGQUIT):
            throw Failure(.terminated, "terminated", "Asked to end; \(command.adviceWhenInterrupted).")
        case .signal(SIGCONT): try takeTerminal()
        // The next frame has another size.
        case .signal: break
        case .tick:
            ticks += 1
            if ticks % Self.refreshInterval == 0 { refresh(&group) }
        case .learned(let contents, let question): model.learn(contents, from: question)
        case .notLearned(let failure, let question): model.miss(question, because: failure.message)
        case .performed(let sentence):
            model.finish(sentence)
            if isQuitting { return false }
            model.forgetQuestions()
            refresh(&group)
        case .notPerformed(let failure):
            model.refuse(failure.message, ScreenModel.Mistake(failure))
            isQuitting = false
            model.forgetQuestions()
            refresh(&group)
        }
        return true
    }

    private mutating func press(_ key: Key, _ group: inout ThrowingTaskGroup<Void, any Error>) throws -> Bool {
        switch model.press(key) {
        case .quit:
            guard model.isActing else { return false }
            isQuitting = true
            model.message = .problem("Clockify has not answered yet; Ctrl-C leaves without its answer.")
        case .interrupt:
            throw Failure(.interrupted, "interrupted", "Interrupted; \(command.adviceWhenInterrupted).")
        case .suspend: try suspend(&group)
        case .redraw: painter.forget()
        case .refresh: refresh(&group)
        case .act(let action): perform(action, &group)
        case nil: break
        }
        return true
    }

    private mutating func refresh(_ group: inout ThrowingTaskGroup<Void, any Error>) {
        let question = model.ask()
        let (actions, arrivals, command, timeframe) = (actions, arrivals, command, model.timeframe)
        group.addTask {
            do {
                arrivals.yield(.learned(try await actions.contents(timeframe), question))
            } catch {
                let failure = Failure(explaining: error, of: command, interruptedBy: nil)
                arrivals.yield(.notLearned(failure, question))
            }
        }
    }

    private mutating func perform(
        _ action: ScreenModel.Action,
        _ group: inout ThrowingTaskGroup<Void, any Error>
    ) {
        model.isActing = true
        let (actions, arrivals, command, moment) = (actions, arrivals, command, context.now())
        group.addTask {
            do {
                arrivals.yield(.performed(try await actions.perform(action, at: moment)))
            } catch {
                arrivals.yield(.notPerformed(Failure(explaining: error, of: command, interruptedBy: nil)))
            }
        }
    }

    /// Gives the terminal to the shell until it gives it back.
    private mutating func suspend(_ group: inout ThrowingTaskGroup<Void, any Error>) throws {
        RawTerminal.restore()
        ProcessSuspension.suspend()
        try takeTerminal()
        refresh(&group)
    }

    /// Begins anew with a terminal that others have used, or whose size is another one.
    private mutating func takeTerminal() throws {
        // As when the shell continues it in the background, or has started it there.
        if terminal.isElsewhere {
            RawTerminal.restore()
            ProcessSuspension.suspend()
        }
        guard !terminal.isElsewhere else {
            throw Failure(
                .usage,
                "no_terminal",
                "Another program has this terminal; start `timetrack tui` in the foreground."
            )
        }
        try terminal.enter()
        painter.forget()
    }

    private mutating func draw() throws {
        let size = ScreenSize(of: context.console.output.descriptor)
        let frame = view.frame(model, now: context.now(), size: size)
        let characters = painter.characters(for: frame)
        if !characters.isEmpty { try context.console.output.write(characters) }
    }
}

extension ScreenModel.Mistake {
    /// What is wrong with the answers of a person, or nil for a failure that other answers do not avoid.
    fileprivate init?(_ failure: Failure) {
        switch failure.code {
        case "timer_running": self = .timerRuns
        case "timer_queued": return nil
        case _ where failure.code.hasSuffix("_project"): self = .project
        case _ where [.notFound, .rejected, .usage].contains(failure.status): self = .other
        default: return nil
        }
    }
}
