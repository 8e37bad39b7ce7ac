package import Dispatch
public import SystemPackage

/// A read-only store over a mounted directory that has one file per secret, as Kubernetes and systemd provide it.
///
/// ## Usage
///
/// ```swift
/// let key = try CredentialKey(service: "clockify", account: "default")
/// let store = try DirectoryCredentialStore(
///     directory: "/run/secrets/clockify",
///     files: [key: "api-key"],
///     attributeFiles: [key: ["workspace_id": "workspace-id"]]
/// )
/// ```
///
/// Every call reads the files anew, so a rotated secret is seen at once. One line end at the end of a file, which `echo`
/// adds, is not part of the value. A file that is missing is an absent credential, or an absent attribute; a file that
/// is blank is an error, and so is a directory that is missing, because it may not be mounted yet.
///
/// A name may be a symbolic link that stays in the directory. When Kubernetes exchanges the directory behind the links
/// while a credential is being read, it is read again, so that a secret never comes with the attributes of another.
///
/// ## Security
///
/// The secrets may be readable to a group, as mounts are. Files, links and directories must belong to root or to the user
/// and must not be writable by the group or others (a directory may if it is sticky). A link that leads out of the
/// directory is refused.
public struct DirectoryCredentialStore: CredentialStore {
    /// The name that diagnostics show.
    public let name = "directory"

    /// The path of the directory.
    public let directory: FilePath

    private let files: [CredentialKey: MountedCredential]
    private let timeout: Duration
    private let clock: InjectedClock

    package let queue = DispatchQueue(label: "TimeTrackingKit.DirectoryCredentialStore")

    /// Creates a store on a directory, which is looked at by the calls alone.
    ///
    /// - Parameters:
    ///   - directory: The path at which the secrets are mounted.
    ///   - files: The name of the file for each key.
    ///   - attributeFiles: The names of the files that hold attributes of a key, by the attributes' names.
    ///   - timeout: How long a call may take.
    ///   - clock: The clock that measures it.
    /// - Throws: ``CredentialStoreError`` with the code `invalidKey` when a file's name is not one path component or
    ///   begins with two dots, as names that Kubernetes keeps for itself do, and when a key has only attribute files.
    public init(
        directory: FilePath,
        files: [CredentialKey: String],
        attributeFiles: [CredentialKey: [String: String]] = [:],
        timeout: Duration = .seconds(5),
        clock: some Clock<Duration> = ContinuousClock()
    ) throws(CredentialStoreError) {
        self.directory = directory
        self.timeout = timeout
        self.clock = InjectedClock(clock)
        var credentials: [CredentialKey: MountedCredential] = [:]
        for (key, file) in files {
            credentials[key] = try MountedCredential(file: file, attributeFiles: attributeFiles[key] ?? [:], key: key)
        }
        for key in attributeFiles.keys where files[key] == nil {
            throw CredentialStoreError(
                .invalidKey,
                store: name,
                message: "There are attribute files for \(key) and no file for its secret; name that file as well."
            )
        }
        self.files = credentials
    }

    /// Creates a store on the directory in which systemd puts the credentials of a service (`LoadCredential=`).
    ///
    /// - Parameters:
    ///   - environment: The variables of the process, of which `CREDENTIALS_DIRECTORY` is looked at.
    ///   - files: The name of the file for each key.
    ///   - attributeFiles: The names of the files that hold attributes of a key, by the attributes' names.
    ///   - timeout: How long a call may take.
    ///   - clock: The clock that measures it.
    /// - Throws: ``CredentialStoreError`` with the code `unavailable` and the reason `notConfigured` when the variable is
    ///   not set to an absolute path, and the code `invalidKey` as the other initializer.
    public init(
        systemdEnvironment environment: [String: String],
        files: [CredentialKey: String],
        attributeFiles: [CredentialKey: [String: String]] = [:],
        timeout: Duration = .seconds(5),
        clock: some Clock<Duration> = ContinuousClock()
    ) throws(CredentialStoreError) {
        guard let directory = FilePath(absolute: environment["CREDENTIALS_DIRECTORY"]) else {
            throw CredentialStoreError(
                .unavailable,
                store: "directory",
                message:
                    "CREDENTIALS_DIRECTORY is not set to an absolute path; run the program as a systemd service with "
                    + "LoadCredential=, or give the store the path of its directory.",
                reason: .notConfigured
            )
        }
        try self.init(
            directory: directory,
            files: files,
            attributeFiles: attributeFiles,
            timeout: timeout,
            clock: clock
        )
    }

    /// Read-only, there before and after this process, as safe as the mount.
    public var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(
            isWritable: false,
            isPersistent: true,
            isSharedBetweenProcesses: true,
            maximumSecretByteCount: MountedDirectory.maximumByteCount
        )
    }

    /// Returns the credential in the file of a key, or nil when the key has no file name or the file is not there.
    ///
    /// - Throws: ``CredentialStoreError`` with the codes `unavailable` (reason `notConfigured` when the directory does not
    ///   exist), `insecurePermissions`, `denied`, `corrupted`, `failed`, `timedOut` and `cancelled`.
    public func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        let directory = directory
        let file = files[key]
        return try await read { () throws(CredentialStoreError) in
            // Also without a file name, so that a mount that is missing is not taken for absence.
            let mount = try MountedDirectory(directory)
            return try file?.read(from: mount)
        }
    }

    /// Returns a page of the keys whose files are there, in ascending order, without reading a file.
    ///
    /// - Throws: ``CredentialStoreError`` with the same codes as ``credential(for:)``.
    public func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        let directory = directory
        let files = files
        return try await read { () throws(CredentialStoreError) in
            let mount = try MountedDirectory(directory)
            var present: [CredentialKey] = []
            for (key, file) in files where try mount.find(file.name) != nil {
                present.append(key)
            }
            return present.page(service: service, after: key, limit: limit)
        }
    }

    private func read<Value: Sendable>(
        _ work: @escaping @Sendable () throws(CredentialStoreError) -> Value
    ) async throws(CredentialStoreError) -> Value {
        try await blocking(on: queue, timeout: timeout, clock: clock, isWrite: false) {
            _ throws(CredentialStoreError) in try work()
        }
    }
}
