#if ConfigurationSupport
public import Configuration

/// A read-only store over a swift-configuration reader: a `.env` file, JSON, YAML, or any provider of your own.
///
/// ## Usage
///
/// ```swift
/// let reader = ConfigReader(provider: try await EnvironmentVariablesProvider(environmentFilePath: ".env"))
/// let key = try CredentialKey(service: "clockify", account: "shared")
/// let store = ConfigurationCredentialStore([key: ConfigurationValue("clockify.apiKey")], reader: reader)
/// ```
///
/// ## Traits
///
/// This type is there with the trait `ConfigurationSupport`.
///
/// ## Security
///
/// Values are read as secrets, so that access reporters redact them. They are read with the calls that throw: the reader's
/// plain `string(forKey:)` turns a provider's failure into nil, which here would make an error look like absence.
public struct ConfigurationCredentialStore: CredentialStore {
    /// The name that diagnostics show.
    public let name: String

    private let values: [CredentialKey: ConfigurationValue]
    private let reader: ConfigReader
    private let timeout: Duration
    private let clock: InjectedClock

    /// Creates a store.
    ///
    /// A value of spaces only counts as absent. Spaces and line ends around a value are dropped.
    ///
    /// - Parameters:
    ///   - values: Which configuration value holds the credential of which key.
    ///   - reader: The reader to ask.
    ///   - name: The name that diagnostics show.
    ///   - timeout: How long a call may take.
    ///   - clock: The clock that measures it.
    public init(
        _ values: [CredentialKey: ConfigurationValue],
        reader: ConfigReader,
        name: String = "configuration",
        timeout: Duration = .seconds(3),
        clock: some Clock<Duration> = ContinuousClock()
    ) {
        self.values = values
        self.reader = reader
        self.name = name
        self.timeout = timeout
        self.clock = InjectedClock(clock)
    }

    /// Read-only; whether it outlives the process depends on the provider.
    public var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(
            isWritable: false,
            isPersistent: false,
            isSharedBetweenProcesses: false,
            keepsAnyBytes: false
        )
    }

    /// Returns the credential of a key, or nil when its value is not set, is blank or is not in the map.
    ///
    /// - Throws: ``CredentialStoreError`` with the codes `failed` when a provider fails, `timedOut` and `cancelled`.
    public func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try checkCancellation()
        guard let value = values[key] else { return nil }
        return try await bounded { try await read(value) }
    }

    /// Returns a page of the keys whose values are set, for which the reader is asked for each value of the map.
    ///
    /// - Throws: ``CredentialStoreError`` with the codes `failed` when a provider fails, `timedOut` and `cancelled`.
    public func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try checkCancellation()
        let present = try await bounded {
            var present: [CredentialKey] = []
            for (key, value) in values where try await read(value) != nil { present.append(key) }
            return present
        }
        return present.page(service: service, after: key, limit: limit)
    }

    private func read(_ value: ConfigurationValue) async throws -> Credential? {
        guard let text = try await reader.fetchString(forKey: value.key, isSecret: true) else { return nil }
        let token = text.utf8.trimmingASCIIWhitespace()
        guard !token.isEmpty else { return nil }
        var attributes: [String: String] = [:]
        for (name, key) in value.attributes {
            guard let text = try await reader.fetchString(forKey: key) else { continue }
            let attribute = text.utf8.trimmingASCIIWhitespace()
            if !attribute.isEmpty { attributes[name] = String(Substring(attribute)) }
        }
        return Credential(secret: Secret(token), attributes: attributes)
    }

    private func bounded<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws(CredentialStoreError) -> Value {
        let outcome = await withDeadline(timeout, clock: clock) { () -> Result<Value, any Error> in
            do { return .success(try await work()) } catch { return .failure(error) }
        }
        switch outcome {
        case .finished(.success(let value)): return value
        case .finished(.failure(let error)):
            throw CredentialStoreError(
                .failed,
                store: name,
                message: "A configuration provider failed; check the provider's file or service and try again.",
                reason: .connectionFailed,
                cause: error
            )
        case .timedOut: throw timedOut(after: timeout, nil)
        case .cancelled: throw cancelled(nil)
        }
    }
}

extension ConfigurationCredentialStore: CustomReflectable {
    /// A mirror with the name and the map, and without the reader, whose providers hold the values.
    public var customMirror: Mirror { Mirror(self, children: ["name": name, "values": values], displayStyle: .struct) }
}

/// The configuration value that holds a secret, and those that hold its attributes.
public struct ConfigurationValue: Sendable {
    /// The key of the value with the secret.
    public var key: ConfigKey

    /// The keys of the values with attributes, by the attributes' names.
    public var attributes: [String: ConfigKey]

    /// Names a value.
    ///
    /// - Parameters:
    ///   - key: The key of the value with the secret.
    ///   - attributes: The keys of the values with attributes, by the attributes' names.
    public init(_ key: ConfigKey, attributes: [String: ConfigKey] = [:]) {
        self.key = key
        self.attributes = attributes
    }
}
#endif
