import TerminalOutput

/// Names as shells take them from a program that completes a word.
package enum ShellWord {
    /// A shell, by how it reads the words.
    package enum Shell: Sendable {
        /// It expands the words as if they stood on a command line, commands in them among it.
        case bash
        /// It takes what follows a colon for a description, unless a backslash stands before it.
        case zsh
        /// It takes what follows a tab for a description.
        case fish
    }

    /// A name as a word that the shell takes for that name and for nothing else, or nil for a name with characters that
    /// a terminal would act on.
    package static func word(_ name: String, for shell: Shell) -> String? {
        guard !name.isEmpty, !name.unicodeScalars.contains(where: \.isUnsafeOnTerminals) else { return nil }
        switch shell {
        case .bash:
            return "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        case .zsh:
            return String(name.flatMap { $0 == ":" || $0 == "\\" ? ["\\", $0] : [$0] })
        case .fish: return name
        }
    }

    /// The words of a command line as the program will get them.
    ///
    /// Bash splits words at `=` and `:` as well, so that `--endpoint=http://127.0.0.1:80` comes in as seven.
    ///
    /// - Parameters:
    ///   - words: The words as the shell hands them over, with their quotes.
    ///   - shell: The shell.
    /// - Returns: The words without quotes.
    package static func words(_ words: [String], from shell: Shell) -> [String] {
        guard case .bash = shell else { return words.map(text) }
        var joined: [String] = []
        var isOpen = false
        for word in words {
            let isBreak = word == ":" || word == "=" && joined.last?.hasPrefix("--") == true
            if isBreak || isOpen, let last = joined.popLast() {
                joined.append(last + text(word))
            } else {
                joined.append(text(word))
            }
            isOpen = isBreak
        }
        return joined
    }

    /// The text that a shell would make of a word with quotes and backslashes, as far as it is typed.
    package static func text(_ word: String) -> String {
        var text = ""
        var quote: Character?
        var isEscaped = false
        for character in word {
            if isEscaped {
                text.append(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if character == quote {
                quote = nil
            } else if quote == nil, character == "\"" || character == "'" {
                quote = character
            } else {
                text.append(character)
            }
        }
        return text
    }
}
