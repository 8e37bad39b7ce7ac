import TerminalOutput

/// One thing that `doctor` has looked at, and what to do about it.
struct Finding: Sendable {
    /// How it is.
    enum State: String, Sendable, Encodable {
        /// As it should be.
        case ok
        /// Worth knowing; commands work all the same.
        case note
        /// Commands do not work because of it.
        case problem
    }

    var state: State

    /// What was looked at, in two words or as the name of a variable.
    var check: String

    /// One sentence, with what to do when something is to be done.
    var message: String

    static func ok(_ check: String, _ message: String) -> Finding {
        Finding(state: .ok, check: check, message: message)
    }

    static func note(_ check: String, _ message: String) -> Finding {
        Finding(state: .note, check: check, message: message)
    }

    static func problem(_ check: String, _ message: String) -> Finding {
        Finding(state: .problem, check: check, message: message)
    }
}

/// All findings in JSON.
struct DoctorDocument: Encodable {
    struct Check: Encodable {
        var check: String
        var state: Finding.State
        var message: String
    }

    var canAnswer: Bool
    var checks: [Check]

    enum CodingKeys: String, CodingKey {
        case canAnswer = "can_answer"
        case checks
    }

    init(_ findings: [Finding], canAnswer: Bool) {
        self.canAnswer = canAnswer
        self.checks = findings.map { Check(check: $0.check, state: $0.state, message: $0.message) }
    }
}

extension [Finding] {
    /// A line for each, which is never cut.
    var table: Table {
        var table = Table([.init("State"), .init("Check"), .init("Finding")])
        for finding in self {
            table.append(["\(finding.state.rawValue, finding.state.style)", "\(finding.check)", "\(finding.message)"])
        }
        return table
    }
}

extension Finding.State {
    fileprivate var style: TextStyle {
        switch self {
        case .ok: .good
        case .note: .warning
        case .problem: .bad
        }
    }
}
