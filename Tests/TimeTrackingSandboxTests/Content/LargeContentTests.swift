import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct LargeContentTests {
    @Test func everyKindGrowsByItsNumber() throws {
        let standard = Sandbox.Content.standard
        let content = Sandbox.Content.large(
            users: 7,
            timeZones: ["Asia/Tokyo", "Europe/Berlin"],
            clients: 5,
            projects: 11,
            tasks: 30,
            tags: 3,
            timeEntries: 100,
            worklogs: 9,
            archivingEvery: 5
        )
        #expect(content.accounts.count == standard.accounts.count + 7)
        #expect(content.accounts.suffix(2).map(\.timeZone) == ["Europe/Berlin", "Asia/Tokyo"])
        #expect(content.clients.filter(\.isArchived).map(\.name) == ["Client 0005"])
        #expect(content.projects.count == standard.projects.count + 11)
        #expect(content.projects.filter(\.isArchived).map(\.name) == ["Difference Engine", "Study 0005", "Study 0010"])
        #expect(content.tasks.count { $0.isDone } == 7)
        #expect(content.tags.count == standard.tags.count + 3)
        #expect(content.timeEntries.count == standard.timeEntries.count + 100)
        #expect(content.worklogs.count == standard.worklogs.count + 9)
        let identifiers =
            content.accounts.map(\.id) + content.clients.map(\.id) + content.projects.map(\.id)
            + content.tasks.map(\.id)
            + content.tags.map(\.id) + content.timeEntries.map(\.id)
        #expect(Set(identifiers).count == identifiers.count)
        for entry in content.timeEntries where entry.task != nil {
            #expect(content.task(entry.task)?.project == entry.project)
        }

        var session = try SandboxSession(content, key: "sandbox-clockify-member-3")
        let user = try session.send(.get, "/api/v1/user").json
        #expect(user["settings"]?["timeZone"] == "Asia/Tokyo")
        #expect(try session.inEngines(.get, "projects?archived=true").list.count == 3)
    }

    @Test func negativeNumbersAddNothing() {
        let content = Sandbox.Content.large(
            users: -1,
            clients: -1,
            projects: -1,
            tasks: -1,
            tags: -1,
            timeEntries: -1,
            worklogs: -1,
            archivingEvery: 0
        )
        #expect(content.timeEntries == Sandbox.Content.standard.timeEntries)
        #expect(content.projects == Sandbox.Content.standard.projects)
    }

    @Test func everyEntryIsOnExactlyOnePage() throws {
        var session = try SandboxSession(.large(projects: 10, tags: 2, timeEntries: 2_000))
        var descriptions: Set<String> = []
        var starts: [String] = []
        var number = 0
        var isLast = false
        while !isLast {
            number += 1
            let page = session.inEngines(
                .get,
                "user/\(SandboxSession.ada)/time-entries?page-size=200&page=\(number)&start=2026-02-01T00:00:00Z"
            )
            for entry in try page.list {
                guard case .string(let start) = entry["timeInterval"]?["start"],
                    case .string(let description) = entry["description"]
                else { continue }
                starts.append(start)
                descriptions.insert(description)
            }
            isLast = page.lastPage == "true"
        }
        // Ada is in Berlin, so that her first of February begins an hour before the first entry.
        #expect(number == 10)
        #expect(descriptions.count == 2_000)
        #expect(starts == starts.sorted(by: >))
    }
}
