import ServerUsers
import TimeTrackingKit

/// What is recorded of the one person: nothing.
///
/// Who disconnects here has simply no key any more.
struct NoStandings: UserStandings {
    func standing(of user: ServerUser) -> UserStanding { UserStanding() }
    func setDisconnected(_ isDisconnected: Bool, from service: TimeService, of user: ServerUser) {}
}

/// The audit of one person's own machine, which nobody keeps.
struct NoAudit: AuditTrail {
    func note(_ event: AuditEvent) {}
    func record(_ event: AuditEvent) {}
    func fingerprint(of secret: Secret) -> String { "" }
}
