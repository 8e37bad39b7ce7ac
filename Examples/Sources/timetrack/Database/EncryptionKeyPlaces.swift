import SystemPackage
import TimeTrackingKit
import TimeTrackingSealing
import TimetrackFiles
import TimetrackKeys

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Where the encryption keys of the database may lie, and where they do.
struct EncryptionKeyPlaces {
    /// The place that keys come from.
    enum Place {
        /// A list in a file, which this program can change.
        case file(EncryptionKeyFile)
        /// A list in the keyring, which this program can change.
        case keyring
        /// A file that is mounted by somebody else.
        case mount(FilePath)
        /// The variable `ENCRYPTION_KEY`.
        case variables
    }

    /// The variables that keys may come from.
    static let variable = "ENCRYPTION_KEY"
    static let fileVariable = "ENCRYPTION_KEY_FILE"
    static let previousVariable = "ENCRYPTION_KEY_PREVIOUS"

    private let environment: [String: String]
    let keyring: any WritableCredentialStore

    /// - Parameters:
    ///   - environment: The variables of the process.
    ///   - keyring: The keyring.
    init(_ environment: [String: String], keyring: any WritableCredentialStore) {
        self.environment = environment
        self.keyring = keyring
    }

    /// The names of the item of the keyring that has the list.
    static func item() throws(CredentialStoreError) -> CredentialKey {
        try CredentialKey(service: "timetrack", account: "encryption-keys")
    }

    /// The file that has the list, whether or not it is there, or nil when there is no directory for it.
    var file: EncryptionKeyFile? {
        if let named = value(Self.fileVariable) { return EncryptionKeyFile(path: FilePath(named)) }
        // It fails only when neither of the two variables is set, and then there is no such file.
        let credentials = try? FileCredentialStore.defaultPath(application: "timetrack", environment: environment)
        return credentials.map { EncryptionKeyFile(path: $0.removingLastComponent().appending("encryption.keys")) }
    }

    /// All places in the order in which they are asked.
    var source: EncryptionKeySource {
        var sources = [EncryptionKeySource.environment(environment)]
        var names = [Self.variable]
        if let file {
            sources.append(file.source)
            names.append("the file \(file.path)")
        }
        // The names of the item are a constant, which is valid.
        if let item = try? Self.item() {
            sources.append(.store(EncryptionKeyring(keyring, besides: names), item))
        }
        var source = EncryptionKeySource.first(of: sources)
        source.name =
            names.joined(separator: ", ") + " or the keyring (`timetrack keys add` makes one in that file)"
        return source
    }

    /// The place that keys come from now, or nil when there are none anywhere.
    ///
    /// - Throws: `CredentialStoreError` when the keyring has to be asked and cannot be.
    func inUse() async throws(CredentialStoreError) -> Place? {
        // Another place is not asked when one is named, also when there is nothing yet.
        if value(Self.fileVariable) != nil { return file.flatMap { Self.exists($0.path) ? .file($0) : nil } }
        if let mount = mounts.first(where: Self.exists) { return .mount(mount) }
        if value(Self.variable) != nil { return .variables }
        if let file, Self.exists(file.path) { return .file(file) }
        do throws(CredentialStoreError) {
            return try await keyring.credential(for: Self.item()) == nil ? nil : .keyring
        } catch {
            // Without a keyring nothing can lie in it.
            guard error.code == .unavailable else { throw error }
            return nil
        }
    }

    private var mounts: [FilePath] {
        let systemd = value("CREDENTIALS_DIRECTORY").map { FilePath($0).appending("encryption_key") }
        return (systemd.map { [$0] } ?? []) + ["/run/secrets/encryption_key"]
    }

    /// What a variable says, or nil when it is not set or blank.
    private func value(_ name: String) -> String? {
        environment[name].flatMap { $0.utf8.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) } ? nil : $0 }
    }

    // What cannot be looked at is there: only whoever reads it may say what is wrong with it.
    private static func exists(_ path: FilePath) -> Bool {
        FileKind(of: path) != .none
    }
}

extension EncryptionKeyPlaces.Place {
    /// The place in words.
    var words: String {
        switch self {
        case .file(let file): "the file \(file.path)"
        case .keyring: "the keyring (timetrack/encryption-keys)"
        case .mount(let path): "the mounted file \(path)"
        case .variables: EncryptionKeyPlaces.variable
        }
    }
}
