import ArgumentParser

/// How a command speaks: the options that every command has.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON, and errors as JSON on standard error.")
    var json = false

    @Flag(name: [.short, .long], help: "Print nothing but what was asked for.")
    var quiet = false

    @Flag(help: "Never ask on the terminal; fail instead.")
    var noInput = false
}
