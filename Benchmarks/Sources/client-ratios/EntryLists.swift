import ChildPrograms
import ClockifyAPI
import PairedTimings
import TimeTrackingKit

/// A long list of time entries: by the client, by curl and a bare decoder, and by Python.
struct EntryLists {
    let base: String
    let entries: Int
    let pageSize: Int
    let curl: String
    let python: [String]

    /// The client has three pages under way while it reads another, so the others fetch in as many places at once, too.
    private let tasks = 3
    private let rounds = 9

    func report(_ transport: any HTTPTransport) async throws {
        let client = try Clockify.Client.benchmark(base, transport)
        let python = try ChildProgram([python[0], python[1], base, "\(workspace)", "\(user)", "\(pageSize)"])
        let names = ["timeEntries(in:user:)", "Python, requests, one thread"]
        var timings = PairedTimings(baseline: "curl and JSONDecoder, three tasks", names)
        for round in 0..<(rounds + 1) {
            var times = [try await byCurl()]
            let begin = ContinuousClock.now
            var count = 0
            for try await entry in client.timeEntries(in: workspace, user: user, pageSize: pageSize) {
                count += entry.isRunning ? 0 : 1
            }
            times.append(begin.duration(to: .now))
            guard count == entries else { throw WrongCountError(side: "The client", count: count) }
            let answer = try python.ask("fetch").split(separator: " ").compactMap { Int64($0) }
            guard answer.count == 2, answer[1] == entries else {
                throw WrongCountError(side: "Python", count: Int(answer.last ?? 0))
            }
            times.append(.nanoseconds(answer[0]))
            if round > 0 { timings.add(times) }
        }
        print("\(entries) time entries, \(pageSize) a page, \(rounds) rounds, in turn, for each entry:")
        // At least 85 % of the rate is at most 1 / 0.85 of the time.
        for row in timings.report(items: entries, targets: ["timeEntries(in:user:)": 1 / 0.85]) { print("  \(row)") }
    }

    private func byCurl() async throws -> Duration {
        let pages = (entries + pageSize - 1) / pageSize
        let begin = ContinuousClock.now
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    try CurlPages(curl: curl).decode(stride(from: task + 1, through: pages, by: tasks).map(address))
                }
            }
            return try await group.reduce(0, +)
        }
        let time = begin.duration(to: .now)
        guard count == entries else { throw WrongCountError(side: "curl", count: count) }
        return time
    }

    private func address(_ page: Int) -> String {
        "\(base)/workspaces/\(workspace)/user/\(user)/time-entries?page=\(page)&page-size=\(pageSize)"
    }
}
