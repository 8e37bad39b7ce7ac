import Foundation
import Testing
import TimetrackScreen

@Suite("The keys of the screen")
struct ScreenModelTests {
    private static let now = Date(timeIntervalSince1970: 1_767_634_200)
    private static let running = ScreenEntry(description: "Note G", project: nil, start: now, end: nil)

    private func model(running: Bool) -> ScreenModel {
        var model = ScreenModel(longAfter: 36_000)
        model.contents = ScreenContents(.today, entries: [], running: running ? Self.running : nil, date: Self.now)
        return model
    }

    @Test(arguments: [
        ("q", ScreenModel.Request.quit), ("g", .refresh), ("t", .refresh), ("x", .act(.stop)), ("?", nil), ("w", nil),
        ("s", nil), ("r", nil), ("k", nil),
    ])
    func doWhatTheyShouldWhileATimerRuns(_ key: String, _ request: ScreenModel.Request?) {
        var model = model(running: true)
        #expect(model.press(.character(Character(key))) == request)
        #expect((model.message != nil) == ["s", "r", "k"].contains(key))
    }

    @Test(arguments: [
        (Key.control("c"), ScreenModel.Request.interrupt), (.control("z"), .suspend), (.control("l"), .redraw),
    ])
    func withControlWorkEverywhere(_ key: Key, _ request: ScreenModel.Request) {
        var model = model(running: false)
        #expect(model.press(key) == request)
        _ = model.press(.character("s"))
        #expect(model.press(key) == request)
    }

    @Test func askBeforeATimerStarts() {
        for isRunning in [false, true] {
            var model = model(running: isRunning)
            #expect(model.press(.character(isRunning ? "w" : "s")) == nil)
            for letter in "q x" { #expect(model.press(.character(letter)) == nil) }
            #expect(model.press(.enter) == nil)
            let request = model.press(.enter)
            #expect(
                request
                    == .act(
                        isRunning
                            ? .change(description: "q x", project: nil) : .start(description: "q x", project: nil)
                    )
            )
            #expect(model.mode == .overview)
        }
    }

    @Test func canBeTakenBack() {
        var model = model(running: false)
        _ = model.press(.character("s"))
        #expect(model.press(.escape) == nil)
        #expect(model.mode == .overview)
        #expect(model.press(.character("q")) == .quit)
    }

    @Test(arguments: ["x", "r"])
    func doNothingToATimerThatIsNotKnown(_ key: String) {
        var unknown = ScreenModel(longAfter: 36_000)
        #expect(unknown.press(.character(Character(key))) == nil)
        #expect(unknown.mode == .overview)
        #expect(unknown.message != nil)
        var acting = model(running: true)
        acting.isActing = true
        #expect(acting.press(.character(Character(key))) == nil)
        #expect(acting.mode == .overview)
    }

    /// Types a line and enters it.
    private func enter(_ text: String, _ model: inout ScreenModel) -> ScreenModel.Request? {
        for letter in text { #expect(model.press(.character(letter)) == nil) }
        return model.press(.enter)
    }

    @Test(arguments: ["s", "w"])
    func areTextWhileNothingIsKnownOfTheTimer(_ key: Character) {
        var model = ScreenModel(longAfter: 36_000)
        #expect(model.press(.character(key)) == nil)
        #expect(enter("quit x", &model) == nil)
        #expect(enter("", &model) == nil)
        #expect(model.message == .problem("Clockify has not answered yet; Enter tries again."))
        model.contents = ScreenContents(.today, entries: [], running: nil, date: Self.now)
        let (start, change) = (
            ScreenModel.Action.start(description: "quit x", project: nil),
            ScreenModel.Action.change(description: "quit x", project: nil)
        )
        #expect(model.press(.enter) == .act(key == "s" ? start : change))
    }

    @Test func areTextWhileATimerRunsAndAskWhetherToStopIt() {
        var model = model(running: true)
        #expect(model.press(.character("s")) == nil)
        #expect(enter("exit, quit", &model) == nil)
        #expect(enter("Mill", &model) == nil)
        #expect(enter("qx", &model) == nil)
        #expect(model.message == .problem("Type y to stop the running timer, or n to leave it running."))
        _ = model.press(.control("u"))
        #expect(enter("y", &model) == .act(.change(description: "exit, quit", project: "Mill")))
        #expect(model.mode == .overview)
    }

    @Test func keepWhatWasTypedForAProjectThatIsNone() {
        var model = model(running: false)
        _ = model.press(.character("s"))
        _ = enter("Note G", &model)
        #expect(enter("Websit", &model) == .act(.start(description: "Note G", project: "Websit")))
        model.isActing = true
        model.refuse("There is no project \"Websit\".", .project)
        #expect(!model.isActing)
        #expect(model.message == .problem("There is no project \"Websit\"."))
        #expect(enter("e", &model) == .act(.start(description: "Note G", project: "Website")))
        model.finish("Started.")
        _ = model.press(.character("s"))
        _ = model.press(.enter)
        #expect(model.press(.enter) == .act(.start(description: nil, project: nil)))
    }

    @Test func keepWhatWasTypedWhenTheServiceFails() {
        var model = model(running: false)
        _ = model.press(.character("s"))
        _ = enter("Note G", &model)
        _ = enter("", &model)
        model.refuse("It failed.", nil)
        #expect(model.mode == .overview)
        _ = model.press(.character("s"))
        _ = model.press(.enter)
        _ = enter("Mill", &model)
        model.refuse("A timer is running.", .timerRuns)
        #expect(enter("y", &model) == .act(.change(description: "Note G", project: "Mill")))
    }

    @Test func goBackToTheDescription() {
        var model = model(running: false)
        _ = model.press(.character("s"))
        _ = enter("Note", &model)
        for letter in "Mill" { _ = model.press(.character(letter)) }
        #expect(model.press(.up) == nil)
        #expect(enter(" G", &model) == nil)
        #expect(model.press(.enter) == .act(.start(description: "Note G", project: "Mill")))
    }

    @Test(arguments: ["s", "w", "x", "r"])
    func doNothingWhileATimerRunsInTheQueue(_ key: Character) {
        var model = model(running: false)
        model.contents?.queued = Self.running
        #expect(model.press(.character(key)) == nil)
        #expect(model.press(.enter) == nil)
        #expect(model.press(.enter) == nil)
        #expect(model.isActing == false)
    }

    @Test func areNotPressedByAPaste() {
        for keys in ["", "?"] {
            var model = model(running: true)
            for key in keys { _ = model.press(.character(key)) }
            let mode = model.mode
            for letter in "qxwg" { #expect(model.press(.pasted(letter)) == nil) }
            #expect(model.mode == mode)
            #expect((model.message != nil) == keys.isEmpty)
        }
        var asked = model(running: false)
        _ = asked.press(.character("s"))
        for letter in "a q" { #expect(asked.press(.pasted(letter)) == nil) }
        _ = asked.press(.enter)
        #expect(asked.press(.enter) == .act(.start(description: "a q", project: nil)))
    }

    @Test func showTheNewestAnswerInWhateverOrderTheyCome() {
        var model = ScreenModel(longAfter: 36_000)
        let answer = { (timeframe: Timeframe) in
            ScreenContents(timeframe, entries: [], running: nil, date: Self.now)
        }
        let first = model.ask()
        _ = model.press(.character("t"))
        let second = model.ask()
        model.learn(answer(.week), from: second)
        #expect(model.isCurrent && !model.isLoading)
        model.learn(answer(.today), from: first)
        #expect(model.contents?.timeframe == .week)
        // An answer from before a change says nothing of what is after it.
        let before = model.ask()
        model.forgetQuestions()
        let after = model.ask()
        model.learn(answer(.month), from: before)
        #expect(model.contents?.timeframe == .week && model.isLoading)
        model.miss(before, because: "Late.")
        #expect(model.message == nil && !model.hasFailed)
        model.miss(after, because: "No.")
        #expect(model.message == .problem("No.") && model.hasFailed && !model.isLoading)
    }

    @Test func goRoundTheTimeframes() {
        var model = model(running: false)
        var seen: [Timeframe] = []
        for _ in 0..<3 {
            _ = model.press(.character("t"))
            seen.append(model.timeframe)
        }
        #expect(seen == [.week, .month, .today])
    }
}
