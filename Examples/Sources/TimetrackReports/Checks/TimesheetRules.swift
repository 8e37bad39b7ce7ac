package import TimetrackTime

/// From when on a check finds something worth a look.
package struct TimesheetRules: Sendable, Hashable {
    /// Which pause between two entries of a workday is a gap, in seconds: a longer one.
    package var longestPause = 1_800
    /// Which entry is too long, in seconds: a longer one.
    package var longestEntry = 10 * 3_600
    /// Which running timer looks forgotten, in seconds: an older one.
    package var longestTimer = 10 * 3_600
    /// When workdays begin, in minutes that the clock shows since midnight.
    package var workdayStart = 9 * 60
    /// When workdays end, in minutes that the clock shows since midnight.
    package var workdayEnd = 17 * 60
    /// Days of Monday to Friday on which nobody works.
    package var holidays: Set<LocalDay> = []

    package init() {}
}
