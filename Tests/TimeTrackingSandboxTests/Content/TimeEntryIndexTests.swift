import Foundation
import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct TimeEntryIndexTests {
    private typealias Entry = Sandbox.Content.TimeEntry

    private func entry(_ number: Int, _ generator: inout SeededGenerator) -> Entry {
        let start = Date(timeIntervalSince1970: Double(Int.random(in: 0..<20, using: &generator)) * 600)
        let user = ["u1", "u2"].randomElement(using: &generator) ?? ""
        let length = Double(Int.random(in: 0..<5, using: &generator)) * 60
        var entry = Entry(
            id: "e\(number)",
            workspace: "w\(Int.random(in: 1...2, using: &generator))",
            user: user,
            start: start,
            end: Int.random(in: 0..<4, using: &generator) == 0 ? nil : start + length
        )
        entry.project = ["p1", "p2", nil].randomElement(using: &generator) ?? nil
        entry.task = entry.project == nil ? nil : ["t1", nil].randomElement(using: &generator) ?? nil
        return entry
    }

    /// Compares what the index says with what a look at every entry says.
    private func check(_ content: Sandbox.Content) {
        #expect(content.timeEntryIndex != nil)
        let index = content.entryIndex
        for workspace in ["w1", "w2"] {
            for user in ["u1", "u2"] {
                let owner = TimeEntryIndex.Owner(workspace: workspace, user: user)
                let expected = content.timeEntries.filter { TimeEntryIndex.Owner($0) == owner }
                    .sorted { ($0.start, $0.id) > ($1.start, $1.id) }
                #expect(index.newest(of: owner).map { content.timeEntries[$0].id } == expected.map(\.id))
                #expect(
                    content.runningPosition(of: owner).map { content.timeEntries[$0].id }
                        == expected.first { $0.end == nil }?.id
                )
            }
        }
        for (position, entry) in content.timeEntries.enumerated() { #expect(index.positions[entry.id] == position) }
        #expect(index.positions.count == content.timeEntries.count)
        for id in ["p1", "p2", "t1"] {
            let seconds = content.timeEntries.filter { $0.project == id || $0.task == id }
                .reduce(0) { $0 + ($1.seconds ?? 0) }
            #expect(content.trackedSeconds(on: id) == seconds)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func changesKeepTheIndexTrue(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var content = Sandbox.Content()
        content.prepare()
        for number in 0..<200 {
            let kind = Int.random(in: 0..<4, using: &generator)
            let position = Int.random(in: 0..<max(1, content.timeEntries.count), using: &generator)
            if kind < 2 || content.timeEntries.isEmpty {
                content.add(entry(number, &generator))
            } else if kind == 2 {
                var changed = entry(number, &generator)
                changed.id = content.timeEntries[position].id
                content.replaceTimeEntry(at: position, with: changed)
            } else {
                content.removeTimeEntry(at: position)
            }
            if number.isMultiple(of: 10) { check(content) }
        }
        content.changeTimeEntries(where: { $0.project == "p1" }, { $0.project = "p2" })
        check(content)
        #expect(content.trackedSeconds(on: "p1") == 0)
    }

    @Test func aChangeFromOutsideIsSeen() throws {
        var session = try SandboxSession()
        let path = "time-entries/f00000000000000000000001"
        #expect(session.inEngines(.get, path).status == 200)
        session.sandbox.content.timeEntries.removeFirst()
        #expect(session.inEngines(.get, path).status == 400)
        #expect(session.inEngines(.get, "time-entries/f00000000000000000000002").status == 200)
        session.sandbox.content.projects[0].name = "Renamed"
        let hydrated = session.inEngines(.get, "time-entries/f00000000000000000000002?hydrated=true")
        #expect(try hydrated.json["project"]?["name"] == "Renamed")
    }
}
