package import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension TrustedPath {
    /// Creates the directories that are missing, each with the permissions 0700.
    ///
    /// - Returns: The path of the last one.
    /// - Throws: ``CredentialStoreError`` for what the file system refuses.
    package func creatingMissingDirectories() throws(CredentialStoreError) -> FilePath {
        var path = real
        for component in missing {
            let parent = path
            path.append(component)
            guard component.kind == .regular else {
                throw CredentialStoreError(.noSuchFileOrDirectory, cannot: "create", path)
            }
            do {
                _ = try systemCall { path.withPlatformString { mkdir($0, 0o700) } }
                // The process may take permissions away from new directories, even from their owner.
                _ = try systemCall { path.withPlatformString { chmod($0, 0o700) } }
            } catch {
                // Another process was faster; whether its directory can be trusted is for the caller to check.
                if error == .fileExists { continue }
                throw CredentialStoreError(error, cannot: "create the directory", path)
            }
            try FileReplacement.synchronize(parent)
        }
        return path
    }
}
