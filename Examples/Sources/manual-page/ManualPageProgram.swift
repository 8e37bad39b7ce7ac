#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Writes the manual page of timetrack to standard output, from its own help on standard input.
///
/// usage: timetrack --experimental-dump-help | manual-page DATE
@main
enum ManualPageProgram {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            throw ManualPageError(
                message: "Give the date of the page as the only argument, like \"November 21, 2026\"."
            )
        }
        var input = ""
        while let line = readLine(strippingNewline: false) { input += line }
        let document = try JSONDecoder().decode(HelpDocument.self, from: Data(input.utf8))
        let page = ManualPage(
            command: document.command,
            date: CommandLine.arguments[1],
            appendix: ManualPage.timetrackAppendix
        )
        print(page.text, terminator: "")
    }
}

/// Why no page was written.
struct ManualPageError: Error, CustomStringConvertible {
    var message: String

    var description: String { message }
}
