package import SystemPackage
import TimetrackFiles
import TimetrackKeys

/// A change of the file of the person that leaves everything else in it as it is, comments among it.
package struct SettingsEdit: Sendable {
    /// What to do with a key.
    package enum Action: Sendable {
        /// Give it a value.
        case set(SettingValue)
        /// Take it out.
        case unset
    }

    private let path: FilePath

    /// - Parameter path: The file, which need not be there.
    package init(of path: FilePath) {
        self.path = path
    }

    /// Changes one key, while no other process does.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - action: What to do with it.
    /// - Returns: Whether the file says something else now.
    /// - Throws: ``Failure`` for a value that the key cannot have, for a file that has a mistake, that cannot be written or
    ///   that has the key where it cannot be changed line by line; it is then as it was.
    package func change(_ key: SettingKey, _ action: Action) throws -> Bool {
        if case .set(let value) = action {
            var settings = Settings()
            guard key.set(value, in: &settings) else {
                throw Failure(.usage, "bad_value", "\(key.rawValue) is \(key.form); nothing was changed.")
            }
        }
        return try TrustedFile.whileLocked(path) {
            let before = try TrustedFile.read(path, from: .userAlone) ?? []
            let old = try SettingsContents(before, of: path, .own).values
            var wanted = old
            switch action {
            case .set(let value): wanted[key] = value
            case .unset: wanted[key] = nil
            }
            guard wanted != old else { return false }
            let after = Self.text(before, changing: key, action)
            guard try isReadable(after, as: wanted) else {
                throw Failure(
                    .usage,
                    "bad_settings",
                    "\(key.rawValue) stands in \(path) in a way that only you can change; edit the file."
                )
            }
            try TrustedFile.replace(path, with: after)
            return true
        }
    }

    /// Whether a text says what it should, and nothing else.
    private func isReadable(_ text: [UInt8], as wanted: [SettingKey: SettingValue]) throws -> Bool {
        do {
            return try SettingsContents(text, of: path, .own).values == wanted
        } catch is Failure {
            return false
        }
    }

    /// The text with the key changed, if it can be changed by taking out or putting in one piece.
    static func text(_ bytes: [UInt8], changing key: SettingKey, _ action: Action) -> [UInt8] {
        let places = SettingsText(bytes)
        var after = bytes
        let found = places.statements.first { $0.path == key.path }
        switch (action, found) {
        case (.set(let value), let found?): after.replaceSubrange(found.value, with: value.toml.utf8)
        case (.set(let value), nil): insert(key, value, places, &after)
        case (.unset, let found?): after.removeSubrange(line(of: found, in: bytes))
        case (.unset, nil): break
        }
        return after
    }

    private static func insert(_ key: SettingKey, _ value: SettingValue, _ places: SettingsText, _ bytes: inout [UInt8])
    {
        let table = Array(key.path.dropLast())
        let line = "\(key.path.last ?? "") = \(value.toml)"
        if let header = places.headers.first(where: { $0.path == table }) {
            let end = bytes[header.end...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            bytes.insert(contentsOf: Array("\n\(line)".utf8), at: end)
        } else if table.isEmpty {
            // Above the first table, because below it the key would be one of that table's.
            let first = places.headers.map(\.start).min() ?? bytes.count
            let isOwnLine = first == 0 || bytes[first - 1] == UInt8(ascii: "\n")
            bytes.insert(contentsOf: Array((isOwnLine ? "" : "\n").utf8) + Array("\(line)\n".utf8), at: first)
        } else {
            let isOwnLine = bytes.isEmpty || bytes.last == UInt8(ascii: "\n")
            let gap = (isOwnLine ? "" : "\n") + (bytes.isEmpty ? "" : "\n")
            bytes += Array("\(gap)[\(table.joined(separator: "."))]\n\(line)\n".utf8)
        }
    }

    /// The lines of a statement, with a comment behind it, and with the line end.
    private static func line(of statement: SettingsText.Statement, in bytes: [UInt8]) -> Range<Int> {
        let start = bytes[..<statement.start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let end = bytes[statement.value.upperBound...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
        return start..<(end ?? bytes.count)
    }
}
