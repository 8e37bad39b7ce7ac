public import SystemPackage

extension FileCredentialStore {
    /// Creates a store on the file `credentials.json` in the user's configuration directory of an application.
    ///
    /// - Parameters:
    ///   - application: The name of the application's directory.
    ///   - environment: The variables of the process, of which `XDG_CONFIG_HOME` and `HOME` are looked at.
    ///   - timeout: How long a call may take.
    ///   - clock: The clock that measures it.
    /// - Throws: ``CredentialStoreError`` as ``defaultPath(application:environment:)`` does.
    public init(
        application: String,
        environment: [String: String],
        timeout: Duration = .seconds(5),
        clock: some Clock<Duration> = ContinuousClock()
    ) throws(CredentialStoreError) {
        let path = try Self.defaultPath(application: application, environment: environment)
        self.init(path: path, timeout: timeout, clock: clock)
    }

    /// Returns `$XDG_CONFIG_HOME/<application>/credentials.json`, with `$HOME/.config` when that variable is not set.
    ///
    /// As the XDG specification says, a value that is empty or a relative path counts as not set.
    ///
    /// - Parameters:
    ///   - application: The name of the application's directory.
    ///   - environment: The variables of the process, of which `XDG_CONFIG_HOME` and `HOME` are looked at.
    /// - Returns: The path, whether or not there is a file.
    /// - Throws: ``CredentialStoreError`` with the code `unsupported` when the name is not one path component, and
    ///   `unavailable` with the reason `notConfigured` when neither variable is set.
    public static func defaultPath(
        application: String,
        environment: [String: String]
    ) throws(CredentialStoreError) -> FilePath {
        guard let directory = FilePath.Component(singleName: application) else {
            throw CredentialStoreError(
                .unsupported,
                store: "file",
                message: "The application name for the credential file must be one path component; "
                    + "use a plain name such as timetrack."
            )
        }
        let home = FilePath(absolute: environment["HOME"])?.appending(".config")
        guard let configuration = FilePath(absolute: environment["XDG_CONFIG_HOME"]) ?? home else {
            throw CredentialStoreError(
                .unavailable,
                store: "file",
                message: "Neither XDG_CONFIG_HOME nor HOME is set to an absolute path; set one of them, or give the "
                    + "path of the credential file.",
                reason: .notConfigured
            )
        }
        return configuration.appending(directory).appending("credentials.json")
    }
}
