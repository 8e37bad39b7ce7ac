import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockwork.Client {
    /// Starts a timer and notes it in a ledger, which is saved before and after the request.
    ///
    /// - Parameters:
    ///   - issue: The issue.
    ///   - comment: What is being done, or nil to say nothing about it.
    ///   - start: When it starts, usually now.
    ///   - ledger: What the program has started so far.
    ///   - save: Keeps the ledger; when it throws before the request, nothing is sent.
    /// - Returns: Whether it was done.
    /// - Throws: What ``startTimer(issue:comment:)`` and `save` throw. The ledger then says `uncertain` unless the request
    ///   provably did not arrive.
    public func startTimer(
        issue: Clockwork.IssueKey,
        comment: String? = nil,
        at start: Date,
        in ledger: inout Clockwork.TimerLedger,
        saving save: (Clockwork.TimerLedger) async throws -> Void
    ) async throws -> Clockwork.TimerOutcome {
        let before = ledger
        ledger.willStart(issue, at: start, comment: comment)
        try await save(ledger)
        do {
            let outcome = try await startTimer(issue: issue, comment: comment)
            switch outcome {
            case .accepted: ledger.didStart(issue)
            // Either there is no such issue or its timer runs already; what was known before still holds.
            case .refused: ledger = before
            }
            try await save(ledger)
            return outcome
        } catch let error as APIError where error.isWithoutEffect {
            ledger = before
            try await save(ledger)
            throw error
        }
    }

    /// Stops a timer and strikes it out of a ledger, which is saved before and after the request.
    ///
    /// - Parameters:
    ///   - issue: The issue on which the timer was started.
    ///   - ledger: What the program has started so far.
    ///   - save: Keeps the ledger; when it throws before the request, nothing is sent.
    /// - Returns: Whether it was done. A refusal also strikes the timer out: none runs that could be stopped.
    /// - Throws: What ``stopTimer(issue:)`` and `save` throw. The ledger then says `uncertain` unless the request provably
    ///   did not arrive.
    public func stopTimer(
        issue: Clockwork.IssueKey,
        in ledger: inout Clockwork.TimerLedger,
        saving save: (Clockwork.TimerLedger) async throws -> Void
    ) async throws -> Clockwork.TimerOutcome {
        let before = ledger
        ledger.willStop(issue)
        try await save(ledger)
        do {
            let outcome = try await stopTimer(issue: issue)
            ledger.didEnd(issue)
            try await save(ledger)
            return outcome
        } catch let error as APIError where error.isWithoutEffect {
            ledger = before
            try await save(ledger)
            throw error
        }
    }
}

extension APIError {
    /// Whether the service provably did not act on the request.
    fileprivate var isWithoutEffect: Bool {
        switch code {
        case .transport: delivery == .notSent
        case .unauthorized, .forbidden, .rateLimited, .originMismatch, .invalidRequest, .redirected, .notFound: true
        default: false
        }
    }
}
