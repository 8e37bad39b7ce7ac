import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite("A broken credential file")
struct FileCredentialStoreBrokenFileTests {
    private static let entry = #"{"service": "clockify", "account": "ada", "secret": "canary-5e1f"}"#

    /// Every call must fail, name the place, leave the file as it was and quote no secret.
    private func expectBroken(_ text: String, _ place: String, sourceLocation: SourceLocation = #_sourceLocation)
        async throws
    {
        try await expectBroken(Array(text.utf8), place, sourceLocation: sourceLocation)
    }

    private func expectBroken(
        _ bytes: [UInt8],
        _ place: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let fixture = try FileStoreFixture()
        try fixture.directory.write(bytes, to: fixture.fileName)
        for failure in try await fixture.failuresOfEveryCall() {
            #expect(failure.code == .corrupted, sourceLocation: sourceLocation)
            #expect(failure.message.contains(place), sourceLocation: sourceLocation)
            #expect(!failure.description.contains("canary"), sourceLocation: sourceLocation)
        }
        #expect(try fixture.directory.bytes(of: fixture.fileName) == bytes, sourceLocation: sourceLocation)
        let names = try fixture.directory.names()
        #expect(names.allSatisfy { $0.hasPrefix("credentials.json") }, sourceLocation: sourceLocation)
    }

    @Test("An empty file")
    func empty() async throws {
        try await expectBroken("", "broken: it is empty")
        try await expectBroken(" \n\n", "line 3, column 1: expected a value")
    }

    @Test("A half-written file, cut at every byte")
    func half() async throws {
        let whole = #"{"version": 1, "credentials": [{"service": "clockify", "account": "ada", "secret": "é"}]}"#
        for count in 1..<whole.utf8.count {
            try await expectBroken(Array(whole.utf8.prefix(count)), "line 1, column")
        }
    }

    @Test("The first mistake is found by line and column")
    func places() async throws {
        try await expectBroken("not json", "line 1, column 1: expected a value")
        try await expectBroken(
            "{\n  \"version\": 1,\n  \"credentials\": [\(Self.entry) \(Self.entry)]\n}",
            "line 3, column 86: expected a comma or \"]\""
        )
        try await expectBroken(
            "{\"version\": 1,\n \"é\": \"é\" \"credentials\": []}",
            "line 2, column 11: expected a comma"
        )
        try await expectBroken("{\"version\": 1, \"credentials\": []} x", "column 35: expected the end of the file")
        try await expectBroken("{'version': 1}", "column 2: expected a name in double quotes")
        try await expectBroken("{\"version\": 1, \"credentials\": [],}", "column 34: expected a name in double quotes")
        try await expectBroken(
            "{\"version\": 1, \"credentials\": [\(Self.entry)], \"x\": \"\\ud800\"}",
            "expected a whole character"
        )
        try await expectBroken("{\"version\": 01, \"credentials\": []}", "column 14: expected a comma")
    }

    @Test("Encodings other than plain UTF-8")
    func encodings() async throws {
        let text = "{\"version\": 1, \"credentials\": [\(Self.entry)]}"
        try await expectBroken("\u{FEFF}" + text, "line 1, column 1: expected a value")
        try await expectBroken(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "line 1, column 2")
        try await expectBroken(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, "line 1, column 1")
        let secret = Array(#"{"version": 1, "credentials": [], "x": ""#.utf8)
        try await expectBroken(secret + [0xC3, 0x28] + Array("\"}".utf8), "line 1, column 41: expected UTF-8")
    }

    @Test("Fields that are missing or of another kind are named by their way")
    func wrongFields() async throws {
        try await expectBroken("[]", "line 1, column 1: expected an object in braces")
        try await expectBroken("{}", "expected a field \"version\"")
        try await expectBroken("{\"version\": 1}", "expected a field \"credentials\"")
        try await expectBroken("{\"version\": 0, \"credentials\": []}", "column 13, version: expected 1")
        try await expectBroken("{\"version\": \"1\", \"credentials\": []}", "version: expected a whole number")
        try await expectBroken(
            "{\"version\": 1, \"credentials\": {}}",
            "credentials: expected a list in square brackets"
        )
        try await expectBroken(
            "{\"version\": 1, \"credentials\": [\n7]}",
            "line 2, column 1, credentials[0]: expected an object"
        )
        try await expectBroken(
            "{\"version\": 1, \"credentials\": [\(Self.entry), {\"service\": \"x\"}]}",
            "credentials[1]: expected a field \"account\""
        )
        try await expectBroken(
            "{\"version\": 1, \"credentials\": [{\"service\": null, \"account\": \"ada\"}]}",
            "credentials[0].service: expected a text"
        )
    }

    @Test("Fields that stand twice")
    func repeatedFields() async throws {
        try await expectBroken(
            "{\"version\": 1, \"version\": 1, \"credentials\": [\(Self.entry)]}",
            "version: expected this field only once"
        )
        let twice = #"{"service": "clockify", "account": "ada", "secret": "canary-1", "secr\u0065t": "canary-2"}"#
        try await expectBroken(
            "{\"version\": 1, \"credentials\": [\(twice)]}",
            "credentials[0].secret: expected this field only once"
        )
        let origins = #"{"origin": "https://a.example", "origin": "https://b.example"}"#
        let entry = #"{"service": "x", "account": "y", "secret": "canary-1", "attributes": \#(origins)}"#
        try await expectBroken(
            "{\"version\": 1, \"credentials\": [\(Self.entry), \(entry)]}",
            "credentials[1].attributes.origin: expected this field only once"
        )
    }

    @Test("Nesting 100,000 deep")
    func deepNesting() async throws {
        let deep = String(repeating: "[", count: 100_000)
        try await expectBroken(deep, "line 1, column 513: expected at most 512 levels of nesting")
        try await expectBroken(deep + String(repeating: "]", count: 100_000), "at most 512 levels")
        let objects = String(repeating: "{\"a\":", count: 100_000)
        try await expectBroken("{\"version\": 1, \"credentials\": [], \"x\": \(objects)", "at most 512 levels")
    }

    @Test("An entry whose secret cannot be taken")
    func unusableSecrets() async throws {
        let cases = [
            ("\"secret\": \"\"", "credentials[0].secret: expected a secret that is not empty"),
            ("\"secret_base64\": \"\"", "credentials[0].secret_base64: expected a secret that is not empty"),
            ("\"secret_base64\": \"canary\"", "credentials[0].secret_base64: expected base64"),
            ("\"secret\": \"canary\", \"secret_base64\": \"YQ==\"", "credentials[0]: expected either"),
            ("\"note\": \"canary\"", "credentials[0]: expected either"),
            ("\"secret\": \"canary\", \"attributes\": {\"a\": 1}", "credentials[0].attributes.a: expected a text"),
            ("\"secret\": \"canary\", \"attributes\": []", "credentials[0].attributes: expected an object"),
        ]
        for (fields, place) in cases {
            let text =
                "{\"version\": 1, \"credentials\": [{\"service\": \"clockify\", \"account\": \"ada\", \(fields)}]}"
            let fixture = try FileStoreFixture(text)
            let failures = try await [
                fixture.failure { _ = try await fixture.store.credential(for: fixture.ada) },
                fixture.failure { try await fixture.store.store(Credential(secret: .testing("n")), for: fixture.ada) },
                fixture.failure { _ = try await fixture.store.removeCredential(for: fixture.ada) },
            ]
            for failure in failures {
                #expect(failure.code == .corrupted)
                #expect(failure.message.contains(place), "\(place)")
                #expect(!failure.description.contains("canary"))
            }
            #expect(try fixture.text() == text)
            #expect(try await fixture.store.keys(service: nil, after: nil, limit: 5) == [fixture.ada])
        }
    }

    @Test("Moving the file away, as the message says, begins anew")
    func adviceWorks() async throws {
        let fixture = try FileStoreFixture("{")
        let failure = try await fixture.failure { _ = try await fixture.store.credential(for: fixture.ada) }
        #expect(failure.message.contains("move it away to begin anew"))
        try fixture.directory.move(fixture.fileName, to: "old.json")
        #expect(try await fixture.store.credential(for: fixture.ada) == nil)
        try await fixture.store.store(Credential(secret: .testing("new")), for: fixture.ada)
        #expect(try await fixture.store.credential(for: fixture.ada)?.secret == .testing("new"))
    }
}
