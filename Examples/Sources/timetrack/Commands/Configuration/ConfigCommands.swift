import ArgumentParser

/// Commands for settings.
struct ConfigCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Show and change settings.",
        discussion: """
            Settings are in $XDG_CONFIG_HOME/timetrack/config.toml. A file .timetrack.toml in the working \
            folder or the nearest one above it, up to your home, may set workspace, project and tags, and \
            comes first.

            Examples:

              timetrack config list
              timetrack config set workspace "Analytical Engines"
              timetrack config set tags "deep work,writing"
              timetrack config unset tags
            """,
        subcommands: [ConfigList.self, ConfigGet.self, ConfigSet.self, ConfigUnset.self],
        defaultSubcommand: ConfigList.self
    )
}
