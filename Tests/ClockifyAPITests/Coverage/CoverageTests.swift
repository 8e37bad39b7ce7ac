import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `docs/api-coverage.md` lists every operation that Clockify has, and says of each how it is reached.
@Suite
struct CoverageTests {
    @Test
    func theListIsThatOfTheOperations() throws {
        let listed = try CoverageList.documented().map(\.operation)
        #expect(Set(listed).count == listed.count, "an operation is listed twice")
        #expect(Set(listed).symmetricDifference(try CoverageList.committed()) == [])
    }

    @Test("The vendor's document has the same operations, where there is one")
    func theVendorsDocument() throws {
        guard let document = try CoverageList.vendorDocument() else { return }
        #expect(Set(try CoverageList.committed()).symmetricDifference(document) == [])
    }

    @Test
    func everyNameIsOneOfACall() throws {
        let shaped = try CoverageList.documented().map(\.calls).filter { !$0.isEmpty }
        #expect(shaped.count == 72)
        let source = try CoverageList.source()
        for call in shaped.joined() {
            #expect(source.contains("func \(call)("), "there is no call \(call)")
        }
    }
}
