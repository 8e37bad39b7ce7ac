import ServerSettings

/// The server as a whole.
enum ServerProgram {
    /// Opens the stores, so that a key that is missing or wrong is told before anybody connects.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - environment: The variables of the process.
    /// - Throws: `CredentialStoreError` and `ServerRecordsError`.
    static func serve(_ settings: ServerSettings, environment: [String: String]) async throws {
        let stores = try await ServerStores.open(settings, environment: environment)
        try await stores.close()
        try ServerOutput.line("The stores in \(settings.dataDirectory) are usable for \(settings.listen).")
    }
}
