import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct MyStoreTests {
    @Test func keepsTheContract() async {
        let conformance = CredentialStoreConformance { name in InMemoryCredentialStore(name: name) }
        let violations = await conformance.violations()
        #expect(violations == [])
    }
}
