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

    @Test(arguments: ["s", "x", "w", "r"])
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
