import TimetrackKeys
import TimetrackScreen

/// Something that happens while the screen is shown.
enum ScreenEvent: Sendable {
    /// A key was pressed.
    case key(Key)
    /// The terminal is gone.
    case inputEnded
    /// The process was sent a signal.
    case signal(Int32)
    /// A second has passed.
    case tick
    /// Clockify has answered a question, whose number stands beside the answer.
    case learned(ScreenContents, Int)
    /// Clockify has not answered a question as it should.
    case notLearned(Failure, Int)
    /// Something was done to the timer; a sentence says what.
    case performed(String)
    /// Something was not done to the timer.
    case notPerformed(Failure)
}
