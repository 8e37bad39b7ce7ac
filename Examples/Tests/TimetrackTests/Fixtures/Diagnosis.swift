import ProgramFixtures

/// What `timetrack doctor` printed, as a script reads it.
struct Diagnosis {
    /// One line.
    struct Line {
        let state: String
        let check: String
        let message: String
    }

    let run: BuiltProgram.Run
    let lines: [Line]

    /// Runs `timetrack doctor` without calling a service, unless the arguments name an endpoint.
    init(_ home: Home, _ arguments: String...) async throws {
        let offline = arguments.contains { $0.hasPrefix("--endpoint") } ? [] : ["--offline"]
        self.run = try await home.timetrack(["doctor"] + arguments + offline)
        self.lines = run.output.split(separator: "\n")
            .map { line in
                let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                return Line(state: parts[0], check: parts.count > 1 ? parts[1] : "", message: parts.last ?? "")
            }
    }

    /// The exit status.
    var status: Int32 { run.status }

    /// The state of a check, or nil when there is no line for it; of several lines the worst.
    subscript(_ check: String) -> String? {
        let states = lines.filter { $0.check == check }.map(\.state)
        return ["problem", "note", "ok"].first { states.contains($0) }
    }

    /// What a check says, all its lines after one another.
    func message(_ check: String) -> String {
        lines.filter { $0.check == check }.map(\.message).joined(separator: " ")
    }

    /// The checks that are not as they should be.
    var findings: [String] { lines.filter { $0.state != "ok" }.map(\.check) }
}
