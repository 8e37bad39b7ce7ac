import ChildPrograms
import ClockifyAPI

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Pages that one curl process fetches over one connection, each decoded as it arrives.
struct CurlPages: Sendable {
    let curl: String

    /// Decodes the pages and returns how many entries they have.
    func decode(_ addresses: [String]) throws -> Int {
        // The line break after each answer, in which there is none, tells the pages apart.
        let child = try ChildProgram([curl, "--silent", "--fail", "--write-out", "\n"] + addresses)
        let decoder = JSONDecoder()
        var count = 0
        for _ in addresses {
            let entries = try decoder.decode([Clockify.TimeEntry].self, from: Data(try child.nextLineBytes()))
            for entry in entries where !entry.isRunning { count += 1 }
        }
        return count
    }
}
