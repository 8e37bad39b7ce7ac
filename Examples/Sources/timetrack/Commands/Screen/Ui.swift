import ArgumentParser
import ClockifyAPI
import LocalPage
import ServerRelay
import SystemPackage
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Shows the week, the timers and the keys on a page in the browser.
struct Ui: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "ui",
        abstract: "Show the week, the timers and the keys on a page in the browser.",
        discussion: """
            The page is that of timetrack-server, for you alone: it listens on 127.0.0.1 at a port of its own, and only \
            the browser that is opened gets in. Keys are those that commands use. A key that is entered on the page is \
            stored as `auth login` stores it, and Disconnect removes it as `auth logout` does.

            The browser is that of BROWSER, else the desktop's. It is started with a file that leads to the page once and \
            within 60 seconds; --no-browser prints the path of that file. Ctrl-C ends the program, and so does Quit on the \
            page; a running timer goes on.

            Examples:

              timetrack ui
              timetrack ui --store file
              timetrack ui --endpoint http://127.0.0.1:8080   # what sandbox prints
            """
    )

    @OptionGroup var page: UiOptions

    @Flag(help: "Start no browser; print the path of the file to open instead.")
    var noBrowser = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !output.json else {
            throw ValidationError(
                "A page is for people; `timetrack status --json` and `timetrack entries --json` are for programs."
            )
        }
    }

    func run(in context: Context) async throws {
        let user = try page.user(in: context)
        let clockify = try await store(.clockify, user, context)
        let clockwork = try await store(.clockwork, user, context)
        let shown = ShownFile()
        defer { shown.remove() }
        let end = try await Connection.withTransport(context.environment) { transport in
            let upstream = Upstream(
                transport: transport,
                clockwork: clockwork.endpoint,
                clockify: Clockify.Site(api: clockify.endpoint),
                timeout: .seconds(page.timeout)
            )
            let opening = Opening()
            let local = LocalPage(
                clockify: clockify.keys,
                clockwork: clockwork.keys,
                upstream: upstream,
                opening: opening,
                now: context.now
            )
            return try await local.run { duration in
                try await Task.sleep(for: duration)
            } isListening: { port in
                try show(try shown.make(opening.document(port: port), context), context)
            } onClosing: {
                shown.remove()
            }
        }
        guard end == .notOpened else { return }
        throw Failure(
            .unexpected,
            "not_opened",
            "The page was not opened within 60 seconds; run `timetrack ui` again, with --no-browser if no browser came."
        )
    }

    private func store(
        _ service: TimeTrackingService,
        _ user: String?,
        _ context: Context
    ) async throws -> AccountStore {
        let chain = try await context.stores.chain(
            for: service,
            user: user,
            source: page.tokenSource,
            unlock: page.keyring.unlock
        )
        // What commands say beside their work has no place on the page.
        let silent = Context(
            console: Console(isJSON: false, isQuiet: true, environment: context.environment),
            environment: context.environment,
            workingDirectory: context.workingDirectory,
            stores: context.stores,
            now: context.now
        )
        return AccountStore(service, at: try chain.endpoint(at: page.address(of: service)), page, user: user, silent)
    }

    private func show(_ path: FilePath, _ context: Context) throws {
        if !noBrowser {
            guard !BrowserStart.open(path.string, environment: context.environment) else {
                guard !output.quiet else { return }
                return try context.console.output.printSentence(
                    "The page opens in the browser. Quit on the page or Ctrl-C ends it."
                )
            }
            try context.console.notice("No browser could be started; set BROWSER, or open this file in one yourself.")
        }
        try context.console.notice("Open the file in a browser within 60 seconds; Ctrl-C ends the page.")
        try context.console.output.write("\(path)\n")
    }
}
