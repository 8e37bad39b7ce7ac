import TerminalOutput

/// What the entry of a workday says about the time it stands for.
package enum WorkdayDescription {
    /// The most characters of a description, far fewer than the service takes.
    private static let mostCharacters = 250

    /// The names of local projects, such as `timetrack, website and 2 more`.
    ///
    /// - Parameter folders: Their folders, the most important one first.
    /// - Returns: The names of the folders without characters that are unsafe on terminals; a name that comes twice is
    ///   there once.
    package static func text(_ folders: [String]) -> String {
        var names: [String] = []
        for name in folders.map(name) where !names.contains(name) { names.append(name) }
        var text = ""
        for (index, name) in names.enumerated() {
            let next = index == 0 ? String(name.prefix(mostCharacters)) : ", \(name)"
            guard text.count + next.count <= mostCharacters else { return "\(text) and \(names.count - index) more" }
            text += next
        }
        return text
    }

    /// The last part of a folder's path, safe to show, and without spaces that a service would take away.
    package static func name(_ folder: String) -> String {
        let last = folder.split(separator: "/").last.map(String.init) ?? folder
        let words = last.safeForTerminals.split(separator: " ").joined(separator: " ")
        return words.isEmpty ? "?" : words
    }
}
