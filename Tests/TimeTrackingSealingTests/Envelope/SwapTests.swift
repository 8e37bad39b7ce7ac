#if EncryptedDatabase
import LeakCanary
import Testing
import TimeTrackingKit
import TimeTrackingSealing

/// Rows that differ in one thing each, or that would be the same if their fields were joined or normalized.
private struct Row {
    let key: CredentialKey
    let attributes: [String: String]

    init(_ service: String, _ account: String, _ attributes: [String: String] = [:]) throws {
        self.key = try CredentialKey(service: service, account: account)
        self.attributes = attributes
    }
}

@Suite("Envelopes that were put elsewhere")
struct SwapTests {
    private let fixture: SealingFixture
    private let rows: [Row]

    init() throws {
        fixture = try SealingFixture()
        rows = try [
            Row("clockify", "ada"), Row("clockify", "grace"), Row("clockwork", "ada"), Row("ada", "clockify"),
            Row("ab", "c"), Row("a", "bc"), Row("abc", "c"), Row("a", "b c"), Row("a b", "c"),
            Row("clockify", "Ada"), Row("clockify", "ada "),
            Row("clockify", "\u{E9}"), Row("clockify", "e\u{301}"), Row("\u{E9}", "ada"), Row("e\u{301}", "ada"),
            Row("clockify", "\u{212B}"), Row("clockify", "\u{C5}"),
            Row("a", "b", ["c": "d"]), Row("a", "b", ["cd": ""]), Row("a", "b", ["": "cd"]), Row("a", "bc", ["": "d"]),
            Row("a", "b", ["d": "c"]), Row("a", "b", ["c": "e"]), Row("a", "b", ["e": "d"]),
            Row("a", "b", ["c": "d", "e": "f"]), Row("a", "b", ["c": "f", "e": "d"]),
            Row("a", "b", ["x": "\u{E9}"]), Row("a", "b", ["x": "e\u{301}"]),
            Row("a", "b", ["\u{E9}": "x"]), Row("a", "b", ["e\u{301}": "x"]),
        ]
    }

    @Test("No row opens in the place of another")
    func rowsStayWhereTheyAre() throws {
        let sealed = try rows.map { row in
            try fixture.keys.seal(Credential(secret: LeakCanary.secret, attributes: row.attributes), for: row.key)
        }
        for (index, row) in rows.enumerated() {
            for (other, otherRow) in rows.enumerated() {
                // The envelope alone, as a person who edits the database would move it.
                let moved = SealedCredential(attributes: sealed[other].attributes, envelope: sealed[index].envelope)
                let expected = index == other ? Opening.opened : .refused(.tampered)
                #expect(Opening(fixture.keys, moved, for: otherRow.key) == expected, "\(row) as \(otherRow)")
            }
        }
    }

    @Test("No other credential's ciphertext, nonce or tag fits")
    func parts() throws {
        let one = fixture.sealed.envelope
        let other = try fixture.keys.seal(fixture.credential, for: fixture.key).envelope
        for part in [9..<21, 21..<(one.count - 16), (one.count - 16)..<one.count] {
            var mixed = one
            mixed.replaceSubrange(part, with: other[part])
            #expect(fixture.opening(mixed, with: fixture.keys) == .refused(.tampered))
        }
    }

    @Test("A canary opens as no row, and no row passes for a canary")
    func canary() throws {
        let canary = try KeyCanary.sealed(with: fixture.keys.current)
        #expect(KeyCanary.isValid(canary, of: fixture.keys.current))
        for row in rows {
            let moved = SealedCredential(attributes: [], envelope: canary)
            #expect(Opening(fixture.keys, moved, for: row.key) == .refused(.tampered))
            let text = Credential(secret: Secret(utf8: "TimeTrackingKit"))
            let sealed = try fixture.keys.seal(text, for: row.key)
            #expect(!KeyCanary.isValid(sealed.envelope, of: fixture.keys.current))
        }
    }

    @Test("A canary is one key's alone, and none of its bits can be flipped")
    func canaryOfOneKey() throws {
        let key = fixture.keys.current
        let canary = try KeyCanary.sealed(with: key)
        let other = try SealingFixture.encryptionKey(2)
        #expect(!KeyCanary.isValid(canary, of: other))
        #expect(!KeyCanary.isValid(canary.prefix(1) + other.id.bytes + canary.dropFirst(9), of: other))
        for index in canary.indices {
            for bit in 0..<8 {
                var changed = canary
                changed[index] ^= 1 << UInt8(bit)
                #expect(!KeyCanary.isValid(changed, of: key))
            }
        }
        for count in 0..<canary.count { #expect(!KeyCanary.isValid(Array(canary.prefix(count)), of: key)) }
        #expect(!KeyCanary.isValid(canary + [0], of: key))
    }
}
#endif
