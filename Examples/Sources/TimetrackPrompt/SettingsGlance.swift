import SystemPackage
import TimetrackFiles

/// A look at the settings of a person by a program that does not understand them.
enum SettingsGlance {
    /// More than this is read by those who understand it.
    private static let mostBytes = 1 << 16

    /// Whether the file of a person may have a setting: true when the name is anywhere in it, or when it cannot be read.
    ///
    /// - Parameters:
    ///   - name: The name of the setting.
    ///   - folders: The folders of the person.
    /// - Returns: False only when it certainly has none.
    static func mayHave(_ name: String, in folders: BaseFolders) -> Bool {
        do {
            guard let folder = folders.folder(for: .configuration) else { return true }
            let path = folder.appending("config.toml")
            let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
            return try file.closeAfter {
                let bytes = try [UInt8](unsafeUninitializedCapacity: mostBytes) { buffer, count in
                    count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
                }
                return bytes.count == mostBytes || Self.holds(bytes, Array(name.utf8))
            }
        } catch {
            return error as? Errno != .noSuchFileOrDirectory
        }
    }

    /// Whether bytes are among others; the standard library's own search brings all of its regular expressions along.
    private static func holds(_ bytes: [UInt8], _ name: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: name) }
    }
}
