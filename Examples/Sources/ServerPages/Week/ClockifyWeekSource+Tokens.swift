import ServerRequests
import ServerTokens
import ServerUsers
import TimeTrackingKit

extension ClockifyWeekSource {
    /// What came of the search for a token.
    struct Search: Sendable {
        /// What the person is told of it.
        var state: TokenState

        /// The token, or nil when there is none.
        var found: TokenForRequest?

        /// A sentence about what kept it from being found, or nil when nothing did.
        var failure: String?
    }

    /// Looks for the token of a service.
    func token(of tokens: ServiceTokens, for request: WeekRequest) async -> Search {
        do {
            let isDisconnected = try isDisconnected(request.caller, from: tokens.service)
            do {
                let found = try await tokens.token(for: request.headers, of: request.caller)
                let state = TokenState(
                    found.isShared ? .shared : .own,
                    isReadOnly: found.isShared && !rules.allowsWrites
                )
                return Search(state: state, found: found)
            } catch let error as TokenResolverError where error.code == .notFound {
                return Search(
                    state: TokenState(
                        .none,
                        isDisconnected: isDisconnected,
                        offersShared: isDisconnected && maySpend(tokens.service)
                    )
                )
            }
        } catch {
            request.notes?.failureCode = "STORE_UNAVAILABLE"
            let name = tokens.service.title
            return Search(
                state: TokenState(.unknown),
                failure: """
                    What you saved for \(name) cannot be read now, so nothing is shown and nothing else is used in its place. \
                    Try again in a minute; if it stays so, tell whoever runs this server.
                    """
            )
        }
    }

    /// Whether a caller disconnected from a service.
    private func isDisconnected(_ caller: Caller, from service: TimeService) throws -> Bool {
        guard let user = caller.user else { return false }
        return try standings.standing(of: user).disconnected.contains(service)
    }

    /// Whether somebody who is signed in could use a shared token.
    private func maySpend(_ service: TimeService) -> Bool {
        rules.spenders != .nobody && sharedTokens.contains(service)
    }
}

extension TimeService {
    /// The name for people.
    var title: String {
        switch self {
        case .clockify: "Clockify"
        case .clockwork: "Clockwork"
        }
    }
}
