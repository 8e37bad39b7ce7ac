import Testing

@testable import TimeTrackingSandbox

@Suite struct FieldObjectionTests {
    private let names: [FieldName] = [
        "name", .nested("rate", ["amount", .nested("parts", ["a"])]), .anything("value"),
    ]

    private func objection(_ body: String) throws -> FieldObjection? {
        let json = try JSONParser.value(of: Array(body.utf8))
        do throws(FieldObjection) {
            try json.requireOnly(names)
            return nil
        } catch {
            return error
        }
    }

    private func objection(query text: String) throws -> FieldObjection? {
        let query = try #require(Query(text[...]))
        do throws(FieldObjection) {
            try query.requireOnly(["page", .list("ids")])
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "{}", "[]", "null", "3", #"{"name": "n", "rate": {"amount": 1}, "value": {"b": [{"c": {}}]}}"#,
        #"{"rate": [{"amount": 1}, {"parts": [{"a": null}]}, 4]}"#, #"[{"name": "n"}, {"rate": null}]"#,
        #"{"name": ["a", 1, true, {}]}"#,
    ])
    func whatIsKnownPasses(body: String) throws {
        #expect(try objection(body) == nil)
    }

    @Test(arguments: [
        (#"{"nam": "n"}"#, "nam"), (#"{"": 1}"#, ""), (#"{"Name": "n"}"#, "Name"), (#"[{"name": "n"}, {"x": 1}]"#, "x"),
        (#"{"rate": {"amount": 1, "since": 2}}"#, "rate.since"),
        (#"{"rate": [{"amount": 1}, {"parts": [{"a": 1}, {"b": 1}]}]}"#, "rate.parts.b"),
        (#"{"name": {"first": "a"}}"#, "name.first"), (#"{"name": [{"first": "a"}]}"#, "name.first"),
        (#"{"name": "n", "rate": {"amount": {"x": 1}}}"#, "rate.amount.x"),
    ])
    func theFirstUnknownFieldIsNamedWithThoseAboveIt(body: String, place: String) throws {
        #expect(try objection(body) == .unknownField(place))
    }

    @Test func anObjectHasANameOnce() throws {
        #expect(try objection(#"{"name": 1, "name": 1}"#) == .repeatedField("name"))
        #expect(try objection(#"{"rate": {"amount": 1, "amount": 2}}"#) == .repeatedField("rate.amount"))
        #expect(try objection(#"[{"name": 1}, {"name": 1}]"#) == nil)
    }

    @Test func aQueryHasKnownNamesOnce() throws {
        #expect(try objection(query: "") == nil)
        #expect(try objection(query: "page=1&ids=a&ids=b") == nil)
        #expect(try objection(query: "Page=1") == .unknownParameter("Page"))
        #expect(try objection(query: "page=1&page=1") == .repeatedParameter("page"))
        #expect(try objection(query: "ids%5B%5D=1") == .unknownParameter("ids[]"))
    }
}
