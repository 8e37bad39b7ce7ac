import SystemPackage
import TimetrackKeys

/// A look at the settings of a person by a program that does not understand them.
package enum SettingsGlance {
    /// More than this is read by those who understand it.
    private static let mostBytes = 1 << 16

    /// Whether the file of a person may have a setting: true when the name is anywhere in it, or when it cannot be read.
    ///
    /// - Parameters:
    ///   - name: The name of the setting.
    ///   - environment: The variables of the process, as far as they name folders.
    /// - Returns: False only when it certainly has none.
    package static func mayHave(_ name: String, environment: [String: String]) -> Bool {
        do {
            let path = try UserFolders(environment).configuration.appending("config.toml")
            let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
            return try file.closeAfter {
                let bytes = try [UInt8](unsafeUninitializedCapacity: mostBytes) { buffer, count in
                    count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
                }
                return bytes.count == mostBytes || bytes.firstRange(of: Array(name.utf8)) != nil
            }
        } catch {
            return error as? Errno != .noSuchFileOrDirectory
        }
    }
}
