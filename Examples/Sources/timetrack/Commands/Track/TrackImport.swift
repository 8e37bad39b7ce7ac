import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackRecords

/// Imports tracked time from a file.
struct TrackImport: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import tracked time from lines of JSON.",
        discussion: """
            Each line is an object with project, an absolute path, and start and end, which are UTC:

              {"project": "/home/ada/website", "start": "2026-11-20T09:00:00Z", "end": "2026-11-20T10:30:00Z"}

            Other keys are passed over. A line that is wrong is named, and then nothing is imported. A \
            span that is there already counts once, so the same file may be imported again.

            Examples:

              timetrack track import spans.jsonl
              other-program --export | timetrack track import -
            """
    )

    @Argument(help: "The file, or - for standard input.")
    var file: String

    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "nothing was imported" }

    func run(in context: Context) async throws {
        let bytes = try await ImportedFile.bytes(file)
        let reading = ProgressLine(context.console, total: bytes.count / 1_024, unit: "KiB read")
        // Before an error is shown; a line that cannot be removed is no reason to hide the error.
        defer { try? reading.end() }
        let spans = try SpanLines.spans(bytes) { try reading.show($0 / 1_024) }
        try reading.end()
        let writing = ProgressLine(context.console, total: spans.count, unit: "spans")
        defer { try? writing.end() }
        let outcome = try await context.trackedTime().add(spans) { try writing.show($0) }
        try writing.end()
        try context.console.show(TrackImportDocument(file: file, added: outcome.added, known: outcome.known)) {
            terminal in
            guard !output.quiet else { return }
            let spans = outcome.added == 1 ? "1 span" : "\(outcome.added) spans"
            let known = outcome.known == 0 ? "" : "; \(outcome.known) had been there"
            try terminal.print("\("Imported", .good) \(spans)\(known).")
        }
    }
}

/// What was imported, in JSON.
struct TrackImportDocument: Encodable {
    var file: String
    var added: Int
    var known: Int

    enum CodingKeys: String, CodingKey {
        case file, added
        case known = "already_there"
    }
}
