import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite
struct JSONValueTests {
    @Test
    func anyJSONSurvivesARoundTrip() throws {
        let text = #"{"a":[null,true,3,2.5,"x",{"b":[]}],"n":9007199254740993}"#
        let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        #expect(
            value
                == .object([
                    "a": .array([
                        .null, .bool(true), .integer(3), .number(2.5), .string("x"), .object(["b": .array([])]),
                    ]),
                    "n": .integer(9_007_199_254_740_993),
                ])
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(value), as: UTF8.self) == text)
    }
}
