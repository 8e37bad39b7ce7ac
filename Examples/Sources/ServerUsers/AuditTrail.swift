public import TimeTrackingKit

/// Keeps the audit.
public protocol AuditTrail: Sendable {
    /// Takes an event that is written soon: one that a killed process may lose is one of the last second.
    ///
    /// - Parameter event: The event.
    func note(_ event: AuditEvent)

    /// Writes an event before it returns.
    ///
    /// - Parameter event: The event.
    /// - Throws: That it could not be written; what it is about must then not be done.
    func record(_ event: AuditEvent) async throws

    /// Makes a fingerprint by which a token can be found in the audit, and by nobody who has not the server's key.
    ///
    /// - Parameter secret: The token.
    /// - Returns: 16 hexadecimal digits.
    func fingerprint(of secret: Secret) -> String
}
