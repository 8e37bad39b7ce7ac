#if os(Linux)
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A program that a private bus or keyring needs, and the package that brings it.
struct InstalledProgram {
    let name: String
    let package: String

    static let busRun = InstalledProgram(name: "dbus-run-session", package: "dbus-daemon")
    static let busSend = InstalledProgram(name: "dbus-send", package: "dbus-bin")
    static let echo = InstalledProgram(name: "cat", package: "coreutils")
    static let keyring = InstalledProgram(name: "gnome-keyring-daemon", package: "gnome-keyring")

    /// The path of the program's file.
    ///
    /// - Parameter searchPath: The folders to look in, with colons between them.
    /// - Returns: The path.
    /// - Throws: ``PrivateKeyringError`` with the package to install.
    func path(in searchPath: String) throws(PrivateKeyringError) -> String {
        for folder in searchPath.split(separator: ":") {
            let candidate = "\(folder)/\(name)"
            if access(candidate, X_OK) == 0 { return candidate }
        }
        throw PrivateKeyringError(
            .missingProgram,
            "There is no \(name) in \(searchPath); install the package \(package) (apt-get install \(package)), "
                + "then run the test again."
        )
    }
}
#endif
