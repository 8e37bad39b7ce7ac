public import ClockifyAPI
import HTTPTypes
import ServerRequests
public import ServerTokens
public import ServerUsers
public import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Reads weeks from Clockify with the tokens that the server keeps.
///
/// ## Security
///
/// The token is found for each request by the rules of ``/ServerTokens/ServiceTokens``: on absence alone the shared one takes
/// the place of the person's own. With the shared one nothing is asked about its owner: only the one workspace of the rules
/// is read, and in it only the time of the person whom the rules name.
public struct ClockifyWeekSource: WeekSource {
    /// Makes a client that sends a token.
    public typealias MakeClient = @Sendable (any TokenProvider) -> Clockify.Client

    /// Finds the Clockwork timers that a user started here.
    public typealias RunningIssues = @Sendable (ServerUser) async throws -> [RunningIssue]

    let clockify: ServiceTokens
    let clockwork: ServiceTokens
    let sharedTokens: Set<TimeService>
    let rules: SharedTokenRules
    let standings: any UserStandings
    let audit: (any AuditTrail)?
    let client: MakeClient
    let runningIssues: RunningIssues

    /// Describes where things are.
    ///
    /// - Parameters:
    ///   - clockify: The tokens for Clockify.
    ///   - clockwork: The tokens for Clockwork.
    ///   - sharedTokens: The services of which the server has a shared token.
    ///   - rules: What may be done with them.
    ///   - standings: Says who disconnected.
    ///   - audit: Is told of each token that is used to read, or nil when nothing is.
    ///   - client: Makes a client that sends a token.
    ///   - runningIssues: Finds the Clockwork timers that a user started here; by default none are known.
    public init(
        clockify: ServiceTokens,
        clockwork: ServiceTokens,
        sharedTokens: Set<TimeService>,
        rules: SharedTokenRules,
        standings: any UserStandings,
        audit: (any AuditTrail)?,
        client: @escaping MakeClient,
        runningIssues: @escaping RunningIssues = { _ in [] }
    ) {
        self.clockify = clockify
        self.clockwork = clockwork
        self.sharedTokens = sharedTokens
        self.rules = rules
        self.standings = standings
        self.audit = audit
        self.client = client
        self.runningIssues = runningIssues
    }

    /// Finds a person's week, keys and timers.
    public func week(_ request: WeekRequest) async -> WeekContents {
        async let issues = issues(of: request.caller)
        async let clockworkToken = token(of: clockwork, for: request)
        let token = await token(of: clockify, for: request)
        var contents = WeekContents(
            week: CalendarWeek(containing: request.day, now: request.now, timeZone: .gmt),
            clockify: token.state,
            clockwork: await clockworkToken.state
        )
        contents.isUnavailable = token.failure != nil
        contents.notices += [token.failure, await clockworkToken.failure].compactMap(\.self)
        if let found = token.found {
            request.notes?.tokenSource = found.first.source.word
            let error = await read(&contents, with: found, for: request)
            note(found, error, request)
        }
        switch await issues {
        case .success(let running): contents.runningIssues = running
        case .failure:
            contents.notices.append("Which Clockwork timers run is not known now; reload the page to try again.")
        }
        return contents
    }

    private func issues(of caller: Caller) async -> Result<[RunningIssue], any Error> {
        guard let user = caller.user else { return .success([]) }
        return await attempt { try await runningIssues(user) }
    }

    /// Tells the audit that a token was used.
    private func note(_ token: TokenForRequest, _ error: (any Error)?, _ request: WeekRequest) {
        guard let audit else { return }
        audit.note(
            AuditEvent(
                time: request.now,
                user: request.caller.user,
                action: .read,
                service: .clockify,
                source: token.first.source.word,
                fingerprint: audit.fingerprint(of: token.first.credential.secret),
                requestID: request.requestID,
                result: error.map { ($0 as? APIError)?.code.description ?? "failed" } ?? "ok"
            )
        )
    }
}

/// What came of a call: one that fails leaves the others their results.
func attempt<Value: Sendable>(
    _ work: @Sendable () async throws -> Value
) async -> Result<Value, any Error> {
    do { return .success(try await work()) } catch { return .failure(error) }
}
