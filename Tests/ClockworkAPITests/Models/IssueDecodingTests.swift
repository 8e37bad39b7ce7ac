import ClockworkAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The shapes in which issues come.
@Suite
struct IssueDecodingTests {
    private func issue(_ json: String) throws -> Clockwork.Issue {
        try JSONDecoder().decode(Clockwork.Issue.self, from: Data(json.utf8))
    }

    @Test
    func withEveryFieldThatIsRead() throws {
        let issue = try issue(
            #"""
            {"id": 9, "key": "PROJ-9", "self": "https://example.atlassian.net/rest/api/2/issue/9", "fields": {
             "summary": "Fix", "issuetype": {"id": "3", "name": "Bug", "subtask": false},
             "project": {"id": "10000", "key": "PROJ", "name": "Project"},
             "parent": {"id": "8", "key": "PROJ-8", "fields": {"summary": "All fixes", "status": {"name": "Open"}}},
             "assignee": {"accountId": "a1", "displayName": "Ada", "avatarUrls": {"48x48": "x"}},
             "description": {"type": "doc", "content": []}, "customfield_10010": [1, {"a": null}],
             "customfield_10020": null, "labels": ["x"], "timetracking": {}}}
            """#
        )
        #expect(issue.id == "9")
        #expect(issue.key?.rawValue == "PROJ-9")
        #expect(issue.summary == "Fix")
        #expect(issue.typeName == "Bug")
        #expect(issue.projectKey == "PROJ")
        #expect(issue.projectName == "Project")
        #expect(issue.parent?.key?.rawValue == "PROJ-8")
        #expect(issue.parent?.summary == "All fixes")
        #expect(issue.assignee?.accountID == Clockwork.AccountID("a1"))
        #expect(issue.assignee?.displayName == "Ada")
    }

    @Test(arguments: [
        #""fields": null"#, #""fields": {}"#, #""self": "x""#,
        #""fields": {"summary": null, "issuetype": null, "project": null, "parent": null, "assignee": null}"#,
        #""fields": {"issuetype": {"name": null}, "project": {"key": null, "name": null}}"#,
    ])
    func withoutFields(members: String) throws {
        let issue = try issue(#"{"id": "9", "key": "PROJ-9", \#(members)}"#)
        #expect(issue.key?.rawValue == "PROJ-9")
        #expect(issue.summary == nil)
        #expect(issue.typeName == nil)
        #expect(issue.projectKey == nil)
        #expect(issue.projectName == nil)
        #expect(issue.parent == nil)
        #expect(issue.assignee == nil)
    }

    @Test
    func withAParentAndAnAssigneeThatSayNothing() throws {
        for members in ["{}", #"{"key": null, "fields": null, "accountId": null, "displayName": null}"#] {
            let issue = try issue(
                #"{"id": null, "key": "", "fields": {"parent": \#(members), "assignee": \#(members)}}"#
            )
            #expect(issue.id == nil)
            #expect(issue.key == nil)
            #expect(issue.parent?.key == nil)
            #expect(issue.parent?.summary == nil)
            #expect(issue.assignee?.accountID == nil)
            #expect(issue.assignee?.displayName == nil)
        }
    }

    @Test(arguments: [
        (#""issue": {"id": "9"}"#, "9"), (#""issue": {"id": 9}, "issueId": "8""#, "9"), (#""issueId": "9""#, "9"),
        (#""issueId": 9"#, "9"), (#""issue": {"key": "PROJ-9"}, "issueId": 9"#, "9"), (#""issue": null"#, nil),
        (#""issue": {"id": null}, "issueId": "9""#, "9"), (#""comment": "c""#, nil),
    ])
    func theIDStandsInOneOfTwoPlaces(members: String, id: String?) throws {
        let json = #"{"id": "1", "timeSpentSeconds": 1, "started": "2026-01-09T08:30:00Z", \#(members)}"#
        #expect(try JSONDecoder().decode(Clockwork.Worklog.self, from: Data(json.utf8)).issue.id == id)
    }
}
