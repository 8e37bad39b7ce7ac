import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct SampleErrorTests {
    @Test(arguments: [
        CredentialStoreError.Code.locked, .denied, .dismissed, .unavailable, .failed, .timedOut, .cancelled,
        .ambiguous, .undecryptable, .corrupted, .insecurePermissions, .invalidKey, .tooLarge, .unsupported,
    ])
    func everyCodeHasASentenceOfItsOwn(_ code: CredentialStoreError.Code) {
        let error = CredentialStoreError.sample(code, store: "keyring")
        #expect(error.code == code)
        #expect(error.store == "keyring")
        #expect(error.message.hasSuffix("."))
        #expect(error.message != "The store failed; try again.")
    }

    @Test func detailsGoWithTheirCodes() {
        #expect(CredentialStoreError.sample(.unavailable).reason == .connectionFailed)
        #expect(CredentialStoreError.sample(.unavailable, reason: .noBus).reason == .noBus)
        #expect(CredentialStoreError.sample(.undecryptable).reason == .wrongKey)
        #expect(CredentialStoreError.sample(.tooLarge).limit == 32_768)
        #expect(CredentialStoreError.sample(.ambiguous).count == 2)
        #expect(CredentialStoreError.sample(.timedOut, applied: .unknown).applied == .unknown)
    }
}
