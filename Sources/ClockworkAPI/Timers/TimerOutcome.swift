public import TimeTrackingKit

extension Clockwork {
    /// What became of a request to start or stop a timer.
    ///
    /// Clockwork answers 422 when the issue does not exist and when the timer is not in a state that allows it, as when
    /// none runs that could be stopped. It tells the two apart only in its text, so this type does not either.
    public enum TimerOutcome: Hashable, Sendable {
        /// It was done.
        case accepted(TimerAnswer)

        /// It was refused with status 422 and nothing changed.
        ///
        /// The error has the code `validation`; its ``TimeTrackingKit/APIError/serverMessage`` is Clockwork's own text.
        case refused(APIError)

        /// What Clockwork said when it was done.
        ///
        /// - Returns: The answer.
        /// - Throws: The ``TimeTrackingKit/APIError`` of a refusal.
        @discardableResult
        public func get() throws(APIError) -> TimerAnswer {
            switch self {
            case .accepted(let answer): return answer
            case .refused(let error): throw error
            }
        }
    }
}
