import Foundation
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack: a day without a network", .timeLimit(.minutes(5)))
struct OfflineDayTests {
    @Test func isPushedInTheEveningWithItsTrueTimes() async throws {
        try await Walkthrough.run { person in
            try await person.logIn()
            let entries = person.sandbox.entries.count
            // Nothing of what follows may need the service.
            let requests = person.sandbox.host.requestCount
            try await person.enter(#"timetrack start "On the train" -p Notes --queue --at "yesterday 08:10""#)
            try await person.enter(#"timetrack start "In the hut" --queue --at "yesterday 10:00""#)
            try await person.enter(#"timetrack stop --queue --at "yesterday 16:45""#)
            try await person.enter(
                #"timetrack log add "Call" --queue --from "yesterday 17:00" --for 30m"#
            )
            let listed = try await person.enter("timetrack queue list", keeping: "offline-1-queue")
            #expect(listed.contains("On the train"))
            #expect(person.sandbox.host.requestCount == requests)

            let pushed = try await person.enter("timetrack queue push", keeping: "offline-2-push")
            #expect(pushed.contains("status 0"))
            #expect(person.sandbox.entries.count == entries + 3)
            let again = try await person.enter("timetrack queue push")
            #expect(again.contains("status 0"))
            #expect(person.sandbox.entries.count == entries + 3)

            let day = try await person.enter("timetrack entries", keeping: "offline-3-entries")
            #expect(day.contains(#/08:10\s+10:00\s+1:50\s+Notes\s+On the train/#))
            #expect(day.contains(#/10:00\s+16:45\s+6:45\s+In the hut/#))
            #expect(day.contains(#/17:00\s+17:30\s+0:30\s+Call/#))
        }
    }
}
