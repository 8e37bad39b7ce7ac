#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A read-only store over environment variables, by an explicit map from keys to the names of variables.
///
/// ## Usage
///
/// ```swift
/// let key = try CredentialKey(service: "clockify", account: "shared")
/// let store = EnvironmentCredentialStore(
///     [key: EnvironmentVariable("CLOCKIFY_API_KEY", attributes: ["workspace_id": "CLOCKIFY_WORKSPACE_ID"])],
///     environment: ProcessInfo.processInfo.environment
/// )
/// ```
///
/// The variables are read when the store is made: changing the environment later changes nothing.
///
/// ## Security
///
/// Every program that runs as the same user can read the environment of a process, and child processes inherit it. Use
/// this store for what the system hands to a program, not as a place to keep personal tokens.
public struct EnvironmentCredentialStore: CredentialStore {
    /// The name that diagnostics show.
    public let name: String

    private let variables: [CredentialKey: EnvironmentVariable]
    private let credentials: [CredentialKey: Credential]
    private let blank: Set<CredentialKey>

    /// Creates a store.
    ///
    /// A value of spaces only counts as absent. Spaces and line ends around a value are dropped.
    ///
    /// - Parameters:
    ///   - variables: Which variable holds the credential of which key.
    ///   - environment: The names and values of the variables.
    ///   - name: The name that diagnostics show.
    public init(
        _ variables: [CredentialKey: EnvironmentVariable],
        environment: [String: String],
        name: String = "environment"
    ) {
        self.name = name
        self.variables = variables
        var credentials: [CredentialKey: Credential] = [:]
        var blank: Set<CredentialKey> = []
        for (key, variable) in variables {
            guard let value = environment[variable.name] else { continue }
            let token = value.utf8.trimmingASCIIWhitespace()
            guard !token.isEmpty else {
                blank.insert(key)
                continue
            }
            let attributes = variable.attributes.compactMapValues { name in
                environment[name].map { String(Substring($0.utf8.trimmingASCIIWhitespace())) }
            }
            credentials[key] = Credential(secret: Secret(token), attributes: attributes.filter { !$0.value.isEmpty })
        }
        self.credentials = credentials
        self.blank = blank
    }

    /// Creates a store over the environment of this process, as it is now.
    ///
    /// - Parameter variables: Which variable holds the credential of which key.
    /// - Returns: The store.
    public static func ofThisProcess(
        _ variables: [CredentialKey: EnvironmentVariable]
    ) -> EnvironmentCredentialStore {
        EnvironmentCredentialStore(variables, environment: ProcessInfo.processInfo.environment)
    }

    /// Read-only, there for as long as the process, without a copy on disk.
    public var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(
            isWritable: false,
            isPersistent: false,
            isSharedBetweenProcesses: false,
            keepsAnyBytes: false
        )
    }

    /// Returns the credential of a key, or nil when its variable is not set, is blank or is not in the map.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `cancelled`.
    public func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        return credentials[key]
    }

    /// Returns a page of the keys whose variables have a value.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `cancelled`.
    public func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        return credentials.keys.page(service: service, after: key, limit: limit)
    }

    /// The name of the variable that holds the credential of a key, or nil when the key is not in the map.
    public func variableName(for key: CredentialKey) -> String? {
        variables[key]?.name
    }

    /// Whether the variable of a key is set to spaces only, which counts as absent.
    public func isBlank(_ key: CredentialKey) -> Bool {
        blank.contains(key)
    }
}

/// The variable that holds a secret, and those that hold its attributes.
public struct EnvironmentVariable: Sendable, Hashable {
    /// The name of the variable with the secret.
    public var name: String

    /// The names of the variables with attributes, by the attributes' names.
    public var attributes: [String: String]

    /// Names a variable.
    ///
    /// - Parameters:
    ///   - name: The name of the variable with the secret.
    ///   - attributes: The names of the variables with attributes, by the attributes' names.
    public init(_ name: String, attributes: [String: String] = [:]) {
        self.name = name
        self.attributes = attributes
    }
}

extension BidirectionalCollection<UInt8> {
    /// The bytes without spaces, tabs and line ends at either end.
    package func trimmingASCIIWhitespace() -> SubSequence {
        var rest = self[...]
        while let first = rest.first, first.isASCIIWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isASCIIWhitespace { rest.removeLast() }
        return rest
    }
}
