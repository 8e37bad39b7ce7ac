import ClockifyAPI
import Testing
import TimeTrackingKit

@Suite
struct TaskDecodingTests {
    @Test
    func aTaskWithNullsEverywhere() throws {
        let task: Clockify.Task = try decoded(
            """
            {"id": "t1", "name": "Proof", "projectId": null, "assigneeIds": null, "assigneeId": null,
             "userGroupIds": null, "estimate": null, "status": null, "budgetEstimate": null, "duration": null,
             "billable": null, "hourlyRate": null, "costRate": null}
            """
        )
        let bare: Clockify.Task = try decoded(#"{"id": "t1", "name": "Proof"}"#)
        #expect(task == bare)
        #expect(task.assigneeIDs == [])
        #expect(task.userGroupIDs == [])
        #expect(task.estimate == nil)
        #expect(task.budgetEstimate == nil)
        #expect(task.duration == nil)
        #expect(task.hourlyRate == nil)
        #expect(task.costRate == nil)
        #expect(task.status == nil)
    }

    @Test
    func aTaskWithEverythingAndMore() throws {
        let task: Clockify.Task = try decoded(
            """
            {"id": "t1", "name": "Proof", "projectId": "p1", "assigneeIds": ["u1", "u2"], "assigneeId": "u1",
             "userGroupIds": ["n1"], "estimate": "PT30H", "status": "ARCHIVED_SOMEHOW", "budgetEstimate": 120000,
             "duration": "PT86H40M13S", "billable": true, "hourlyRate": {"amount": 9500, "currency": "GBP"},
             "costRate": {"amount": 5000, "currency": null}, "favorite": false}
            """
        )
        #expect(task.assigneeIDs == [Clockify.UserID("u1"), Clockify.UserID("u2")])
        #expect(task.userGroupIDs == [Clockify.UserGroupID("n1")])
        #expect(task.estimate == .seconds(30 * 3600))
        #expect(task.duration == .seconds(86 * 3600 + 40 * 60 + 13))
        #expect(task.budgetEstimate == 120_000)
        #expect(task.hourlyRate?.amount == 9500)
        #expect(task.costRate?.currency == nil)
        #expect(task.status?.rawValue == "ARCHIVED_SOMEHOW")
        #expect(try encoded(Clockify.TaskChanges(task))["status"] == .string("ARCHIVED_SOMEHOW"))
    }

    @Test
    func theOldFormHasOneAssignee() throws {
        let task: Clockify.Task = try decoded(#"{"id": "t1", "name": "Proof", "assigneeId": "u1"}"#)
        #expect(task.assigneeIDs == [Clockify.UserID("u1")])
        let nobody: Clockify.Task = try decoded(#"{"id": "t1", "name": "A", "assigneeIds": [], "assigneeId": "u1"}"#)
        #expect(nobody.assigneeIDs == [])
    }
}
