import ServerRecords
import ServerSettings
import ServerSignIn
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What has to be well before the server is started, found out without making anything.
struct StartChecks {
    let settings: ServerSettings
    let environment: [String: String]

    /// Looks at everything that a start opens, except the tokens and the port.
    ///
    /// - Throws: ``CommandFailure``, `CredentialStoreError` and `ServerRecordsError`, each with a sentence.
    func check() async throws {
        _ = try await ServerStores.keys(settings, environment: environment).load()
        _ = try settings.tls?.configuration()
        for issuer in settings.signIn {
            guard case .jwksFile(let path) = issuer.keys, let problem = await SessionTokens.problem(ofKeySet: path)
            else { continue }
            throw CommandFailure(CommandFailure.Status.configuration, problem)
        }
        try checkDirectory()
        _ = try await ServerDatabase.plannedMigrations(in: settings.dataDirectory)
    }

    /// What the operator should know of the encryption key.
    var warnings: [String] {
        guard let path = keyFile else { return [] }
        // A file that cannot be looked at is an error of its own when the key is read.
        let file = URL(filePath: path.string).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        // Which of the two it is depends on the platform.
        let found = attributes?[.posixPermissions]
        let mode = (found as? Int) ?? (found as? UInt).map { Int($0) } ?? 0
        guard mode & 0o004 != 0 else { return [] }
        return [
            "Everybody on this machine can read the encryption key in \(path); take the right from them with chmod o-r."
        ]
    }

    /// The file that has the encryption key, or nil when it comes from a variable.
    private var keyFile: FilePath? {
        if let named = environment["ENCRYPTION_KEY_FILE"], !named.isEmpty { return FilePath(named) }
        let credentials = environment["CREDENTIALS_DIRECTORY"].map { [FilePath($0)] } ?? []
        let directories = credentials + (settings.secretsDirectory.map { [$0] } ?? []) + ["/run/secrets"]
        return directories.map { $0.appending("encryption_key") }.first { !ServerStores.isMissing($0) }
    }

    /// Opens the tokens with the key when there are any, as the start does.
    ///
    /// - Throws: `CredentialStoreError`.
    func checkTokens() async throws {
        guard !ServerStores.isMissing(settings.dataDirectory.appending(ServerStores.credentialsFile)) else { return }
        let store = ServerStores.credentials(settings, environment: environment)
        do {
            try await store.open()
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }

    /// Looks whether files can be made in the data directory, or the directory itself where there is none.
    private func checkDirectory() throws {
        var place = settings.dataDirectory
        while ServerStores.isMissing(place), !place.components.isEmpty { place.removeLastComponent() }
        let reason: Errno
        do throws(Errno) {
            try Self.checkWritable(place)
            return
        } catch {
            reason = error
        }
        throw CommandFailure(
            CommandFailure.Status.configuration,
            "The data directory \(settings.dataDirectory) cannot be written, because of \(place) (\(reason)); name another "
                + "as data_directory, or give it to the user of the server."
        )
    }

    private static func checkWritable(_ place: FilePath) throws(Errno) {
        // A path with an end of its own is found only where there is a directory.
        for path in [place.appending("."), place] where access(path.string, W_OK | X_OK) != 0 {
            throw Errno(rawValue: errno)
        }
    }
}
