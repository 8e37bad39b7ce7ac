import ClockworkAPI
import TerminalOutput
import TimeTrackingKit
import TimeTrackingSandbox
import TimetrackTime

extension DemoStage {
    /// Starts and stops a Clockwork timer and shows the worklog that came of it.
    func showClockworkTimer() async throws {
        typealias Token = Sandbox.Content.StandardToken
        let store = store(named: Self.keyFile)
        try await keep(Token.adaClockwork, in: store, service: "clockwork", user: "ada")

        try heading("3. A timer in Clockwork")
        let resolver = TokenResolver.clockwork(store: store, environment: environment, fallback: .whenAbsent)
        let client = clockwork(resolver.provider(for: TokenRequest(user: UserID("ada"))))
        let issue = try Clockwork.IssueKey("ENGINE-1")
        let known = try await Set(client.worklogs().collect(limit: 1_000).map(\.id))

        for message in try await client.startTimer(issue: issue).get().messages {
            try terminal.print("start: \(message)")
        }
        clock.advance(seconds: 25 * 60)
        try terminal.print("The sandbox's clock goes ahead by 25 minutes.")
        for message in try await client.stopTimer(issue: issue).get().messages {
            try terminal.print("stop:  \(message)")
        }
        try terminal.print()

        var table = Table([.init("New worklog"), .init("Issue"), .init("Start"), .init("Hours", .trailing)])
        let worklogs = try await client.worklogs(expanding: [.worklogs, .issues]).collect(limit: 1_000)
        for worklog in worklogs where !known.contains(worklog.id) {
            table.append([
                "\(worklog.id)", "\(worklog.issue.key?.rawValue ?? worklog.issue.id ?? "", .accent)",
                StyledText(LocalTime.clock(worklog.started)),
                "\(Hours.text(seconds: Int(worklog.duration.components.seconds)), .strong)",
            ])
        }
        try terminal.print(table)
    }
}
