import ServerUsers
import Synchronization

/// Standings in memory that fail on command.
final class Standings: UserStandings {
    struct Unreadable: Error, Equatable {}

    private struct State {
        var standings: [ServerUser: UserStanding] = [:]
        var isUnreadable = false
        var isReadOnly = false
    }

    private let state = Mutex(State())

    func standing(of user: ServerUser) throws -> UserStanding {
        try state.withLock { state in
            guard !state.isUnreadable else { throw Unreadable() }
            return state.standings[user] ?? UserStanding()
        }
    }

    func setDisconnected(_ isDisconnected: Bool, from service: TimeService, of user: ServerUser) async throws {
        try state.withLock { state in
            guard !state.isReadOnly else { throw Unreadable() }
            if isDisconnected {
                state.standings[user, default: UserStanding()].disconnected.insert(service)
            } else {
                state.standings[user, default: UserStanding()].disconnected.remove(service)
            }
        }
    }

    func disable(_ user: ServerUser) {
        state.withLock { $0.standings[user, default: UserStanding()].isDisabled = true }
    }

    func makeUnreadable() {
        state.withLock { $0.isUnreadable = true }
    }

    func makeReadOnly() {
        state.withLock { $0.isReadOnly = true }
    }
}
