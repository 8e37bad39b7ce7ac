import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyUserFieldValueTests {
    private func path(_ user: String, _ field: String = "d30000000000000000000002") -> String {
        "users/\(user)/custom-field/\(field)/value"
    }

    @Test func aValueStaysWithTheUserUntilItIsNull() throws {
        var session = try SandboxSession(key: Sandbox.Content.StandardToken.graceClockify)
        let set = session.inEngines(.put, path(SandboxSession.grace), #"{"value": 4711}"#)
        #expect(set.status == 201)
        let expected: JSON = [
            "customFieldId": "d30000000000000000000002", "customFieldName": "Staff number",
            "customFieldType": "NUMBER", "userId": .string(SandboxSession.grace), "value": 4711,
        ]
        #expect(try set.json == expected)
        #expect(try session.send(.get, "/api/v1/user").json["customFields"] == [expected])
        let cleared = session.inEngines(.put, path(SandboxSession.grace), #"{"value": null}"#)
        #expect(cleared.status == 201)
        #expect(try cleared.json["value"] == .null)
        #expect(try session.send(.get, "/api/v1/user").json["customFields"] == [])
    }

    @Test(
        arguments: [
            ("TXT", "\"a\"", true), ("TXT", "1", false), ("LINK", "\"https://a.example\"", true),
            ("NUMBER", "1.5", true),
            ("NUMBER", "\"1\"", false), ("CHECKBOX", "true", true), ("CHECKBOX", "\"true\"", false),
            ("DROPDOWN_SINGLE", "\"x\"", true), ("DROPDOWN_SINGLE", "\"z\"", false),
            ("DROPDOWN_SINGLE", "[\"x\"]", false),
            ("DROPDOWN_MULTIPLE", "[\"x\", \"y\"]", true), ("DROPDOWN_MULTIPLE", "[\"x\", \"z\"]", false),
            ("DROPDOWN_MULTIPLE", "\"x\"", false), ("TXT", "{\"a\": 1}", false), ("TXT", "null", true),
        ] as [(String, String, Bool)]
    )
    func aValueMustFitTheType(type: String, value: String, fits: Bool) throws {
        var session = try SandboxSession()
        session.sandbox.content.customFields[1].type = type
        session.sandbox.content.customFields[1].choices = ["x", "y"]
        let answer = session.inEngines(.put, path(SandboxSession.ada), "{\"value\": \(value)}")
        #expect(answer.status == (fits ? 201 : 400), "\(type) \(value)")
    }

    @Test func othersValuesAndThoseForAdministratorsAreDenied() throws {
        var session = try SandboxSession(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(session.inEngines(.put, path(SandboxSession.ada), #"{"value": 1}"#).status == 403)
        session.sandbox.content.customFields[1].isForAdministratorsOnly = true
        #expect(session.inEngines(.put, path(SandboxSession.grace), #"{"value": 1}"#).status == 403)
        session.use(key: Sandbox.Content.StandardToken.adaClockify)
        #expect(session.inEngines(.put, path(SandboxSession.grace), #"{"value": 1}"#).status == 201)
        #expect(session.inEngines(.put, path("nobody"), #"{"value": 1}"#).status == 400)
        let ofEntries = path(SandboxSession.ada, "d30000000000000000000001")
        #expect(session.inEngines(.put, ofEntries, #"{"value": "x"}"#).status == 400)
        #expect(session.inEngines(.put, path(SandboxSession.ada), #"{"val": 1}"#).status == 400)
    }
}
