#if Keyring
import Testing
import TimeTrackingKeyring

@Suite("Which item of a keyring to keep")
struct KeyringItemChoiceTests {
    @Test("The most recent one is the same choice every time")
    func choicesCompare() {
        #expect(KeyringItemChoice.mostRecentlyModified == .mostRecentlyModified)
    }
}
#endif
