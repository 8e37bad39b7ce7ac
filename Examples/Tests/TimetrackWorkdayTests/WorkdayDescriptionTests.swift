import Testing

@testable import TimetrackWorkday

@Suite("WorkdayDescription")
struct WorkdayDescriptionTests {
    @Test func namesTheFolders() {
        #expect(
            WorkdayDescription.text(["/home/ada/timetrack", "/srv/website/", "/tmp/timetrack"]) == "timetrack, website"
        )
    }

    @Test func leavesOutWhatIsUnsafe() {
        #expect(WorkdayDescription.text(["/home/a\u{1B}[31mb\nc\u{202E}d"]) == "a[31mb cd")
        #expect(WorkdayDescription.text(["/", "/\u{200B}"]) == "/, ?")
    }

    @Test func staysShort() {
        let long = WorkdayDescription.text(["/" + String(repeating: "x", count: 10_000), "/b"])
        #expect(long.hasSuffix("x and 1 more"))
        #expect(long.count < 300)
        let many = WorkdayDescription.text((0..<1_000).map { "/folder-\($0)" })
        #expect(many.hasPrefix("folder-0, folder-1, ") && many.hasSuffix(" more"))
        #expect(many.count < 300)
    }
}
