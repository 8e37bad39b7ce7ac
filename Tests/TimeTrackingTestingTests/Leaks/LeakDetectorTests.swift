import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct LeakDetectorTests {
    private let detector = LeakDetector(.testing("s3cr&t-t0ken+ada/é"))

    /// What other programs make of the secret, written down and not computed by the code under test.
    @Test(arguments: [
        ("token: s3cr&t-t0ken+ada/é.", LeakDetector.Form.raw),
        // printf 's3cr&t-t0ken+ada/é' | base64, and with one and two bytes before it.
        ("czNjciZ0LXQwa2VuK2FkYS/DqQ==", .base64),
        ("OnMzY3ImdC10MGtlbithZGEvw6k=", .base64),
        ("QTpzM2NyJnQtdDBrZW4rYWRhL8Op", .base64),
        // The same with the URL-safe alphabet, and with bytes after it.
        ("czNjciZ0LXQwa2VuK2FkYS_DqQ", .base64),
        ("Basic dXNlcjpzM2NyJnQtdDBrZW4rYWRhL8OpOng=", .base64),
        ("73336372267430", nil),
        ("x'7333637226742d74306b656e2b6164612fc3a9'", .hexadecimal),
        ("7333637226742D74306B656E2B6164612FC3A9", .hexadecimal),
        ("?key=s3cr%26t-t0ken%2Bada%2F%C3%A9&x=1", .percentEncoded),
        ("?key=s3cr%26t-t0ken%2bada%2f%c3%a9", .percentEncoded),
        ("%73%33%63%72%26%74%2D%74%30%6B%65%6E%2B%61%64%61%2F%C3%A9", .percentEncoded),
        ("[115, 51, 99, 114, 38, 116, 45, 116, 48, 107, 101, 110, 43, 97, 100, 97, 47, 195, 169]", .byteList),
        ("- 115\n  - 51\n- 99\n-114\n-38\n116 45 116 48 107 101 110 43 97 100 97 47 195 169", .byteList),
        ("[115, 51, 99, 1140, 38, 116, 45, 116, 48, 107, 101, 110, 43, 97, 100, 97, 47, 195, 169]", nil),
        ("S3CR&T-T0KEN+ADA/é", nil),
        ("", nil),
    ])
    func finds(_ text: String, as form: LeakDetector.Form?) {
        #expect(detector.leaks(in: text) == Set([form].compactMap(\.self)))
    }

    @Test func findsWhatPrintsAndDumpsShow() {
        struct Careless {
            let bytes: [UInt8]
        }
        struct Careful {
            let secret: Secret
        }
        let secret = SecretCanary().secret
        let detector = LeakDetector(secret)
        #expect(detector.leaks(inPrintsOf: Careless(bytes: secret.withRevealedBytes(Array.init))) == [.byteList])
        #expect(detector.leaks(inPrintsOf: Careful(secret: secret)).isEmpty)
        #expect(detector.leaks(inPrintsOf: detector).isEmpty)
    }

    @Test func anEmptySecretIsNeverFound() {
        #expect(LeakDetector(.testing("")).leaks(in: "anything").isEmpty)
    }

    @Test func canariesDiffer() {
        #expect(SecretCanary() != SecretCanary())
        #expect(SecretCanary().secret.count == 32)
    }

    @Test func aCanaryIsFoundInPart() {
        let canary = SecretCanary("first-half-1234-second-half-5678")
        let detector = LeakDetector(canary)
        #expect(detector.leaks(in: "token=first-half-1234-…") == [.raw])
        #expect(detector.leaks(in: "token=…second-half-5678") == [.raw])
        #expect(detector.leaks(in: "token=first-half…").isEmpty)
        #expect(detector.leaks(inPrintsOf: canary).isEmpty)
    }
}
