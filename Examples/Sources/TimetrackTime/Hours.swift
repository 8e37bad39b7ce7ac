/// Spans of time as timesheets write them.
package enum Hours {
    /// Whole seconds as hours and minutes, `7:45`, rounded down to the minute.
    package static func text(seconds: Int) -> String {
        let minutes = max(0, seconds) / 60
        return "\(minutes / 60):\(twoDigits(minutes % 60))"
    }
}
