import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct CustomFieldCallsTests {
    private let id = Clockify.CustomFieldID("f2")
    private let path = "/api/v1/workspaces/\(workspace)/custom-fields"
    private let full = """
        {"id": "f2", "name": "Bed", "type": "DROPDOWN_SINGLE", "entityType": "TIMEENTRY", "status": "INVISIBLE",
         "description": "Where", "placeholder": "", "allowedValues": ["north", "south"], "required": true,
         "workspaceDefaultValue": "north", "projectDefaultValues": [], "onlyAdminCanEdit": true}
        """

    @Test
    func theListIsNotPaged() async throws {
        // More than a page of any other list, and no word about pages.
        let list = (0..<250).map { #"{"id": "f\#($0)", "name": "F"}"# }.joined(separator: ",")
        let transport = StubTransport { _ in .response(json: "[\(list)]") }
        let client = Clockify.Client.test(transport)
        #expect(try await client.customFields(in: workspace).count == 250)
        _ = try await client.customFields(in: workspace, name: "bed", status: .inactive, subject: .user)
        #expect(
            transport.targets == ["GET \(path)", "GET \(path)?name=bed&status=INACTIVE&entity-type=USER"]
        )
    }

    @Test(arguments: [
        (Clockify.CustomFieldDefinition.text(), #""type":"TXT""#),
        (.text(default: "A-1"), #""type":"TXT","workspaceDefaultValue":"A-1""#),
        (.link(default: "https://example.com"), #""type":"LINK","workspaceDefaultValue":"https://example.com""#),
        (.number(default: 3), #""type":"NUMBER","workspaceDefaultValue":3"#),
        (.checkbox(default: false), #""type":"CHECKBOX","workspaceDefaultValue":false"#),
        (
            .other(Clockify.CustomFieldKind(rawValue: "DATE"), default: .null),
            #""type":"DATE","workspaceDefaultValue":null"#
        ),
    ])
    func creatingWithDefaultsOfEveryShape(definition: Clockify.CustomFieldDefinition, written: String) async throws {
        let transport = StubTransport(.response(status: .created, json: full))
        let new = Clockify.NewCustomField(name: "Bed", definition: definition)
        _ = try await Clockify.Client.test(transport).createCustomField(new, in: workspace)
        #expect(transport.targets == ["POST \(path)"])
        #expect(
            transport.bodies == [#"{"entityType":"TIMEENTRY","name":"Bed","onlyAdminCanEdit":false,\#(written)}"#]
        )
    }

    @Test
    func creatingAChoice() async throws {
        let transport = StubTransport(.response(status: .created, json: full))
        let new = Clockify.NewCustomField(
            name: "Bed",
            definition: .multipleChoice(["north", "south"], default: ["north"]),
            subject: .user,
            status: .visible,
            description: "Where",
            placeholder: "bed",
            isAdministratorOnly: true
        )
        _ = try await Clockify.Client.test(transport).createCustomField(new, in: workspace)
        #expect(
            transport.bodies == [
                """
                {"allowedValues":["north","south"],"description":"Where","entityType":"USER","name":"Bed",\
                "onlyAdminCanEdit":true,"placeholder":"bed","status":"VISIBLE","type":"DROPDOWN_MULTIPLE",\
                "workspaceDefaultValue":["north"]}
                """
            ]
        )
    }

    @Test
    func changingOneThingKeepsTheRest() async throws {
        let other = #"{"id": "f1", "name": "Reference", "type": "TXT"}"#
        let transport = StubTransport(.response(json: "[\(other), \(full)]"), .response(json: full))
        _ = try await Clockify.Client.test(transport).updateCustomField(id, in: workspace) { $0.name = "Border" }
        #expect(transport.targets == ["GET \(path)", "PUT \(path)/f2"])
        #expect(
            transport.bodies.last == """
                {"allowedValues":["north","south"],"description":"Where","name":"Border","onlyAdminCanEdit":true,\
                "placeholder":"","required":true,"status":"INVISIBLE","type":"DROPDOWN_SINGLE",\
                "workspaceDefaultValue":"north"}
                """
        )
    }

    @Test
    func replacingWritesAsTold() async throws {
        let transport = StubTransport(.response(json: full))
        let changes = Clockify.CustomFieldChanges(name: "Bed", definition: .singleChoice(["east"]))
        _ = try await Clockify.Client.test(transport).replaceCustomField(id, in: workspace, with: changes)
        #expect(
            transport.bodies == [
                #"{"allowedValues":["east"],"description":"","name":"Bed","onlyAdminCanEdit":false,"placeholder":"","#
                    + #""required":false,"type":"DROPDOWN_SINGLE","workspaceDefaultValue":null}"#
            ]
        )
    }

    @Test(arguments: [
        Clockify.CustomFieldDefinition.text(), .number(), .checkbox(), .link(), .singleChoice(["a"]),
        .multipleChoice(["a"]),
        .other(Clockify.CustomFieldKind(rawValue: "DATE")),
    ])
    func aDefaultIsTakenAway(definition: Clockify.CustomFieldDefinition) async throws {
        let transport = StubTransport { _ in .response(json: full) }
        let client = Clockify.Client.test(transport)
        let changes = Clockify.CustomFieldChanges(name: "Bed", definition: definition)
        try await client.replaceCustomField(id, in: workspace, with: changes)
        #expect(try transport.json(0)["workspaceDefaultValue"] == .null)
        _ = try await client.createCustomField(
            Clockify.NewCustomField(name: "Bed", definition: definition),
            in: workspace
        )
        #expect(try transport.json(1)["workspaceDefaultValue"] == nil)
    }

    @Test
    func aFieldOfNoKindIsNotWrittenUnlessOneIsGiven() async throws {
        let transport = StubTransport { exchange in
            .response(json: exchange.request.method == .get ? #"[{"id": "f2", "name": "Bed", "type": null}]"# : full)
        }
        let client = Clockify.Client.test(transport)
        let update = await failure { try await client.updateCustomField(id, in: workspace) { $0.name = "Border" } }
        let nothing = Clockify.CustomFieldDefinition.other(Clockify.CustomFieldKind(rawValue: ""))
        let new = Clockify.NewCustomField(name: "Bed", definition: nothing)
        let creation = await failure { _ = try await client.createCustomField(new, in: workspace) }
        #expect([update, creation].map(\.?.code) == [.invalidRequest, .invalidRequest])
        #expect(transport.targets == ["GET \(path)"])
        try await client.updateCustomField(id, in: workspace) { $0.definition = .text() }
        #expect(try transport.json(2)["type"] == .string("TXT"))
    }

    @Test
    func changingWhatIsNotInTheListIsNotFound() async throws {
        let transport = StubTransport(.response(json: "[]"))
        let error = await failure {
            try await Clockify.Client.test(transport).updateCustomField(id, in: workspace) { _ in }
        }
        #expect(error?.code == .notFound)
        #expect(error?.operation == "Clockify.updateCustomField")
        #expect(transport.exchanges.count == 1)
    }

    @Test
    func deletingAnswersNothing() async throws {
        let transport = StubTransport(.response(status: .noContent), refusal501)
        let client = Clockify.Client.test(transport)
        try await client.deleteCustomField(id, in: workspace)
        #expect(transport.targets == ["DELETE \(path)/f2"])
        let error = await failure { try await client.deleteCustomField(id, in: workspace) }
        #expect(error?.code == .notFound)
    }
}
