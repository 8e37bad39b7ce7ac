#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Something that was done while the service was out of reach, with its true times.
///
/// Names are kept as they were typed, because nobody could be asked what they mean.
package struct QueuedItem: Hashable, Sendable, Identifiable {
    /// What it is.
    package enum Kind: String, Sendable {
        /// A timer; it runs until another one begins or it is stopped.
        case timer
        /// An entry with both ends.
        case entry
        /// The end of the timer that was running in the service.
        case stop
    }

    /// The number by which a person names it.
    package var id: Int64

    /// What it is.
    package var kind: Kind

    /// When it begins, at a whole second; of a stop, when the timer ended.
    package var start: Date

    /// When it ends, at a whole second, or nil for a timer that still runs and for a stop.
    package var end: Date?

    /// What was done, and for what.
    package var work: QueuedWork

    /// Where it is to go.
    package var target: QueueTarget

    /// Where it turned out to go when it was pushed for the first time, or nil before.
    package var scope: EntryScope?

    /// The id of the entry that a stop was about to end when it was pushed, or nil before.
    package var stopping: String?

    /// Why it could not be pushed, or nil when it was not tried or the service could not be reached.
    package var problem: String?

    /// Whether it was sent and nobody knows what became of it.
    package var isUncertain: Bool

    /// The purpose of its intent.
    package var purpose: String { "queue:\(id)" }
}

/// What was done and for what, in the words of the command line.
package struct QueuedWork: Hashable, Sendable {
    /// What was done, or nil to say nothing about it.
    package var description: String?
    /// The name or the id of the project, or nil for none.
    package var project: String?
    /// The name or the id of the task, or nil for none.
    package var task: String?
    /// The names or the ids of the tags.
    package var tags: [String]
    /// Whether somebody pays for it, or nil for what the project says.
    package var isBillable: Bool?

    package init(
        description: String? = nil,
        project: String? = nil,
        task: String? = nil,
        tags: [String] = [],
        isBillable: Bool? = nil
    ) {
        self.description = description
        self.project = project
        self.task = task
        self.tags = tags
        self.isBillable = isBillable
    }
}

/// Where queued work is to go, as far as that can be said without a network or a key.
package struct QueueTarget: Hashable, Sendable {
    /// The origin of the service, such as `https://api.clockify.me`.
    package var origin: String
    /// The name of the account.
    package var account: String
    /// The name or the id of the workspace, or nil for the account's own.
    package var workspace: String?

    package init(origin: String, account: String, workspace: String?) {
        self.origin = origin
        self.account = account
        self.workspace = workspace
    }
}
