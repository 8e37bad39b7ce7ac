import ClockworkAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The shapes in which worklogs come.
@Suite
struct WorklogDecodingTests {
    private func worklog(_ json: String) throws -> Clockwork.Worklog {
        try JSONDecoder().decode(Clockwork.Worklog.self, from: Data(json.utf8))
    }

    @Test
    func withoutExpansion() throws {
        let worklog = try worklog(
            """
            {"id": "29989", "timeSpentSeconds": 3480, "started": "2026-01-09T08:30:00Z", "author": {"accountId": "a1"},
             "issue": {"id": "21103"}}
            """
        )
        #expect(worklog.id == Clockwork.WorklogID("29989"))
        #expect(worklog.duration == .seconds(3480))
        #expect(worklog.started == Date(timeIntervalSince1970: 1_767_947_400))
        #expect(worklog.author.accountID == Clockwork.AccountID("a1"))
        #expect(worklog.issue.id == "21103")
        #expect(worklog.issue.key == nil)
        #expect(worklog.comment == nil)
    }

    @Test
    func withTheIssuesIDBesideIt() throws {
        let worklog = try worklog(
            """
            {"id": 29989, "issueId": 21103, "timeSpentSeconds": 60, "started": "2026-01-09T17:30:00.000+0900",
             "author": null, "comment": null}
            """
        )
        #expect(worklog.id.rawValue == "29989")
        #expect(worklog.issue.id == "21103")
        #expect(worklog.started == Date(timeIntervalSince1970: 1_767_947_400))
        #expect(worklog.author.accountID == nil)
    }

    @Test
    func withEverythingExpanded() throws {
        let worklog = try worklog(
            #"""
            {"id": "1", "self": "https://example.atlassian.net/rest/api/2/issue/1/worklog/1", "timeSpentSeconds": 5400,
             "timeSpent": "1h 30m", "started": "2026-01-09T08:30:00.000+0000", "created": "2026-01-09T10:00:00.000+0000",
             "updated": "2026-01-09T10:00:01.500+0000", "comment": "one\ntwo", "issueId": "9",
             "author": {"accountId": "a1", "displayName": "Ada", "emailAddress": "ada@example.com"},
             "updateAuthor": {"accountId": "a2", "displayName": "Bob"},
             "issue": {"id": "9", "key": "PROJ-9"}}
            """#
        )
        #expect(worklog.comment == "one\ntwo")
        #expect(worklog.author.displayName == "Ada")
        #expect(worklog.author.emailAddress == "ada@example.com")
        #expect(worklog.issue.key?.rawValue == "PROJ-9")
        #expect(worklog.updateAuthor?.accountID == Clockwork.AccountID("a2"))
        #expect(worklog.updateAuthor?.displayName == "Bob")
        #expect(worklog.attributes == [])
        #expect(worklog.created == Date(timeIntervalSince1970: 1_767_952_800))
        #expect(worklog.updated == Date(timeIntervalSince1970: 1_767_952_801.5))
    }

    @Test
    func withNullsEverywhere() throws {
        let worklog = try worklog(
            """
            {"id": "1", "timeSpentSeconds": 1, "started": "2026-01-09T08:30:00Z", "author": {"accountId": null,
             "displayName": null, "emailAddress": ""}, "issue": null, "issueId": null, "comment": null, "created": null,
             "updated": "", "updateAuthor": null, "properties": null, "self": null, "timeSpent": null}
            """
        )
        #expect(worklog.author.accountID == nil)
        #expect(worklog.author.emailAddress == nil)
        #expect(worklog.issue.id == nil)
        #expect(worklog.updateAuthor == nil)
        #expect(worklog.created == nil)
        #expect(worklog.updated == nil)
        #expect(worklog.attributes == [])
    }

    @Test(arguments: [
        #""timeSpentSeconds": 1, "started": "2026-01-09T08:30:00Z""#,
        #""id": null, "timeSpentSeconds": 1, "started": "2026-01-09T08:30:00Z""#,
        #""id": "1", "timeSpentSeconds": 1"#, #""id": "1", "timeSpentSeconds": 1, "started": "yesterday""#,
        #""id": "1", "timeSpentSeconds": 1, "started": 1767947400"#, #""id": "1", "started": "2026-01-09T08:30:00Z""#,
    ])
    func withoutWhatAWorklogMustHave(members: String) {
        #expect(throws: DecodingError.self) { try worklog("{\(members)}") }
    }

    @Test
    func withAFormattedComment() throws {
        let worklog = try worklog(
            """
            {"id": "1", "timeSpentSeconds": 1, "started": "2026-01-09T08:30:00Z", "comment":
             {"type": "doc", "version": 1, "content": [
               {"type": "paragraph", "content": [{"type": "text", "text": "one "}, {"type": "text", "text": "more"}]},
               {"type": "paragraph", "content": [{"type": "text", "text": "two"}]}]}}
            """
        )
        #expect(worklog.comment == "one more\ntwo")
    }

    @Test(arguments: [#"{"type": "doc", "content": []}"#, #""""#, "null", "[]"])
    func withAnEmptyComment(comment: String) throws {
        let worklog = try worklog(
            #"{"id": "1", "timeSpentSeconds": 1, "started": "2026-01-09T08:30:00Z", "comment": \#(comment)}"#
        )
        #expect(worklog.comment == nil)
    }
}
