import Testing
import TimeTrackingKit

@testable import timetrack

@Suite("Fingerprints")
struct FingerprintTests {
    @Test(arguments: ["abc\n", " abc\t", "\r\nabc"])
    func leaveOutSpacesAroundAKey(_ text: String) {
        #expect(Fingerprint(of: Secret(utf8: text)) == Fingerprint(of: Secret(utf8: "abc")))
    }

    /// The examples of FIPS 180-4, and one that begins with a zero.
    @Test(arguments: [("abc", "ba7816bf"), ("", "e3b0c442"), ("88", "8b940be7"), ("39", "0b918943")])
    func areTheFirstEightDigits(_ text: String, _ digits: String) {
        #expect(Fingerprint(of: Secret(utf8: text)).description == digits)
    }
}
