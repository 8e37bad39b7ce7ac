/// A secret together with what is known about it and is not secret.
public struct Credential: Sendable, Equatable {
    /// The token or key.
    public var secret: Secret

    /// Facts that belong to the secret and lie in clear wherever it is stored: a workspace id, an origin.
    public var attributes: [String: String]

    /// Creates a credential.
    ///
    /// - Parameters:
    ///   - secret: The token or key.
    ///   - attributes: Facts about it that anyone may read.
    public init(secret: Secret, attributes: [String: String] = [:]) {
        self.secret = secret
        self.attributes = attributes
    }
}

/// Names of attributes that this library reads.
public enum CredentialAttribute {
    /// The only origin that a credential is sent to, for example `https://api.clockify.me`.
    public static let origin = "origin"

    /// The workspace that goes with the credential.
    public static let workspaceID = "workspace_id"
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible {
    /// The names of the attributes; values are left out of what is printed by accident.
    public var description: String {
        let names = attributes.keys.sorted().joined(separator: ", ")
        return names.isEmpty ? "Credential(<secret>)" : "Credential(<secret>, attributes: \(names))"
    }

    /// The same text as ``description``.
    public var debugDescription: String { description }
}
