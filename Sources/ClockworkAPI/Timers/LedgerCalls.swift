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
    ///   - save: Keeps the ledger; when it throws before the request, nothing is sent and the ledger is as it was.
    /// - Returns: Whether it was done. After a refusal the ledger is as it was.
    /// - Throws: What ``startTimer(issue:comment:)`` and `save` throw. When the request failed, the ledger says
    ///   `uncertain`, unless the request provably had no effect: then it is as it was. When `save` failed after the
    ///   request, the ledger says what became of the timer, and what was kept before says `uncertain`.
    public func startTimer(
        issue: Clockwork.IssueKey,
        comment: String? = nil,
        at start: Date,
        in ledger: inout Clockwork.TimerLedger,
        saving save: (Clockwork.TimerLedger) async throws -> Void
    ) async throws -> Clockwork.TimerOutcome {
        let before = ledger
        ledger.willStart(issue, at: start, comment: comment)
        let outcome = try await change(&ledger, backTo: before, saving: save) { client in
            try await client.startTimer(issue: issue, comment: comment)
        }
        switch outcome {
        case .accepted: ledger.didStart(issue)
        // Either there is no such issue or its timer runs already; what was known before still holds.
        case .refused: ledger = before
        }
        try await save(ledger)
        return outcome
    }

    /// Stops a timer and strikes it out of a ledger, which is saved before and after the request.
    ///
    /// - Parameters:
    ///   - issue: The issue on which the timer was started.
    ///   - ledger: What the program has started so far.
    ///   - save: Keeps the ledger; when it throws before the request, nothing is sent and the ledger is as it was.
    /// - Returns: Whether it was done. A refusal leaves the timer in the ledger as `uncertain`, because it does not say
    ///   whether the timer or the issue is missing; a caller who knows that none runs strikes it out with
    ///   ``Clockwork/TimerLedger/didEnd(_:)``.
    /// - Throws: What ``stopTimer(issue:)`` and `save` throw. When the request failed, the ledger says `uncertain`,
    ///   unless the request provably had no effect: then it is as it was. When `save` failed after the request, the
    ///   ledger says what became of the timer, and what was kept before says `uncertain`.
    public func stopTimer(
        issue: Clockwork.IssueKey,
        in ledger: inout Clockwork.TimerLedger,
        saving save: (Clockwork.TimerLedger) async throws -> Void
    ) async throws -> Clockwork.TimerOutcome {
        let before = ledger
        ledger.willStop(issue)
        let outcome = try await change(&ledger, backTo: before, saving: save) { client in
            try await client.stopTimer(issue: issue)
        }
        if case .accepted = outcome { ledger.didEnd(issue) }
        try await save(ledger)
        return outcome
    }

    /// Saves what a ledger announces and makes the request; goes back to what was there when it had no effect.
    private func change(
        _ ledger: inout Clockwork.TimerLedger,
        backTo before: Clockwork.TimerLedger,
        saving save: (Clockwork.TimerLedger) async throws -> Void,
        request: (Clockwork.Client) async throws -> Clockwork.TimerOutcome
    ) async throws -> Clockwork.TimerOutcome {
        do {
            try await save(ledger)
        } catch {
            ledger = before
            throw error
        }
        let cause: any Error
        do {
            var client = self
            client.session.tokens = MarkingTokenProvider(base: session.tokens)
            return try await request(client)
        } catch let failure as TokenFailure {
            cause = failure.cause
        } catch let error as APIError where error.isWithoutEffect {
            cause = error
        }
        ledger = before
        try await save(ledger)
        throw cause
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
