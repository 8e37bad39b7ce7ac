package import Foundation

/// What tests show to people, in the folder that `TIMETRACK_SCREENS` names, if it names one.
package enum Artefacts {
    /// Keeps a copy of a file.
    package static func keep(_ file: String, as name: String) throws {
        try keep(Data(contentsOf: URL(filePath: file)), as: name)
    }

    /// Keeps what was on a screen.
    package static func keep(_ data: Data, as name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["TIMETRACK_SCREENS"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try data.write(to: URL(filePath: folder).appending(path: name))
    }
}
