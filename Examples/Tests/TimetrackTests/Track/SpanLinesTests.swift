import Testing
import TimetrackKeys
import TimetrackWorkday

@testable import timetrack

@Suite("Spans as lines of JSON")
struct SpanLinesTests {
    private static let good =
        #"{"project": "/a", "start": "2026-11-20T09:00:00Z", "end": "2026-11-20T10:00:00.5Z", "other": [1]}"#

    private static func read(_ text: String) throws -> [TrackedSpan] {
        try SpanLines.spans(Array(text.utf8)) { _ in }
    }

    @Test func readsLines() throws {
        let spans = try Self.read("\(Self.good)\r\n\n  \n\(Self.good)")
        let span = TrackedSpan(project: "/a", start: 1_795_165_200, end: 1_795_168_800)
        #expect(spans == [span, span])
        #expect(try Self.read("").isEmpty)
    }

    @Test func simplifiesPaths() throws {
        let line = #"{"project": "/a/./b/../c/", "start": "2026-11-20T09:00:00Z", "end": "2026-11-20T09:00:00Z"}"#
        #expect(try Self.read(line).map(\.project) == ["/a/c"])
    }

    @Test(arguments: [
        "x", "[]", "{}", #"{"project": 1, "start": "2026-11-20T09:00:00Z", "end": "2026-11-20T10:00:00Z"}"#,
        #"{"project": "a", "start": "2026-11-20T09:00:00Z", "end": "2026-11-20T10:00:00Z"}"#,
        #"{"project": "/a\u0000b", "start": "2026-11-20T09:00:00Z", "end": "2026-11-20T10:00:00Z"}"#,
        #"{"project": "/a", "start": "2026-11-20T09:00:00", "end": "2026-11-20T10:00:00Z"}"#,
        #"{"project": "/a", "start": "2026-02-30T09:00:00Z", "end": "2026-11-20T10:00:00Z"}"#,
        #"{"project": "/a", "start": "2026-11-20T09:00:00Z", "end": "2026-11-20T24:00:00Z"}"#,
        #"{"project": "/a", "start": "2026-11-20T09:00:00Z", "end": "2026-11-20T08:59:59Z"}"#,
        #"{"project": "/a", "start": "2026-11-20T09:00:00Z", "end": "2027-11-20T09:00:00Z"}"#,
        #"{"project": "/a", "start": "1969-11-20T09:00:00Z", "end": "1969-11-20T10:00:00Z"}"#,
        #"{"project": "/\#(String(repeating: "x", count: 20_000))", "start": "2026-11-20T09:00:00Z", "end": "2026-11-20T10:00:00Z"}"#,
        #"{"project": "/\#(String(repeating: "x", count: 70_000))"}"#,
    ])
    func namesTheLineThatIsWrong(_ line: String) throws {
        let failure = #expect(throws: Failure.self) { try Self.read("\(Self.good)\n\n\(line)\n") }
        #expect(failure?.code == "invalid_line")
        #expect(failure?.message.hasPrefix("Line 3 ") == true)
        #expect(failure?.message.count ?? 0 < 200)
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:34:56Z", 951_827_696), ("2100-03-01T00:00:00Z", 4_107_542_400),
        ("9999-12-31T23:59:59Z", 253_402_300_799), ("2026-11-20T09:00:00.999999999Z", 1_795_165_200),
    ])
    func readsMoments(_ text: String, _ seconds: Int) {
        #expect(UTCTimestamp.seconds(text) == seconds)
    }

    @Test(arguments: [
        "", "Z", "2026-11-20 09:00:00Z", "2026-11-20T09:00:00+01:00", "2026-13-01T00:00:00Z", "2025-02-29T00:00:00Z",
        "2026-11-20T09:00:60Z", "2026-11-20T09:00:00.Z", "2026-11-20T09:00:00.0000000000Z", "+026-11-20T09:00:00Z",
    ])
    func refusesWhatIsNoMoment(_ text: String) {
        #expect(UTCTimestamp.seconds(text) == nil)
    }
}
