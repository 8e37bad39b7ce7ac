package import SystemPackage
import TimetrackFiles
import TimetrackKeys

/// Settings, and which file each of them comes from.
package struct ChosenSettings: Sendable {
    /// What is set; the usual values where nothing is.
    package private(set) var settings = Settings()

    /// The files that the values come from; a setting that is in none has its usual value.
    package private(set) var files: [SettingKey: FilePath] = [:]

    /// Reads the files: that of the person, and above it the nearest one of the folders.
    ///
    /// - Parameters:
    ///   - environment: The variables of the process.
    ///   - folder: The folder that the command was started in, or nil to look at the file of the person alone.
    /// - Throws: ``Failure`` for a file that has a mistake or that somebody else could have written.
    package init(_ environment: [String: String], in folder: FilePath?) throws {
        if let own = try Self.ownFileIfAny(environment), let bytes = try TrustedFile.read(own, from: .userAlone) {
            take(try SettingsContents(bytes, of: own, .own), from: own)
        }
        guard let folder else { return }
        for path in Self.folderFiles(from: folder, home: environment["HOME"].map { FilePath($0) }) {
            guard let bytes = try TrustedFile.read(path, from: .userOrRoot) else { continue }
            take(try SettingsContents(bytes, of: path, .folder), from: path)
            return
        }
    }

    /// The file of the person: `config.toml` beside the record of accounts.
    ///
    /// - Throws: ``Failure`` when there is no home directory.
    package static func ownFile(_ environment: [String: String]) throws -> FilePath {
        try UserFolders(environment).configuration.appending("config.toml")
    }

    /// The file of the person, or nil when there is no directory for it, so that nothing can be in it.
    private static func ownFileIfAny(_ environment: [String: String]) throws -> FilePath? {
        do {
            return try ownFile(environment)
        } catch let failure as Failure where failure.code == "no_home" {
            return nil
        }
    }

    /// The files that may be in a folder and in those above it, up to the home directory or the root.
    static func folderFiles(from folder: FilePath, home: FilePath?) -> [FilePath] {
        guard folder.isAbsolute else { return [] }
        var files: [FilePath] = []
        var folder = folder.lexicallyNormalized()
        while true {
            files.append(folder.appending(".timetrack.toml"))
            guard folder != home?.lexicallyNormalized(), folder.removeLastComponent() else { return files }
        }
    }

    private mutating func take(_ contents: SettingsContents, from file: FilePath) {
        for (key, value) in contents.values where key.set(value, in: &settings) { files[key] = file }
    }
}
