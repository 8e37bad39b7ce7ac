import Foundation
import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct QueryTests {
    @Test func readsPairsInOrder() throws {
        let query = try #require(Query("a=1&b=x+y%2Bz&a=2&c&project_keys%5B%5D=SSP&="))
        #expect(query.first("a") == "1")
        #expect(query.all("a") == ["1", "2"])
        #expect(query.first("b") == "x y+z")
        #expect(query.first("c") == "")
        #expect(query.first("project_keys[]") == "SSP")
        #expect(query.first("d") == nil)
    }

    @Test func readsListsBetweenCommasAndRepeated() throws {
        #expect(try #require(Query("t=a,b&t=c")).list("t") == ["a", "b", "c"])
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "%ff=1", "a=%C3%28"])
    func refusesBrokenEscapes(text: String) {
        #expect(Query(text[...]) == nil)
    }

    @Test func aPathIsSplitBeforeItIsDecoded() {
        let request = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/api/v1/a%2Fb/c%20d?x=1?2")
        let call = Call(request, body: [], now: .init(timeIntervalSince1970: 0))
        #expect(call.segments == ["api", "v1", "a/b", "c d"])
        #expect(call.query?.first("x") == "1?2")
    }
}
