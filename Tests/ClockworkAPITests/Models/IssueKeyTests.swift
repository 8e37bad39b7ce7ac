import ClockworkAPI
import Testing
import TimeTrackingKit

@Suite
struct IssueKeyTests {
    @Test(arguments: [("PROJ-123", "PROJ-123"), (" proj-1 ", "PROJ-1"), ("A2_B-7", "A2_B-7")])
    func readsKeys(text: String, key: String) throws {
        #expect(try Clockwork.IssueKey(text).rawValue == key)
    }

    @Test(arguments: [
        "", "PROJ", "PROJ-", "-1", "1PROJ-1", "PROJ-1-2", "PROJ-1a", "PR OJ-1", "PROJ-٣", "ÄB-1", "PROJ-1\n",
    ])
    func refusesOtherTexts(text: String) {
        let error = #expect(throws: APIError.self) { try Clockwork.IssueKey(text) }
        #expect(error?.code == .invalidRequest)
        #expect(error?.message.contains("PROJ-123") == true)
    }
}
