import Foundation
import ServerUsers
import Synchronization
import TimeTrackingKit

/// Standings in memory that fail on command.
final class TestStandings: UserStandings {
    struct Unreadable: Error {}

    private let disconnected = Mutex<Set<[String]>>([])
    private let disabled = Mutex<Set<ServerUser>>([])
    private let failing = Mutex(false)

    func standing(of user: ServerUser) throws -> UserStanding {
        guard failing.withLock({ !$0 }) else { throw Unreadable() }
        let services = TimeService.allCases.filter { service in
            disconnected.withLock { $0.contains([user.id.rawValue, service.rawValue]) }
        }
        let isDisabled = disabled.withLock { $0.contains(user) }
        return UserStanding(isDisabled: isDisabled, disconnected: Set(services))
    }

    func setDisconnected(_ isDisconnected: Bool, from service: TimeService, of user: ServerUser) async throws {
        guard failing.withLock({ !$0 }) else { throw Unreadable() }
        disconnected.withLock { set in
            if isDisconnected {
                set.insert([user.id.rawValue, service.rawValue])
            } else {
                set.remove([user.id.rawValue, service.rawValue])
            }
        }
    }

    func disable(_ user: ServerUser) {
        disabled.withLock { _ = $0.insert(user) }
    }

    func fail() {
        failing.withLock { $0 = true }
    }
}

/// An audit in memory that fails on command.
final class TestAudit: AuditTrail {
    struct Unwritable: Error {}

    private struct State {
        var events: [AuditEvent] = []
        var isFailing = false
    }

    private let state = Mutex(State())

    var events: [AuditEvent] { state.withLock(\.events) }

    func note(_ event: AuditEvent) {
        state.withLock { $0.events.append(event) }
    }

    func record(_ event: AuditEvent) async throws {
        try state.withLock { state in
            guard !state.isFailing else { throw Unwritable() }
            state.events.append(event)
        }
    }

    func fail() {
        state.withLock { $0.isFailing = true }
    }

    /// A number that tells the tokens of these tests apart and shows nothing of them.
    func fingerprint(of secret: Secret) -> String {
        secret.withRevealedBytes { bytes in
            let hash = bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
            return String(hash, radix: 16)
        }
    }
}
