import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct SecretTests {
    private let text = "canary-4711"

    @Test
    func keepsItsBytes() {
        let bytes: [UInt8] = [0, 0xFF, 0x0A, 0x41]
        let secret = Secret(bytes)
        #expect(secret.count == 4)
        #expect(secret.withRevealedBytes { Array($0) == bytes })
        #expect(Secret(utf8: "é").count == 2)
    }

    @Test
    func anEmptySecretHasNoBytes() {
        let secret = Secret([UInt8]())
        #expect(secret.count == 0)
        #expect(secret.isBlank)
        #expect(secret.withRevealedBytes { $0.isEmpty })
    }

    @Test
    func blankMeansSpacesTabsAndLineEndsOnly() {
        #expect(Secret(utf8: " \t\r\n").isBlank)
        #expect(!Secret(utf8: " x ").isBlank)
        #expect(!Secret([0]).isBlank)
    }

    @Test
    func comparesByBytes() {
        let same = Secret.testing(text) == Secret.testing(text)
        let otherByte = Secret.testing(text) == Secret.testing("canary-4712")
        let otherLength = Secret.testing(text) == Secret.testing("canary-471")
        #expect(same)
        #expect(!otherByte)
        #expect(!otherLength)
    }

    @Test
    func nothingThatPrintsShowsIt() throws {
        let credential = Credential(secret: .testing(text), attributes: ["origin": "https://api.clockify.me"])
        let authorization = Authorization(name: .authorization, scheme: "Bearer", secret: .testing(text))
        let key = try CredentialKey(service: "clockify", account: "ada")
        let resolution = TokenResolution(
            credential: credential,
            source: .user(store: "memory", key: key),
            after: [TokenAttempt(source: .provided, outcome: .absent)]
        )
        let values: [Any] = [credential.secret, credential, authorization, resolution, [credential], ["a": resolution]]
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            for printed in ["\(value)", String(describing: value), String(reflecting: value), dumped] {
                #expect(!printed.contains("canary"))
                #expect(!printed.contains("99, 97, 110"))
            }
        }
    }

    @Test
    func theMirrorHasNoChildren() {
        #expect(Mirror(reflecting: Secret.testing(text)).children.isEmpty)
        #expect(Secret.testing(text).description == "<secret>")
    }

    @Test
    func aClosureMayThrowAnErrorOfItsOwnType() {
        #expect(throws: CancellationError.self) {
            try Secret.testing(text).withRevealedBytes { _ throws(CancellationError) in throw CancellationError() }
        }
    }
}
