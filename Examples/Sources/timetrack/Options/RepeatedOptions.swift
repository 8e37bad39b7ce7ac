import TimetrackKeys

// The options of a command as words to add to another command that a message advises: without them that command would
// work with another key, or at another place.

extension ConnectionOptions {
    /// The given options that say with whose key and where, with a space before each word; empty when none is given.
    var repeated: String {
        var words: [String] = []
        if let endpoint { words += ["--endpoint", CommandLineText.word(endpoint)] }
        for host in allowHost { words += ["--allow-host", CommandLineText.word(host)] }
        if let user { words += ["--account", CommandLineText.word(user)] }
        if let tokenSource { words += ["--token-source", tokenSource.rawValue] }
        return words.map { " \($0)" }.joined()
    }

    /// The same with the workspace, when one is given.
    func repeated(with workspace: WorkspaceOptions) -> String {
        repeated + workspace.repeated
    }
}

extension WorkspaceOptions {
    /// The given option with a space before each word; empty when it is not given.
    var repeated: String { workspace.map { " -w \(CommandLineText.word($0))" } ?? "" }
}

extension ProjectOptions {
    /// The given option with a space before each word; empty when it is not given.
    var repeated: String { project.map { " -p \(CommandLineText.word($0))" } ?? "" }
}
