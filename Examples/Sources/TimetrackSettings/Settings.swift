/// What a person has chosen, from the configuration file and the nearest `.timetrack.toml`.
package struct Settings: Sendable, Hashable {
    /// The workspace to work in, a name or an id, or nil for the one stored with the key.
    package var workspace: String?

    /// The project of new entries, a name or an id, or nil for none.
    package var project: String?

    /// The tags of new entries, names or ids.
    package var tags: [String] = []

    /// The account whose key is used when the command line names none, or nil for the active one.
    package var account: String?

    /// After how long a running timer looks forgotten, in seconds.
    package var longTimer = 10 * 3_600

    /// How reports round the lengths of entries, or nil for not at all.
    package var rounding: Rounding?

    /// The day on which a week begins.
    package var weekStart = WeekStart.monday

    /// From which length an entry is too long to be true, in seconds.
    package var longEntry = 10 * 3_600

    /// When a workday begins.
    package var workdayStart = TimeOfDay(minutes: 9 * 60)

    /// When a workday ends.
    package var workdayEnd = TimeOfDay(minutes: 17 * 60)

    /// The project for the time of local projects that belong to none, a name or an id, or nil for none.
    package var otherProject: String?

    package init() {}
}

extension Settings {
    /// How the length of an entry is rounded.
    package struct Rounding: Sendable, Hashable {
        /// Which way to round.
        package enum Direction: String, Sendable, Hashable, CaseIterable {
            case up, nearest, down
        }

        /// What lengths become multiples of, in minutes.
        package var minutes: Int

        /// Which way to round.
        package var direction: Direction

        package init(minutes: Int, _ direction: Direction) {
            self.minutes = minutes
            self.direction = direction
        }
    }

    /// The day on which a week begins.
    package enum WeekStart: String, Sendable, Hashable, CaseIterable {
        case monday, sunday
    }

    /// A time that the clock on the wall shows.
    package struct TimeOfDay: Sendable, Hashable {
        /// The minutes from midnight, below 1440.
        package var minutes: Int

        package init(minutes: Int) {
            self.minutes = minutes
        }
    }
}
