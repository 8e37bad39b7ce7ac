package import SystemPackage
import TOMLKit
import TimetrackKeys

/// What a settings file says.
package struct SettingsContents: Sendable {
    /// Whose file it is.
    package enum Kind: Sendable {
        /// The file of the person, which may set everything.
        case own
        /// A `.timetrack.toml`, which may set a few things.
        case folder
    }

    /// What is set.
    package private(set) var values: [SettingKey: SettingValue] = [:]

    /// Reads the text of a file.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - path: The file, for messages.
    ///   - kind: Whose it is.
    /// - Throws: ``Failure`` that names the file, the line and the column of the first mistake.
    package init(_ bytes: [UInt8], of path: FilePath, _ kind: Kind) throws {
        let text = try Self.text(bytes, of: path)
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let begin = error.source.begin
            throw Failure(in: path, (begin.line, begin.column), error.description)
        }
        let places = SettingsText(bytes)
        var settings = Settings()
        for leaf in Self.leaves(of: table, below: []) {
            let name = leaf.path.map(\.asKey).joined(separator: ".")
            guard let key = SettingKey.allCases.first(where: { $0.path == leaf.path }) else {
                throw Failure(in: path, places.place(of: leaf.path), "there is no setting \(name)\(Self.advice(kind))")
            }
            guard kind == .own || key.isForFolders else {
                throw Failure(
                    in: path,
                    places.place(of: leaf.path),
                    "\(name) cannot be set for a folder, whose files may come from elsewhere\(Self.advice(kind))"
                )
            }
            guard key.set(leaf.value, in: &settings) else {
                throw Failure(in: path, places.place(of: leaf.path), "\(name) is \(key.form)")
            }
            values[key] = leaf.value
        }
    }

    private static func advice(_ kind: Kind) -> String {
        switch kind {
        case .own: "; `timetrack config list` shows those that there are"
        case .folder: "; only workspace, project and tags can"
        }
    }

    /// The text, which TOMLKit reads up to its first zero byte.
    private static func text(_ bytes: [UInt8], of path: FilePath) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let good = String(decoding: bytes, as: UTF8.self).utf8
            let offset = zip(bytes, good).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? bytes.count
            throw Failure(in: path, SettingsText.place(at: offset, in: bytes), "this is no UTF-8")
        }
        if let offset = bytes.firstIndex(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F }) {
            throw Failure(in: path, SettingsText.place(at: offset, in: bytes), "a control character stands here")
        }
        for escape in ["\\u0000", "\\U00000000"] {
            if let range = bytes.firstRange(of: Array(escape.utf8)) {
                throw Failure(in: path, SettingsText.place(at: range.lowerBound, in: bytes), "no text has a zero byte")
            }
        }
        if let offset = SettingsText.deepKey(in: bytes) {
            throw Failure(in: path, SettingsText.place(at: offset, in: bytes), "no setting lies that deep")
        }
        return text
    }

    /// All values with their paths; a table that has none, and is none that settings lie in, stands for itself.
    private static func leaves(of table: TOMLTable, below path: [String]) -> [(path: [String], value: SettingValue)] {
        table.keys.flatMap { key -> [(path: [String], value: SettingValue)] in
            let inner = path + [key]
            guard let value = table[key] else { return [(inner, .other)] }
            guard let table = value.table else { return [(inner, SettingValue(value))] }
            let holdsSettings = SettingKey.allCases.contains { $0.path.starts(with: inner) && $0.path != inner }
            return holdsSettings ? leaves(of: table, below: inner) : [(inner, .other)]
        }
    }
}

extension SettingValue {
    fileprivate init(_ value: any TOMLValueConvertible) {
        if let text = value.string {
            self = .text(text)
        } else if let array = value.array {
            let texts = array.map(\.string)
            self = texts.contains(nil) ? .other : .list(texts.compactMap(\.self))
        } else {
            self = .other
        }
    }
}

extension String {
    /// The text as a part of a key, cut where it is too long for a message.
    fileprivate var asKey: String {
        let short = count > 60 ? prefix(60) + "…" : self[...]
        return short.contains(".") || short.contains(" ") ? "\"\(short)\"" : String(short)
    }
}

extension Failure {
    /// That a settings file has a mistake.
    fileprivate init(in path: FilePath, _ place: (line: Int, column: Int), _ mistake: String) {
        self.init(
            .usage,
            "bad_settings",
            "\(path), line \(place.line), column \(place.column): \(mistake). Correct it there; nothing was sent."
        )
    }
}
