#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where time entries lie, so that a page of a hundred thousand is found without looking at the others.
struct TimeEntryIndex: Sendable {
    typealias Entry = Sandbox.Content.TimeEntry

    /// Whose entries: a user's in a workspace.
    struct Owner: Hashable {
        var workspace: String
        var user: String

        init(workspace: String, user: String) {
            self.workspace = workspace
            self.user = user
        }

        init(_ entry: Entry) {
            self.init(workspace: entry.workspace, user: entry.user)
        }
    }

    /// The positions of entries by their identifiers.
    private(set) var positions: [String: Int] = [:]

    /// The positions of entries by their owners, the newest start first.
    private var newest: [Owner: [Int]] = [:]

    /// The positions of the entries that run.
    private(set) var running: Set<Int> = []

    /// The seconds of finished entries by their projects and by their tasks.
    private(set) var seconds: [String: Int] = [:]

    init(_ entries: [Entry]) {
        positions.reserveCapacity(entries.count)
        for (position, entry) in entries.enumerated() {
            newest[Owner(entry), default: []].append(position)
            note(entry, at: position)
        }
        for owner in newest.keys {
            newest[owner]?.sort { Self.isNewer(entries[$0], entries[$1]) }
        }
    }

    static func isNewer(_ left: Entry, _ right: Entry) -> Bool {
        left.start == right.start ? left.id > right.id : left.start > right.start
    }

    /// The positions of somebody's entries, the newest start first.
    func newest(of owner: Owner) -> [Int] { newest[owner] ?? [] }

    /// Takes in an entry that was put at a position.
    mutating func insert(at position: Int, of entries: [Entry]) {
        let entry = entries[position]
        note(entry, at: position)
        let owner = Owner(entry)
        let place = place(of: entry, among: newest[owner] ?? [], entries)
        newest[owner, default: []].insert(position, at: place)
    }

    /// Forgets an entry that is still at a position.
    mutating func remove(at position: Int, of entries: [Entry]) {
        let entry = entries[position]
        if positions[entry.id] == position { positions[entry.id] = nil }
        running.remove(position)
        count(entry, times: -1)
        let owner = Owner(entry)
        guard let order = newest[owner] else { return }
        // Entries that are equal in start and identifier lie side by side.
        let place = place(of: entry, among: order, entries)
        guard let index = order[place...].firstIndex(of: position) else { return }
        newest[owner]?.remove(at: index)
    }

    /// The first place at which an entry would keep the order.
    private func place(of entry: Entry, among order: [Int], _ entries: [Entry]) -> Int {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.isNewer(entries[order[middle]], entry) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func note(_ entry: Entry, at position: Int) {
        if positions[entry.id] == nil { positions[entry.id] = position }
        if entry.end == nil { running.insert(position) }
        count(entry, times: 1)
    }

    private mutating func count(_ entry: Entry, times: Int) {
        guard let duration = entry.seconds, duration > 0 else { return }
        if let project = entry.project { seconds[project, default: 0] += times * duration }
        if let task = entry.task { seconds[task, default: 0] += times * duration }
    }
}

extension Sandbox.Content.TimeEntry {
    /// How long it took in seconds, or nil while it runs.
    var seconds: Int? {
        end.map { Timestamp.seconds(of: $0) - Timestamp.seconds(of: start) }
    }
}
