/// What a screen shows, and what keys do to it.
package struct ScreenModel: Sendable, Hashable {
    /// Something that a key asks for and that the screen cannot do by itself.
    package enum Request: Sendable, Hashable {
        /// Leaves the screen.
        case quit
        /// Leaves the screen as Ctrl-C leaves a program.
        case interrupt
        /// Gives the terminal to the shell for a while.
        case suspend
        /// Draws everything anew.
        case redraw
        /// Asks the service again.
        case refresh
        /// Does something to the timer.
        case act(Action)
    }

    /// Something that is done to the timer.
    package enum Action: Sendable, Hashable {
        /// Starts one, where none runs; texts that are nil were left empty.
        case start(description: String?, project: String?)
        /// Stops the running one and starts another.
        case change(description: String?, project: String?)
        /// Stops the running one.
        case stop
        /// Starts one like the last that has ended.
        case resume
    }

    /// What the lower part of the screen is for.
    package enum Mode: Sendable, Hashable {
        /// The keys do what the last line says.
        case overview
        /// The keys are explained.
        case help
        /// A line is being typed.
        case asking(Question, LineEditor)
    }

    /// A line that says what has happened.
    package enum Message: Sendable, Hashable {
        case done(String)
        case problem(String)
    }

    /// The days that are listed.
    package private(set) var timeframe = Timeframe.today

    /// What the lower part is for.
    package internal(set) var mode = Mode.overview

    /// What was learned last, or nil before the first answer.
    package var contents: ScreenContents?

    /// What has happened last, or nil when nothing is to be said.
    package var message: Message?

    /// Whether an answer is waited for.
    package private(set) var isLoading = false

    /// Whether the last question was not answered as it should be.
    package private(set) var hasFailed = false

    /// How many questions were asked.
    private var asked = 0

    /// The last question whose answer, and that of all before it, is outdated.
    private var outdated = 0

    /// Whether something is being done to the timer.
    package var isActing = false

    /// The answers that something is being done with, or nil when nothing is that was asked about.
    var sent: Question?

    /// Answers that have led to nothing yet, for the next time that they are asked for.
    var draft: Question?

    /// After how long a running timer looks forgotten, in seconds.
    package let longAfter: Int

    /// - Parameter longAfter: After how long a running timer looks forgotten, in seconds.
    package init(longAfter: Int) {
        self.longAfter = longAfter
    }

    /// Whether what was learned last is about the days that are listed.
    package var isCurrent: Bool { contents?.timeframe == timeframe }

    /// Notes that the service is asked.
    ///
    /// - Returns: The number of the question.
    package mutating func ask() -> Int {
        asked += 1
        isLoading = true
        hasFailed = false
        return asked
    }

    /// Takes an answer, unless a newer one was there before it.
    package mutating func learn(_ contents: ScreenContents, from question: Int) {
        if question == asked { isLoading = false }
        guard question > outdated else { return }
        outdated = question
        self.contents = contents
    }

    /// Notes that a question was not answered as it should be, unless it was asked again meanwhile.
    package mutating func miss(_ question: Int, because sentence: String) {
        guard question == asked else { return }
        isLoading = false
        hasFailed = true
        message = .problem(sentence)
    }

    /// Notes that the timer has changed, after which former answers say nothing.
    package mutating func forgetQuestions() {
        outdated = asked
    }

    /// Takes a key.
    ///
    /// - Returns: What it asks for, or nil when there is nothing else to do.
    package mutating func press(_ key: Key) -> Request? {
        switch key {
        case .control("c"): return .interrupt
        case .control("z"): return .suspend
        case .control("l"): return .redraw
        default: break
        }
        switch mode {
        case .overview: return pressInOverview(key)
        case .help:
            if !key.isPasted { mode = .overview }
            return nil
        case .asking(let question, let editor): return press(key, in: question, editor)
        }
    }

    private mutating func pressInOverview(_ key: Key) -> Request? {
        guard case .character(let letter) = key else {
            if key.isPasted { message = .problem("Pasted text does nothing here; s asks for a description.") }
            return nil
        }
        message = nil
        switch letter {
        case "q": return .quit
        case "?": mode = .help
        case "g": return .refresh
        case "t":
            timeframe = timeframe.next
            return .refresh
        case "s", "w", "x", "r": return pressForTimer(letter)
        default: message = .problem("No key \(letter) here; ? explains those that there are.")
        }
        return nil
    }

    private mutating func pressForTimer(_ letter: Character) -> Request? {
        // Whoever goes on typing after these types answers, whether or not a timer can be started now.
        if letter == "s" || letter == "w" {
            ask(stoppingFirst: letter == "w")
            return nil
        }
        guard let contents, !isActing else {
            message = .problem("Clockify has not answered yet; wait a moment.")
            return nil
        }
        let isRunning = contents.running != nil
        switch letter {
        case _ where contents.queued != nil: message = .problem(Self.queued(contents))
        case "r" where isRunning: message = .problem("A timer is running; x stops it first.")
        case "x" where !isRunning: message = .problem("No timer is running; s starts one.")
        case "x": return .act(.stop)
        default: return .act(.resume)
        }
        return nil
    }

    /// What is said instead of doing something to the timer while one runs in the queue.
    static func queued(_ contents: ScreenContents) -> String {
        "A timer runs in the queue; \(contents.queuedAdvice)."
    }
}
