import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords

/// One step of a change that was taken back.
struct UndoneStep: Sendable {
    /// The step.
    let step: ChangeStep
    /// The entry as it is now, or nil when it is gone.
    let entry: Clockify.TimeEntry?
}

extension EntryChanger {
    /// What takes one step back.
    private enum Reversal {
        /// It is taken back already.
        case none(Clockify.TimeEntry?)
        case delete(Clockify.TimeEntry)
        case restore(EntrySnapshot, Clockify.TimeEntryID)
        case create(PlannedEntry)

        /// Whether a timer runs afterwards.
        var runs: Bool {
            switch self {
            case .none, .delete: false
            case .restore(let snapshot, _): snapshot.entry.end == nil
            case .create(let entry): entry.end == nil
            }
        }

        /// The entry that it changes, or nil for a new one.
        var entryID: Clockify.TimeEntryID? {
            switch self {
            case .none, .create: nil
            case .delete(let entry): entry.id
            case .restore(_, let id): id
            }
        }
    }

    /// Takes the last change back, unless somebody has changed its entries since.
    ///
    /// - Parameter expected: The change that it was agreed to take back, or nil for the last one, whichever that is.
    /// - Returns: The change, and what became of its steps, the last one first.
    /// - Throws: ``Failure`` when there is nothing to undo, another change is the last one, or the entries are not what the
    ///   change has made of them.
    func undo(_ expected: RecordedChange.ID?) async throws -> (change: RecordedChange, steps: [UndoneStep]) {
        guard let last = try await journal.lastChange(in: place.scope) else { throw nothingToUndo }
        if let expected, last.id != expected { throw anotherIsLast }
        var change = try await settled(last)
        guard !change.isOver else { throw neverReached(change) }
        // All are looked at before the first one is taken back.
        var plan: [(position: Int, reversal: Reversal)] = []
        for position in change.steps.indices.reversed() {
            let step = change.steps[position]
            guard step.state == .done || step.state == .undoing else { continue }
            plan.append((position, try await reversal(of: step, change, at: position)))
        }
        try await requireNoOtherTimer(plan.map(\.reversal))
        var undone: [UndoneStep] = []
        for (position, reversal) in plan {
            let entry = try await reverse(&change, at: position, by: reversal)
            undone.append(UndoneStep(step: change.steps[position], entry: entry))
        }
        return (change, undone)
    }

    /// Passes the last change over, so that the one before can be undone.
    ///
    /// - Returns: The change, which stands.
    /// - Throws: ``Failure`` when there is none.
    func skip() async throws -> RecordedChange {
        guard let last = try await journal.lastChange(in: place.scope) else { throw nothingToUndo }
        var change = try await settled(last)
        guard !change.isOver else { throw neverReached(change) }
        for position in change.steps.indices where [.done, .undoing].contains(change.steps[position].state) {
            change.steps[position].state = .skipped
            try await journal.update(change, at: position)
        }
        return change
    }

    private func neverReached(_ change: RecordedChange) -> Failure {
        Failure(
            .notFound,
            "nothing_to_undo",
            "The \(change.kind.rawValue) of \(change.summary) had never reached Clockify, so nothing was undone; "
                + "`timetrack undo\(session.repeated)` again undoes the change before."
        )
    }

    private var anotherIsLast: Failure {
        Failure(
            .rejected,
            "changed_meanwhile",
            "Another command has changed entries meanwhile, so nothing was undone; `timetrack undo --list\(session.repeated)` "
                + "shows what was changed here."
        )
    }

    private var nothingToUndo: Failure {
        Failure(
            .notFound,
            "nothing_to_undo",
            "Nothing is left to undo; `timetrack undo --list\(session.repeated)` shows what was changed here."
        )
    }

    private func reversal(of step: ChangeStep, _ change: RecordedChange, at position: Int) async throws -> Reversal {
        let summary = change.summary
        switch step.action {
        case .create:
            guard let after = step.after else { return .none(nil) }
            // Deleted from elsewhere, it is what an undo would leave.
            guard let current = try await current(after) else { return .none(nil) }
            guard after.isSame(as: EntrySnapshot(current)) else { throw changed(summary, "changed", after) }
            return .delete(current)
        case .replace:
            guard let before = step.before, let after = step.after, let id = before.entryID else { return .none(nil) }
            guard let current = try await current(before) else { throw changed(summary, "deleted", before) }
            let snapshot = EntrySnapshot(current)
            if step.state == .undoing, before.isSame(as: snapshot) { return .none(current) }
            guard after.isSame(as: snapshot) else { throw changed(summary, "changed", before) }
            return .restore(before, id)
        case .delete:
            guard let before = step.before else { return .none(nil) }
            if step.state == .undoing {
                var created = before
                created.id = try await accepted(for: change.purpose(ofStep: position))
                if let found = try await self.current(created) { return .none(found) }
            }
            return .create(before.entry)
        }
    }

    private func changed(_ summary: String, _ what: String, _ snapshot: EntrySnapshot) -> Failure {
        Failure(
            .rejected,
            "changed_meanwhile",
            "\(summary) was \(what) since, so nothing was undone; "
                + (what == "deleted"
                    ? "" : "`timetrack log edit \(snapshot.id ?? "ID")\(session.repeated)` changes it by hand, and ")
                + "`timetrack undo --skip\(session.repeated)` passes it over, so that the change before can be undone."
        )
    }

    /// Stops a change that would start a timer while another one runs.
    private func requireNoOtherTimer(_ reversals: [Reversal]) async throws {
        guard reversals.contains(where: \.runs) else { return }
        let own = reversals.compactMap(\.entryID)
        let running = try await session.client.runningTimeEntry(in: place.workspace, user: place.user.id)
        guard let running, !own.contains(running.id) else { return }
        throw Failure(
            .rejected,
            "timer_running",
            "\(running.description ?? "Another timer") is running and would be stopped, so nothing was undone; "
                + "`timetrack stop\(session.repeated)` stops it first, which is then the change to undo first; "
                + "`timetrack undo --skip\(session.repeated)` passes over that one."
        )
    }

    private func reverse(
        _ change: inout RecordedChange,
        at position: Int,
        by reversal: Reversal
    ) async throws -> Clockify.TimeEntry? {
        change.steps[position].state = .undoing
        try await journal.update(change, at: position)
        let entry: Clockify.TimeEntry?
        do {
            entry = try await send(reversal, for: change.purpose(ofStep: position))
        } catch {
            if DeliveryOutcome(of: error) != .unknown {
                change.steps[position].state = .done
                try await journal.update(change, at: position)
            }
            throw error
        }
        let step = change.steps[position]
        change.steps[position].state = .undone
        if step.action == .delete, let id = step.before?.id, let newID = entry?.id.rawValue {
            try await journal.update(change, at: position, renaming: id, to: newID, in: place.scope)
        } else {
            try await journal.update(change, at: position)
        }
        return entry
    }

    private func send(_ reversal: Reversal, for purpose: String) async throws -> Clockify.TimeEntry? {
        switch reversal {
        case .none(let entry):
            return entry
        case .delete(let entry):
            try await delete(entry.id)
            return nil
        case .restore(let snapshot, let id):
            let changes = Clockify.TimeEntryChanges(snapshot)
            return try await session.client.replaceTimeEntry(id, in: place.workspace, with: changes)
        case .create(let entry):
            return try await poster.create(entry, for: purpose)
        }
    }
}
