#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A change of time entries that a command has made, or was about to make.
package struct RecordedChange: Hashable, Sendable, Identifiable {
    /// The command.
    package enum Kind: String, Hashable, Sendable {
        case start
        case stop
        case resume
        case switching = "switch"
        case cancel
        case add = "log add"
        case edit = "log edit"
        case delete = "log delete"
    }

    /// The number of the change in the journal.
    package let id: Int64
    /// The command.
    package let kind: Kind
    /// The entry, in words: what was done, and for which project.
    package let summary: String
    /// When the command was given, at a whole second.
    package let date: Date
    /// What it consists of, in the order in which it was done.
    package var steps: [ChangeStep]

    /// Whether nothing of it is left to undo: it was undone, never came about, or was passed over.
    package var isOver: Bool { steps.allSatisfy { [.undone, .missed, .skipped].contains($0.state) } }

    /// Whether it is not known of a part of it whether it came about.
    package var isUncertain: Bool { steps.contains { $0.state == .intended || $0.state == .undoing } }

    /// The purpose of the intent by which a step creates its entry, or by which one that it has deleted is created anew.
    ///
    /// - Parameter position: Which step, from 0.
    /// - Returns: The purpose, a part of that of commands.
    package func purpose(ofStep position: Int) -> String { "\(Journal.commandPurpose):\(id):\(position)" }
}

/// One request of a change.
package struct ChangeStep: Hashable, Sendable {
    /// What the request does to an entry.
    package enum Action: String, Hashable, Sendable {
        case create
        case replace
        case delete
    }

    /// How far it has come.
    package enum State: String, Hashable, Sendable {
        /// The request may have been sent.
        case intended
        /// The service has acted on it.
        case done
        /// The service has not acted on it.
        case missed
        /// The opposite request may have been sent.
        case undoing
        /// The service has acted on the opposite request.
        case undone
        /// It stands, and is not to be undone.
        case skipped
    }

    /// What the request does.
    package var action: Action
    /// How far it has come.
    package var state: State
    /// The entry before it, or nil when there was none.
    package var before: EntrySnapshot?
    /// The entry after it, or nil when there is none.
    package var after: EntrySnapshot?

    package init(_ action: Action, before: EntrySnapshot?, after: EntrySnapshot?, state: State = .intended) {
        self.action = action
        self.state = state
        self.before = before
        self.after = after
    }
}
