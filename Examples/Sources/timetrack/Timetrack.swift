import ArgumentParser
import TimetrackFiles
import TimetrackKeys

/// The program's name, version and commands.
struct Timetrack: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timetrack",
        abstract: "Track time with Clockify and Clockwork from the terminal.",
        discussion: """
            Store a key once, then start and stop:

              timetrack setup
              timetrack start "Review" -p Website
              timetrack status
              timetrack stop
              timetrack entries
              timetrack report week

            To look around without an account, run `timetrack demo`, or run `sandbox` in \
            another terminal and add --endpoint with the address that it prints.

            The key comes from the store that `setup` has put it into, else from CLOCKIFY_API_KEY or \
            CLOCKWORK_API_TOKEN. A keyring that is locked, or a file that is broken or that others \
            could read, is an error; it never makes the program use another key.

            Exit status: 0 done, 1 unexpected, 3 no key, 4 key store cannot be used, \
            5 key refused, 6 key may not go there, 7 unreachable, 8 not found, 9 rejected, \
            10 service failed, 11 try later, 12 answer cannot be used, 64 wrong arguments, \
            130 interrupted, 143 terminated.
            """,
        version: ProgramVersion.line,
        subcommands: [
            Demo.self, Setup.self, AuthCommands.self, CredentialsCommands.self, Whoami.self,
            Start.self, Stop.self, Status.self, Screen.self, Ui.self, Resume.self, Switch.self, Cancel.self, Undo.self,
            LogCommands.self, QueueCommands.self, Entries.self, ReportCommand.self, Check.self,
            ProjectCommands.self, TaskCommands.self, TagCommands.self, ClientCommands.self, WorkspaceCommands.self,
            TrackCommands.self, WorkdayCommands.self, ClockworkCommands.self,
            ConfigCommands.self, KeysCommands.self, Backup.self, Restore.self, Doctor.self, Uninstall.self,
        ]
    )
}
