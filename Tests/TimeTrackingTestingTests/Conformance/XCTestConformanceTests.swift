import TimeTrackingKit
import TimeTrackingTesting
import XCTest

/// The suite belongs to no test library: this is how it runs in the other one.
final class XCTestConformanceTests: XCTestCase {
    func testMemoryStoreKeepsTheContract() async {
        let conformance = CredentialStoreConformance { name in
            InMemoryCredentialStore(name: name)
        }
        let violations = await conformance.violations()
        XCTAssertEqual(violations, [])
    }
}
