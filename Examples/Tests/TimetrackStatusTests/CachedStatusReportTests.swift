import Testing

@testable import TimetrackStatus

@Suite("status --cached without the parser")
struct CachedStatusReportTests {
    @Test(arguments: [
        (["--cached"], CachedStatusReport(account: nil, template: nil, isJSON: false)),
        (["--json", "--cached"], CachedStatusReport(account: nil, template: nil, isJSON: true)),
        (["--format", "{id}", "--cached"], CachedStatusReport(account: nil, template: "{id}", isJSON: false)),
        (["--cached", "--format=a=b"], CachedStatusReport(account: nil, template: "a=b", isJSON: false)),
        (["--cached", "--user", "ada"], CachedStatusReport(account: "ada", template: nil, isJSON: false)),
        (
            ["--user=ada", "--format", "x", "--cached"],
            CachedStatusReport(account: "ada", template: "x", isJSON: false)
        ),
    ])
    func understandsTheUsualForms(_ arguments: [String], _ report: CachedStatusReport) {
        #expect(CachedStatusReport((["status"] + arguments)[...]) == report)
    }

    @Test(arguments: [
        ["status"], ["--cached"], ["status", "--cached", "--cached"], ["status", "--cached", "--format"],
        ["status", "--cached", "--format", "-x"], ["status", "--cached", "--json", "--format", "x"],
        ["status", "--cached", "--format="], ["status", "--cached", "-q"], ["status", "--cached", "extra"],
        ["status", "--format", "--cached"], ["stop", "--cached"],
    ])
    func leavesTheRestToTheParser(_ arguments: [String]) {
        #expect(CachedStatusReport(arguments[...]) == nil)
    }

    @Test func showsTheTimerAsItIsNow() {
        let timer = CachedStatus.Timer(id: "e", description: nil, project: "P", start: 1_000)
        let status = CachedStatus(
            account: "a",
            origin: "o",
            user: "u",
            workspace: "w",
            checked: 2_000,
            longAfter: 3_600,
            timer: timer
        )
        let fields = TimerFields(timer, in: status, now: 1_000 + 3_660)
        let empty = TimerFields.names.filter { fields.value($0).isEmpty }
        #expect(fields.value("elapsed") == "1:01")
        #expect(fields.value("elapsed_seconds") == "3660")
        #expect(fields.value("age") == "44m")
        #expect(fields.value("age_seconds") == "2660")
        #expect(fields.value("long") == "long")
        #expect(fields.value("start_time") == "1970-01-01T00:16:40Z")
        #expect(empty == ["description", "queued"])
        let early = TimerFields(timer, in: status, now: 10)
        #expect(early.value("elapsed") == "0:00")
        #expect(early.value("long") == "")
        #expect(early.value("age") == "0s")
    }
}
