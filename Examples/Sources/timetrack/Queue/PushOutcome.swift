import TerminalOutput
import TimetrackKeys
import TimetrackRecords

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What became of a queued item.
struct PushOutcome {
    /// The kinds of outcome.
    enum Kind: String {
        /// The service has it, and it is no longer queued.
        case pushed
        /// The service had it already, from a push whose answer was lost; it is no longer queued.
        case adopted
        /// It stays in the queue; the message says why.
        case kept
        /// It would be pushed, if this were no dry run.
        case wouldPush = "would_push"
        /// A dry run does not find out whether the service has it already.
        case uncertain
    }

    let item: QueuedItem
    let kind: Kind
    /// The id of the entry, or nil when there is none yet.
    var entryID: String?
    /// Why it stays, or nil when it does not.
    var message: String?

    /// One line for a person.
    func line(now: Date) -> StyledText {
        let what: StyledText = "\(item.summary), \(item.times(now: now))"
        switch kind {
        case .pushed: return "\("Pushed", .good) \(what)."
        case .adopted: return "\("Pushed", .good) \(what), which had been accepted before."
        case .kept: return "\("Kept", .warning) \(what): \(message ?? "")"
        case .wouldPush: return "Would push \(what)."
        case .uncertain: return "Would look whether \(what) had been accepted."
        }
    }

    /// The values for programs: outcome, id, start, end, description, id of the entry, message.
    var values: [StyledText] {
        [
            StyledText(kind.rawValue), "\(item.id)", StyledText(item.start.ISO8601Format()),
            StyledText(item.end?.ISO8601Format() ?? ""), StyledText(item.work.description ?? ""),
            StyledText(entryID ?? ""), StyledText(message ?? ""),
        ]
    }
}

extension Failure {
    /// That some items are still queued, or nil when none of them is.
    init?(_ outcomes: [PushOutcome]) {
        let kept = outcomes.count { $0.kind == .kept }
        guard kept > 0 else { return nil }
        let what = kept == 1 ? "1 item stays" : "\(kept) items stay"
        self.init(
            .rejected,
            "queue_incomplete",
            "\(what) in the queue for the reasons above; correct the cause and push again, or drop it."
        )
    }
}
