import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackTime

/// What to do with days that have other entries already.
enum OccupiedDays: String, CaseIterable, ExpressibleByArgument, Sendable {
    case post, skip
}

extension OccupiedDays {
    /// Decides about days, after it has said what they have.
    ///
    /// A person at a terminal is asked; a script posts them, and a note says so even with `--quiet`, so that no time is there
    /// twice without a word.
    ///
    /// - Parameters:
    ///   - others: What days have besides what was posted for them.
    ///   - option: What the command line says, which comes first.
    ///   - mayAsk: Whether a person may be asked.
    ///   - console: Where to say it.
    /// - Returns: The days that are left alone.
    /// - Throws: ``Failure`` with `--no-input` on a terminal.
    static func skipped(
        _ others: [LocalDay: OtherEntries],
        _ option: OccupiedDays?,
        mayAsk: Bool,
        _ console: Console
    ) async throws -> Set<LocalDay> {
        let days = others.keys.sorted()
        guard !days.isEmpty else { return [] }
        let isAsked = option == nil && TerminalPrompt.isPossible
        guard !isAsked || mayAsk else {
            throw Failure(
                .usage,
                "no_input",
                "Some workdays have other entries already, and with --no-input nobody can be asked about them; add "
                    + "--occupied post or --occupied skip."
            )
        }
        let answer = isAsked ? try await ask(about: days, others, console) : option ?? .post
        for day in days {
            guard let others = others[day] else { continue }
            let fact = WorkdaySentence.others(others, on: day)
            switch answer {
            case .post where option == nil && !isAsked && console.isQuiet && !console.isJSON:
                try console.errors.printSentence("note: \(fact); its workday is posted all the same.")
            case .post: try console.notice("\(fact); its workday is posted all the same.")
            case .skip: try console.notice("\(fact) and stays open; --occupied post posts it all the same.")
            }
        }
        return answer == .skip ? Set(days) : []
    }

    private static func ask(
        about days: [LocalDay],
        _ others: [LocalDay: OtherEntries],
        _ console: Console
    ) async throws -> OccupiedDays {
        for day in days {
            guard let others = others[day] else { continue }
            try console.errors.printSentence("\(WorkdaySentence.others(others, on: day)).")
        }
        return try await Choice.confirm(WorkdaySentence.question(about: days)) ? .post : .skip
    }
}
