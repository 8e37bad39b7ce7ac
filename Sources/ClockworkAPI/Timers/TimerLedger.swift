#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockwork {
    /// Which timers a program has started, for it to keep: Clockwork has no call that lists running timers.
    ///
    /// It knows what was done through it and nothing else. A timer that was started or stopped in Jira, or by another
    /// program, does not appear in it.
    ///
    /// ## Usage
    ///
    /// Every step is saved before the request that it announces, so that a program that is killed in between finds
    /// ``TimerState/uncertain(since:)`` and not a wrong certainty.
    ///
    /// ```swift
    /// var ledger = try load()
    /// let outcome = try await client.startTimer(issue: issue, at: Date(), in: &ledger, saving: save)
    /// ```
    public struct TimerLedger: Hashable, Sendable {
        /// A timer as the ledger knows it.
        public struct Timer: Hashable, Sendable {
            /// The issue on which it runs.
            public let issue: IssueKey

            /// When it was started by this program's clock, in whole seconds; Clockwork measures by its own.
            public let start: Date

            /// What is being done, or nil when nothing was said about it.
            public let comment: String?

            /// Whether Clockwork has confirmed that it runs, and nothing since then can have stopped it.
            public internal(set) var isConfirmed: Bool
        }

        /// What the ledger knows of an issue's timer.
        public enum TimerState: Hashable, Sendable {
            /// No timer was started here, or it was stopped.
            case notStarted
            /// Clockwork confirmed the start, and nothing was done here that ends it.
            case running(since: Date)
            /// A request went out whose answer never came, a stop was refused, or another timer was started, which may
            /// have stopped this one.
            case uncertain(since: Date)
        }

        /// Whether several timers of one person may run at once, which is a setting of the Jira site.
        ///
        /// Without it, a start makes the other timers uncertain.
        public var siteRunsSeveralTimers: Bool

        /// The timers that run or may run, in the order in which they were started.
        public private(set) var timers: [Timer] = []

        /// Creates a ledger without timers.
        ///
        /// - Parameter siteRunsSeveralTimers: Whether several timers of one person may run at once.
        public init(siteRunsSeveralTimers: Bool = false) {
            self.siteRunsSeveralTimers = siteRunsSeveralTimers
        }

        /// What is known of an issue's timer.
        ///
        /// - Parameter issue: The issue.
        /// - Returns: The state, to be shown as what was done here and not as what Clockwork has.
        public func state(of issue: IssueKey) -> TimerState {
            guard let timer = timers.first(where: { $0.issue == issue }) else { return .notStarted }
            return timer.isConfirmed ? .running(since: timer.start) : .uncertain(since: timer.start)
        }

        /// Notes that a start is about to be asked for.
        ///
        /// A timer that was already noted keeps its start: Clockwork refuses a second one on the same issue.
        public mutating func willStart(_ issue: IssueKey, at start: Date, comment: String? = nil) {
            guard !timers.contains(where: { $0.issue == issue }) else { return willStop(issue) }
            let wholeSeconds = Date(timeIntervalSince1970: start.timeIntervalSince1970.rounded(.down))
            timers.append(Timer(issue: issue, start: wholeSeconds, comment: comment, isConfirmed: false))
        }

        /// Notes that Clockwork started the timer.
        public mutating func didStart(_ issue: IssueKey) {
            for index in timers.indices {
                if timers[index].issue == issue {
                    timers[index].isConfirmed = true
                } else if !siteRunsSeveralTimers {
                    timers[index].isConfirmed = false
                }
            }
        }

        /// Notes that a stop is about to be asked for.
        public mutating func willStop(_ issue: IssueKey) {
            for index in timers.indices where timers[index].issue == issue { timers[index].isConfirmed = false }
        }

        /// Notes that no timer runs on an issue.
        ///
        /// It was stopped, its start was not accepted, or a person has looked after a stop that was refused.
        public mutating func didEnd(_ issue: IssueKey) {
            timers.removeAll { $0.issue == issue }
        }
    }
}

extension Clockwork.TimerLedger: Codable {}
extension Clockwork.TimerLedger.Timer: Codable {}
