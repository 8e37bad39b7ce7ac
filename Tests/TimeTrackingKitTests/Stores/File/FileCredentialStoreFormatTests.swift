import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite("The file of a file store")
struct FileCredentialStoreFormatTests {
    @Test("It is pretty, has plain slashes and ends with a line end")
    func layout() async throws {
        let fixture = try FileStoreFixture()
        let attributes = ["origin": "https://api.clockify.me", "a": "b"]
        try await fixture.store.store(Credential(secret: .testing("a/b"), attributes: attributes), for: fixture.ada)
        try await fixture.store.store(Credential(secret: Secret([0xFF])), for: fixture.grace)
        let expected = """
            {
              "version": 1,
              "credentials": [
                {
                  "service": "clockify",
                  "account": "ada",
                  "secret": "a/b",
                  "attributes": {
                    "a": "b",
                    "origin": "https://api.clockify.me"
                  }
                },
                {
                  "service": "clockify",
                  "account": "grace",
                  "secret_base64": "/w=="
                }
              ]
            }

            """
        #expect(try fixture.text() == expected)
    }

    @Test("A file that a person wrote is read, and a write changes one entry and nothing else")
    func unknownFieldsSurvive() async throws {
        let fixture = try FileStoreFixture(
            """
            {"note": 12345678901234567890.10, "version":1, "credentials": [
               {"account": "grace", "nested": [{"x": 1e400}], "secret": "g", "service": "clockify", "same": 1},
               {"\\u0061ccount": "ada", "why": {"a": [null, true]},  "secret": "a", "service": "clockify", "n": 0.10 }
            ] , "last": "\\u00e9"}
            """
        )
        #expect(try await fixture.store.credential(for: fixture.ada)?.secret == .testing("a"))
        try await fixture.store.store(Credential(secret: .testing("new")), for: fixture.ada)
        let expected = """
            {"note": 12345678901234567890.10, "version":1, "credentials": [
               {"account": "grace", "nested": [{"x": 1e400}], "secret": "g", "service": "clockify", "same": 1},
               {
                  "\\u0061ccount": "ada",
                  "why": {"a": [null, true]},
                  "secret": "new",
                  "service": "clockify",
                  "n": 0.10
                }
            ] , "last": "\\u00e9"}

            """
        #expect(try fixture.text() == expected)
        #expect(try await fixture.store.removeCredential(for: fixture.ada) == .removed)
        let shorter = """
            {"note": 12345678901234567890.10, "version":1, "credentials": [
               {"account": "grace", "nested": [{"x": 1e400}], "secret": "g", "service": "clockify", "same": 1}
            ] , "last": "\\u00e9"}

            """
        #expect(try fixture.text() == shorter)
    }

    @Test("The first, a middle and the last entry can each be removed")
    func removals() async throws {
        for removed in ["a", "b", "c"] {
            let fixture = try FileStoreFixture()
            for account in ["a", "b", "c"] {
                let key = try CredentialKey(service: "clockify", account: account)
                try await fixture.store.store(Credential(secret: .testing(account)), for: key)
            }
            let key = try CredentialKey(service: "clockify", account: removed)
            #expect(try await fixture.store.removeCredential(for: key) == .removed)
            let left = try await fixture.store.keys(service: nil, after: nil, limit: 10).map(\.account)
            #expect(left == ["a", "b", "c"].filter { $0 != removed })
        }
    }

    @Test("Two entries for one key are ambiguous for that key, and the file stays as it is")
    func ambiguousKey() async throws {
        let entry = #"{"service": "clockify", "account": "ada", "secret": "one"}"#
        let other = #"{"service": "clockify", "account": "grace", "secret": "two"}"#
        let text = #"{"version": 1, "credentials": [\#(entry), \#(other), \#(entry)]}"#
        let fixture = try FileStoreFixture(text)
        let failures = try await [
            fixture.failure { _ = try await fixture.store.credential(for: fixture.ada) },
            fixture.failure { try await fixture.store.store(Credential(secret: .testing("x")), for: fixture.ada) },
            fixture.failure { _ = try await fixture.store.removeCredential(for: fixture.ada) },
        ]
        #expect(failures.map(\.code) == [.ambiguous, .ambiguous, .ambiguous])
        #expect(failures.map(\.count) == [2, 2, 2])
        #expect(failures.map(\.applied) == [nil, .no, .no])
        #expect(try fixture.text() == text)
        #expect(try await fixture.store.credential(for: fixture.grace)?.secret == .testing("two"))
        #expect(try await fixture.store.keys(service: nil, after: nil, limit: 9) == [fixture.ada, fixture.grace])
    }

    @Test("A newer version is refused and left alone, whatever else it has")
    func newerVersion() async throws {
        let text = #"{"version": 2, "credentials": {"sealed": true}}"#
        let fixture = try FileStoreFixture(text)
        for failure in try await fixture.failuresOfEveryCall() {
            #expect(failure.code == .unsupported)
            #expect(failure.message.contains("version 2"))
        }
        #expect(try fixture.text() == text)
    }

    @Test("Base64 is read, and only the key whose entry is broken is affected")
    func brokenEntry() async throws {
        let fixture = try FileStoreFixture(
            #"""
            {"version": 1, "credentials": [
              {"service": "clockify", "account": "ada", "secret": 5},
              {"service": "clockify", "account": "grace", "secret_base64": "/w==", "secret": null}
            ]}
            """#
        )
        #expect(try await fixture.store.credential(for: fixture.grace)?.secret == Secret([0xFF]))
        let failure = try await fixture.failure { _ = try await fixture.store.credential(for: fixture.ada) }
        #expect(failure.code == .corrupted)
        #expect(failure.message.contains("line 2, column 55, credentials[0].secret: expected a text in double quotes"))
        try await fixture.store.store(Credential(secret: .testing("new")), for: fixture.grace)
        #expect(try await fixture.store.credential(for: fixture.grace)?.secret == .testing("new"))
        #expect(try fixture.text().contains("{\"service\": \"clockify\", \"account\": \"ada\", \"secret\": 5}"))
    }
}
