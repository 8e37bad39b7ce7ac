import ArgumentParser

/// Commands that turn tracked time into time entries, one workday at a time.
struct WorkdayCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workday",
        abstract: "Divide past workdays by tracked time and post them to Clockify.",
        discussion: """
            The time that was tracked for local projects (`timetrack track`) becomes shares, and the whole \
            workday is divided by them: one entry for each project, one after the other from the start of \
            the day to its end. Which project a folder belongs to is said once.

              timetrack workday map ~/src/website Website
              timetrack workday sync --dry-run
              timetrack workday sync
            """,
        subcommands: [WorkdaySync.self, WorkdayStatus.self, WorkdayMap.self, WorkdayUnmap.self, WorkdayMaps.self]
    )
}
