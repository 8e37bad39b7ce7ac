import ArgumentParser

/// Commands for the time that is tracked on this machine.
struct TrackCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "track",
        abstract: "Track time per local project, without the service.",
        discussion: """
            A local project is a folder. What is tracked stays on this machine, in \
            $XDG_DATA_HOME/timetrack/tracked.sqlite, which other programs may read and write as well. \
            `timetrack workday sync` divides past workdays by it and posts them.

              timetrack track start          the repository around the working directory
              timetrack track stop
              timetrack track list
              timetrack track import spans.jsonl
            """,
        subcommands: [TrackStart.self, TrackStop.self, TrackList.self, TrackImport.self]
    )
}
