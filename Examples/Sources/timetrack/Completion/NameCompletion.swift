import ArgumentParser
import TimetrackKeys
import TimetrackNames
import TimetrackSettings

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The names that a shell offers for a word, from what commands have listed before.
///
/// Neither the service nor a store is asked: a shell waits for the answer while somebody types.
enum NameCompletion {
    /// Offers the projects.
    @Sendable static func projects(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
        offer(words) { line in line.names.projects.map(\.name) }
    }

    /// Offers the tasks of the project on the command line, or of all when none is there.
    @Sendable static func tasks(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
        offer(words) { line in
            let names = line.names
            guard let text = line.value(of: ["-p", "--project"]) ?? line.settings.project else {
                return names.tasks.values.flatMap { $0.map(\.name) }
            }
            let projects = names.projects.map { NamedItem(id: $0.id, name: $0.name, client: $0.client) }
            guard case .one(let project) = NameSearch(text).result(among: projects) else { return [] }
            return names.tasks[project.id]?.map(\.name) ?? []
        }
    }

    /// Offers the tags.
    @Sendable static func tags(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
        offer(words) { line in line.names.tags.map(\.name) }
    }

    /// Offers the clients.
    @Sendable static func clients(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
        offer(words) { line in line.names.clients.map(\.name) }
    }

    /// Offers the workspaces.
    @Sendable static func workspaces(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
        offer(words) { line in line.accountNames.workspaces.map(\.name) }
    }

    /// Offers the accounts on record.
    @Sendable static func accounts(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
        offer(words) { line in line.records.accounts.map(\.user) }
    }

    /// The names as words for the shell that asks; none when files with a mistake say where to look for them.
    private static func offer(_ words: [String], _ names: (CompletionLine) -> [String]) -> [String] {
        let environment = ProcessInfo.processInfo.environment
        let folder = FileManager.default.currentDirectoryPath
        do {
            let line = try CompletionLine(words, environment, in: folder)
            return Set(names(line)).sorted().compactMap { ShellWord.word($0, for: shell) }
        } catch {
            // There is no place to say so: the shell shows what it is given as names.
            return []
        }
    }

    /// The shell that asks.
    private static var shell: ShellWord.Shell {
        switch CompletionShell.requesting {
        case .zsh: .zsh
        case .fish: .fish
        default: .bash
        }
    }
}
