import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox

@Suite("timetrack tui", .timeLimit(.minutes(2)))
struct ScreenTests {
    @Test func startsWatchesAndStopsATimer() async throws {
        try await onScreen { screen, _ in
            try await screen.waitFor("No timer is running.")
            try await screen.press("s")
            try await screen.waitFor("Description:")
            #expect(try await screen.state("cursor_flag") == ["1"])
            try await screen.type("Nota G")
            try await screen.press("Left", "Left", "BSpace")
            try await screen.type("e")
            try await screen.press("Enter")
            try await screen.waitFor("Project (empty for none):")
            try await screen.enter("bernoulli numbers")
            try await screen.waitFor("Started Note G in Bernoulli Numbers at ")
            // The seconds go on by themselves.
            let running = #/0:\d\d:\d\d  Note G  Bernoulli Numbers  since /#
            let shown = try await screen.waitUntil { $0.contains(running) }
            let first = shown.firstMatch(of: running).map { String($0.output) }
            try await screen.waitUntil { $0.contains(running) && !$0.contains(first ?? "") }
            try await screen.keep(as: "tui-running")
            try await screen.press("s")
            try await screen.waitFor("A timer is running; you are asked whether to stop it before this one starts.")
            // What is typed all the same is text, and nothing happens to the timer before somebody agrees.
            try await screen.enter("x, quit")
            try await screen.press("Enter")
            try await screen.waitFor("Stop the running timer first (y or n)?")
            try await screen.keep(as: "tui-consent")
            try await screen.press("Escape")
            try await screen.waitFor("q quit")
            try await screen.press("w")
            try await screen.enter("Letters")
            try await screen.press("Enter")
            try await screen.waitFor("Started Letters at ")
            try await screen.press("x")
            try await screen.waitFor("Stopped Letters after ")
            try await screen.waitFor("No timer is running.")
            try await screen.press("r")
            try await screen.waitFor("Resumed Letters at ")
            // Noted for prompts together with what the screen shows.
            try await screen.waitFor("Letters  since ")
            try await screen.press("q")
            try await screen.waitFor("left with 0")
            let after = try await screen.home.timetrack("status", "--cached", "--format={description}")
            #expect(after.output == "Letters\n")
        }
    }

    @Test func letsAProjectBeCorrected() async throws {
        try await onScreen { screen, sandbox in
            try await screen.waitFor("No timer is running.")
            try await screen.press("s")
            try await screen.enter("Note H")
            try await screen.enter("Nowhere")
            try await screen.waitFor("There is no project \"Nowhere\"")
            try await screen.waitFor("Project (empty for none): Nowhere")
            try await screen.type("qx")
            try await screen.waitFor("Project (empty for none): Nowhereqx")
            try await screen.keep(as: "tui-correction")
            try await screen.press("C-u")
            try await screen.enter("Notes")
            try await screen.waitFor("Started Note H in Notes at ")
            try await screen.press("q")
            try await screen.waitFor("left with 0")
            #expect(sandbox.entries.last?.description == "Note H")
        }
    }

    @Test func showsATimerThatRunsInTheQueue() async throws {
        try await onScreen { screen, sandbox in
            try await screen.waitFor("No timer is running.")
            let run = try await sandbox.home.timetrack("start", "On the train", "--queue", sandbox.endpoint)
            #expect(run.status == 0, "\(run.errors)")
            try await screen.press("g")
            try await screen.waitFor("On the train  since ")
            try await screen.press("x")
            try await screen.waitFor("A timer runs in the queue;")
            // The command as this person has to type it.
            try await screen.waitFor("--endpoint")
            try await screen.press("q")
            try await screen.waitFor("left with 0")
        }
    }

    /// Swift's handler of crashes goes back to where the fault was, and a signal from elsewhere is no fault.
    @Test func leavesTheTerminalAsItWasWhereSwiftLooksIntoCrashes() async throws {
        try await onScreen(lookingIntoCrashes: true) { screen, _ in
            try await screen.waitFor("No timer is running.")
            #expect(kill(try await screen.foregroundProcess(), SIGTRAP) == 0)
            try await screen.waitFor("left with 133")
        }
    }

    @Test func takesAPasteForText() async throws {
        try await onScreen { screen, sandbox in
            _ = try await sandbox.home.timetrack("start", "Note G", sandbox.endpoint)
            try await screen.press("g")
            try await screen.waitFor("Note G  since ")
            try await screen.paste("xxq\nx")
            try await screen.waitFor("Pasted text does nothing here;")
            try await screen.press("w")
            try await screen.waitFor("Description:")
            try await screen.paste("Letters to\nx")
            try await screen.waitFor("Description: Letters to x")
            try await screen.press("Enter", "Enter")
            try await screen.waitFor("Started Letters to x at ")
            try await screen.press("q")
            try await screen.waitFor("left with 0")
            #expect(sandbox.entries.suffix(2).map(\.description) == ["Note G", "Letters to x"])
        }
    }

    @Test func showsOtherTimeframesSizesAndHelp() async throws {
        try await onScreen { screen, _ in
            try await screen.waitFor("Today, ")
            try await screen.press("t")
            try await screen.waitFor("This week, from ")
            try await screen.press("t")
            try await screen.waitFor("This month, from ")
            try await screen.press("?")
            try await screen.waitFor("Any key goes back.")
            try await screen.keep(as: "tui-help")
            try await screen.press("Escape")
            try await screen.waitUntil { !$0.contains("Any key goes back.") }
            try await screen.resize(columns: 40, rows: 8)
            try await screen.waitFor("s x w r t g ? q")
            let small = try await screen.capture()
            #expect(small.split(separator: "\n", omittingEmptySubsequences: false).count <= 9)
            try await screen.keep(as: "tui-small")
            try await screen.press("q")
            try await screen.waitFor("left with 0")
        }
    }

    @Test(arguments: [
        ("C-c", 130), ("SIGTERM", 143), ("SIGHUP", 143), ("SIGINT", 130), ("SIGQUIT", 143), ("SIGSEGV", 139),
        ("SIGABRT", 134), ("SIGILL", 132), ("SIGTRAP", 133), ("SIGBUS", 135), ("SIGFPE", 136),
    ])
    func leavesTheTerminalAsItWas(_ way: String, _ status: Int) async throws {
        try await onScreen { screen, _ in
            try await screen.waitFor("No timer is running.")
            #expect(try await screen.state("cursor_flag", "alternate_on") == ["0", "1"])
            if way.hasPrefix("SIG") {
                let numbers: [String: Int32] = [
                    "SIGTERM": SIGTERM, "SIGHUP": SIGHUP, "SIGINT": SIGINT, "SIGQUIT": SIGQUIT, "SIGSEGV": SIGSEGV,
                    "SIGABRT": SIGABRT, "SIGILL": SIGILL, "SIGTRAP": SIGTRAP, "SIGBUS": SIGBUS, "SIGFPE": SIGFPE,
                ]
                let process = try await screen.foregroundProcess()
                #expect(kill(process, numbers[way] ?? 0) == 0)
            } else {
                try await screen.press(way)
            }
            try await screen.waitFor("left with \(status)")
        }
    }

    @Test func comesBackFromTheShell() async throws {
        try await onScreen { screen, sandbox in
            try await screen.waitFor("No timer is running.")
            try await screen.press("C-z")
            try await screen.waitFor("Stopped")
            #expect(try await screen.state("cursor_flag", "alternate_on") == ["1", "0"])
            try await screen.enter("stty -g > stopped")
            try await screen.enter("cmp before stopped && echo as it was")
            try await screen.waitFor("\nas it was")
            // What has happened meanwhile is there at once.
            _ = try await sandbox.home.timetrack("start", "Meanwhile", sandbox.endpoint)
            try await screen.enter("fg")
            try await screen.waitFor("Meanwhile  since ")
            #expect(try await screen.state("cursor_flag", "alternate_on") == ["0", "1"])
            try await screen.press("q")
            try await screen.waitUntil { !$0.contains("Meanwhile") }
            try await screen.enter("stty -g > after; cmp before after && echo as before")
            try await screen.waitFor("\nas before")
        }
    }

    @Test func goesOnWhenTheServiceFails() async throws {
        try await onScreen { screen, sandbox in
            try await screen.waitFor("No timer is running.")
            sandbox.host.change { $0.faults.rules = [.init(.answer(.internalError), of: .init(.post))] }
            try await screen.press("s", "a", "Enter", "Enter")
            try await screen.waitFor("failed; try again later.")
            // No answer at all, and the keys still work.
            sandbox.host.change { $0.faults.rules = [.init(.withheldAnswer)] }
            try await screen.press("g", "t")
            try await screen.waitFor("This week, from ")
            try await screen.keep(as: "tui-service-fails")
            try await screen.press("q")
            try await screen.waitFor("left with 0")
        }
    }

    @Test(arguments: ["vt100", "linux", "xterm"])
    func isShownOnOtherTerminals(_ term: String) async throws {
        try await onScreen(term: term) { screen, _ in
            try await screen.waitFor("No timer is running.")
            #expect(try await screen.state("alternate_on") == [term == "xterm" ? "1" : "0"])
            try await screen.press("q")
            try await screen.waitFor("left with 0")
        }
    }

    @Test func doesNotActOnHostileNames() async throws {
        var content = Sandbox.Content.standard
        let hostile = "Evil\u{1B}[2J\u{9B}31m\u{202E}会議\u{7}" + String(repeating: "x", count: 3_000)
        content.projects.append(.init(id: "d1", workspace: content.workspaces[0].id, name: hostile))
        try await onScreen(content) { screen, sandbox in
            _ = try await sandbox.home.timetrack("start", "=cmd()\u{1B}[1;1Hx", "-p", "d1", sandbox.endpoint)
            try await screen.press("g")
            let shown = try await screen.waitFor("Evil[2J31m会議xxx")
            #expect(shown.hasPrefix("timetrack  Today, "))
            try await screen.press("q")
            try await screen.waitFor("left with 0")
        }
    }

    @Test func isRefusedWhereNobodySeesIt() async throws {
        try await SandboxFixture.run { sandbox in
            let piped = try await sandbox.home.timetrack("tui", sandbox.endpoint)
            #expect(piped.status == 64)
            #expect(piped.errors.hasPrefix("error: There is no terminal to show a screen on;"))
            let dumb = try await sandbox.home.with(["TERM": "dumb"]).timetrackOnTerminal("tui", sandbox.endpoint)
            #expect(dumb.status == 64)
            #expect(dumb.output.contains("cannot move its cursor"))
            #expect(!dumb.output.contains("\u{1B}[2J"))
            #expect(sandbox.host.requestCount == 0)
        }
    }

    /// Opens a terminal with the screen on it; how it was left, and that the terminal is as before, is printed then.
    private func onScreen(
        _ content: Sandbox.Content = .standard,
        term: String = "screen",
        lookingIntoCrashes: Bool = false,
        _ body: (TmuxScreen, SandboxFixture) async throws -> Void
    ) async throws {
        try await SandboxFixture.run(content) { sandbox in
            let program = try BuiltProgram.path("timetrack").string
            // Looking into a crash takes long, and on a terminal it waits for a key.
            let quickly = "enable=yes,interactive=no,symbolicate=off,threads=crashed"
            let backtrace = lookingIntoCrashes ? quickly : "enable=no"
            let home = sandbox.home.with(["SWIFT_BACKTRACE": backtrace])
            try await TmuxScreen.run(in: home, term: term) { screen in
                try await screen.enter("cd \"$HOME\"; stty -g > before")
                // Not in one word, so that it is found once it is printed and not while it is typed.
                let check = "s=$?; stty -g > after; cmp before after && echo \"left\" with $s"
                try await screen.enter("'\(program)' tui '\(sandbox.endpoint)'; \(check)")
                try await body(screen, sandbox)
                #expect(try await screen.state("cursor_flag", "alternate_on") == ["1", "0"])
            }
        }
    }
}

extension TmuxScreen {
    /// The process that has the terminal.
    fileprivate func foregroundProcess() async throws -> pid_t {
        let shell = try await state("pane_pid")
        let run = try await BuiltProgram.run(
            "/bin/sh",
            ["-c", "cut -d' ' -f8 /proc/\(shell[0])/stat"],
            environment: home.environment
        )
        return pid_t(run.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
    }
}
