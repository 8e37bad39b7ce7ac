#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A time entry that the program means to create, and how far it has come with that.
///
/// It is written down before the request is sent. Whatever becomes of the process or of the answer, the next one knows
/// what may have been created.
package struct EntryIntent: Hashable, Sendable, Identifiable {
    /// How far the program has come.
    package enum State: Hashable, Sendable {
        /// Nothing was sent, or it certainly was not acted upon.
        case planned
        /// The request went out, and what became of it is not known.
        ///
        /// - Parameters:
        ///   - known: The ids of the entries that were just like it before.
        ///   - since: When it went out, by the clock of this machine.
        case sending(known: [String], since: Date)
        /// The entry was created, or found to have been.
        case accepted(entryID: String)
        /// The service does not take it; it is sent again when the same thing is asked for again.
        case refused(message: String)
    }

    /// The number of the intent in the journal.
    package let id: Int64

    /// Whose entry it is.
    package let scope: EntryScope

    /// What it is for, such as `workday:2026-11-20`; the intents with one purpose belong together.
    package let purpose: String

    /// Its place among those, from 0.
    package let position: Int

    /// The entry.
    package let entry: PlannedEntry

    /// How far the program has come.
    package let state: State
}
