import ArgumentParser
import TimetrackKeys

/// A description whose words stand on the command line without the quotes that make one argument of them.
struct SplitDescription {
    /// The command as it was meant.
    let command: String

    /// Looks for one: several arguments in a row without which nothing would be wrong if they were one.
    ///
    /// - Parameter arguments: The arguments after the name of the program, which the parser does not take.
    init?(in arguments: [String]) {
        guard let meant = Self.readings(of: arguments).first(where: { Self.description(in: $0.words) == $0.joined })
        else { return nil }
        self.command = (["timetrack"] + meant.words.map { Self.word($0) }).joined(separator: " ")
    }

    /// An argument as a shell takes it for one, with the name of an option as it is.
    private static func word(_ argument: String) -> String {
        guard argument.hasPrefix("-") else { return CommandLineText.word(argument) }
        guard let sign = argument.firstIndex(of: "=") else { return argument }
        return argument[...sign] + CommandLineText.word(String(argument[argument.index(after: sign)...]))
    }

    /// A command line in which some arguments are one.
    private struct Reading {
        let words: [String]
        let joined: String
    }

    /// The command lines that may be meant, those with the longest descriptions first.
    private static func readings(of arguments: [String]) -> [Reading] {
        let rows = arguments.indices.split { arguments[$0].hasPrefix("-") }.filter { $0.count > 1 }
        return rows.flatMap { row in
            row.dropLast()
                .map { start in
                    let joined = arguments[start..<row.endIndex].joined(separator: " ")
                    return Reading(
                        words: Array(arguments[..<start]) + [joined] + Array(arguments[row.endIndex...]),
                        joined: joined
                    )
                }
        }
    }

    /// What a command line says that was done, or nil when it says nothing about that or is wrong.
    private static func description(in arguments: [String]) -> String? {
        do {
            return (try Timetrack.parseAsRoot(arguments) as? any DescribingCommand)?.describedWork
        } catch {
            return nil
        }
    }
}

/// A command that takes the description of an entry.
private protocol DescribingCommand {
    /// The description, or nil when none is given.
    var describedWork: String? { get }
}

extension Start: DescribingCommand {
    fileprivate var describedWork: String? { description }
}

extension Switch: DescribingCommand {
    fileprivate var describedWork: String? { description }
}

extension LogAdd: DescribingCommand {
    fileprivate var describedWork: String? { description }
}

extension LogEdit: DescribingCommand {
    fileprivate var describedWork: String? { description }
}
