import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Many calls at once against a service that takes few, and the clock runs on as soon as everybody waits.
@Suite(.timeLimit(.minutes(2)))
struct RateStormTests {
    private let clock = ManualClock()

    private func sandbox(_ change: (inout Sandbox.Faults) -> Void) throws -> SandboxTransport {
        let start = try moment("2026-03-02T10:00:00Z")
        var sandbox = Sandbox(.standard) { [clock] in start + clock.now.offset / .seconds(1) }
        change(&sandbox.faults)
        return SandboxTransport(sandbox, clock: clock)
    }

    private func client(_ transport: SandboxTransport) throws -> Clockify.Client {
        Clockify.Client(
            site: Clockify.Site(api: try ServiceEndpoint("http://127.0.0.1:8080/api/v1")),
            transport: transport,
            tokens: FixedTokenProvider(Credential(secret: .testing(Sandbox.Content.StandardToken.adaClockify))),
            clock: clock
        )
    }

    /// Runs a closure while the clock goes on whenever something waits for it.
    private func whileTimePasses(_ body: () async throws -> Void) async throws {
        let ticker = Task { [clock] in
            while !Task.isCancelled {
                await clock.waitForSleepers()
                clock.advance(by: .milliseconds(10))
                await Task.yield()
            }
        }
        defer { ticker.cancel() }
        try await body()
    }

    private func descriptions(_ transport: SandboxTransport) -> [String] {
        var found: [String] = []
        transport.change { sandbox in
            found = sandbox.content.timeEntries.compactMap(\.description).filter { $0.hasPrefix("Storm") }
        }
        return found.sorted()
    }

    @Test("A hundred entries against ten requests a second, by default settings", arguments: [nil, "1"])
    func noneIsLostOrDoubled(retryAfter: String?) async throws {
        let transport = try sandbox { faults in
            faults.rateLimit = Sandbox.Faults.RateLimit(requestsPerSecond: 10, retryAfter: retryAfter)
        }
        let client = try client(transport)
        let workspace = Clockify.WorkspaceID(Sandbox.Content.standard.workspaces[0].id)
        let start = try moment("2026-03-02T08:00:00Z")
        try await whileTimePasses {
            try await withThrowingTaskGroup { group in
                for number in 100..<200 {
                    group.addTask {
                        let entry = Clockify.NewTimeEntry(
                            start: start,
                            end: start + 60,
                            description: "Storm \(number)"
                        )
                        _ = try await client.createTimeEntry(entry, in: workspace)
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(descriptions(transport) == (100..<200).map { "Storm \($0)" })
        #expect(transport.count > 100, "no request was refused")
    }

    @Test("An entry whose answer is withheld is not created again")
    func aWithheldAnswerIsNotRepeated() async throws {
        let transport = try sandbox { faults in
            faults.rules = [Sandbox.Faults.Rule(.withheldAnswer, next: 1, of: Sandbox.Faults.Requests(.post, "/api"))]
        }
        let client = try client(transport)
        let workspace = Clockify.WorkspaceID(Sandbox.Content.standard.workspaces[0].id)
        let entry = Clockify.NewTimeEntry(start: try moment("2026-03-02T08:00:00Z"), description: "Storm")
        var failed: APIError?
        try await whileTimePasses {
            failed = await failure { _ = try await client.createTimeEntry(entry, in: workspace) }
        }
        #expect(failed?.transportCode == .timedOut)
        #expect(failed?.delivery == .unknown)
        #expect(descriptions(transport) == ["Storm"])
        #expect(transport.count == 1)
    }

    @Test("A list comes through a storm of refusals whole")
    func aListIsWhole() async throws {
        let start = try moment("2026-03-02T10:00:00Z")
        var sandbox = Sandbox(.large(timeEntries: 1_000)) { [clock] in start + clock.now.offset / .seconds(1) }
        sandbox.faults.rules = [Sandbox.Faults.Rule(.tooManyRequests, chance: Sandbox.Faults.Chance(0.25, seed: 7))]
        let transport = SandboxTransport(sandbox, clock: clock)
        let client = try client(transport)
        let workspace = Clockify.WorkspaceID(Sandbox.Content.standard.workspaces[0].id)
        let user = Clockify.UserID(Sandbox.Content.standard.accounts[0].id)
        var steps: [String] = []
        try await whileTimePasses {
            for try await entry in client.timeEntries(in: workspace, user: user, pageSize: 20) {
                if let description = entry.description, description.hasPrefix("Step") { steps.append(description) }
            }
        }
        #expect(steps == (1...1_000).reversed().map { "Step \($0)" })
    }
}
