import Testing
import TimeTrackingTesting

@Test func keepsTheContract() async {
    let conformance = CredentialStoreConformance { name in
        try VaultCredentialStore(path: "\(directory)/\(name).vault")
    }
    let violations = await conformance.violations()
    #expect(violations == [])
}
