/// Reading and changing time entries with the help of their index, which any other change throws away.
extension Sandbox.Content {
    /// The index of the time entries; it is made anew where it was thrown away.
    var entryIndex: TimeEntryIndex { timeEntryIndex ?? TimeEntryIndex(timeEntries) }

    /// The position of an entry in a workspace, or nil when it has none of that identifier.
    func timeEntryPosition(_ id: String, workspace: String) -> Int? {
        guard let position = entryIndex.positions[id], timeEntries[position].workspace == workspace else { return nil }
        return position
    }

    /// The position of the entry that runs for somebody, the newest of several, or nil for none.
    ///
    /// - Parameters:
    ///   - owner: Whose entries.
    ///   - id: The identifier of an entry that does not count, or nil.
    /// - Returns: The position.
    func runningPosition(of owner: TimeEntryIndex.Owner, besides id: String? = nil) -> Int? {
        let mine = entryIndex.running.filter {
            TimeEntryIndex.Owner(timeEntries[$0]) == owner && timeEntries[$0].id != id
        }
        return mine.min { TimeEntryIndex.isNewer(timeEntries[$0], timeEntries[$1]) }
    }

    mutating func add(_ entry: TimeEntry) {
        var index = takeIndex()
        timeEntries.append(entry)
        index.insert(at: timeEntries.count - 1, of: timeEntries)
        timeEntryIndex = index
    }

    mutating func replaceTimeEntry(at position: Int, with entry: TimeEntry) {
        var index = takeIndex()
        index.remove(at: position, of: timeEntries)
        timeEntries[position] = entry
        index.insert(at: position, of: timeEntries)
        timeEntryIndex = index
    }

    /// Takes an entry out; the last one moves to its position.
    mutating func removeTimeEntry(at position: Int) {
        var index = takeIndex()
        let last = timeEntries.count - 1
        index.remove(at: position, of: timeEntries)
        if position != last {
            index.remove(at: last, of: timeEntries)
            timeEntries[position] = timeEntries[last]
            index.insert(at: position, of: timeEntries)
        }
        timeEntries.removeLast()
        timeEntryIndex = index
    }

    /// Changes every entry that a condition holds for.
    mutating func changeTimeEntries(where condition: (TimeEntry) -> Bool, _ change: (inout TimeEntry) -> Void) {
        for position in timeEntries.indices where condition(timeEntries[position]) {
            var entry = timeEntries[position]
            change(&entry)
            replaceTimeEntry(at: position, with: entry)
        }
    }

    /// The index, taken out, so that it is changed in place and not copied.
    private mutating func takeIndex() -> TimeEntryIndex {
        defer { timeEntryIndex = nil }
        return entryIndex
    }
}
