import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The present moment as lines of the log begin with it, in UTC.
///
/// The text of a second is kept, as writing it costs more than the rest of a line.
enum LogTime {
    private static let last = Mutex<(second: Int64, text: String)>((.min, ""))

    /// The moment in whole seconds, for example `2026-01-09T08:30:00Z`.
    static func seconds(of moment: Date = Date()) -> String { "\(second(of: moment).text)Z" }

    /// The moment in whole milliseconds, for example `2026-01-09T08:30:00.042Z`.
    static func milliseconds(of moment: Date = Date()) -> String {
        let (text, milliseconds) = second(of: moment)
        return "\(text).\(String(1000 + milliseconds).dropFirst())Z"
    }

    private static func second(of moment: Date) -> (text: String, milliseconds: Int64) {
        let milliseconds = Int64((moment.timeIntervalSince1970 * 1000).rounded(.down))
        // A remainder is never negative here, whatever the moment.
        let rest = (milliseconds % 1000 + 1000) % 1000
        let second = (milliseconds - rest) / 1000
        let text = last.withLock { last in
            if last.second != second {
                let date = Date(timeIntervalSince1970: Double(second))
                last = (second, String(Date.ISO8601FormatStyle().format(date).dropLast()))
            }
            return last.text
        }
        return (text, rest)
    }
}
