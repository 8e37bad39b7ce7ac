#if EncryptedDatabase
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@Suite("Keys as text")
struct EncryptionKeyTextTests {
    private static let lowercase = "000102030405060708090a0b0c0d0e0ff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"
    private static let base64 = "AAECAwQFBgcICQoLDA0OD/Dx8vP09fb3+Pn6+/z9/v8="

    private func key(_ text: String) throws -> EncryptionKey {
        try EncryptionKey(text: Secret(utf8: text), from: "ENCRYPTION_KEY")
    }

    @Test("Hexadecimal digits of either case and base64 stand for the same key, with spaces and line ends around them")
    func forms() throws {
        let forms = [
            Self.lowercase, Self.lowercase.uppercased(),
            "000102030405060708090A0b0C0d0E0fF0f1F2f3F4f5f6f7f8f9fafbfcfdfeFF",
            Self.base64,
        ]
        for form in forms {
            for (before, after) in [("", ""), ("", "\n"), ("", "\r\n"), (" \t", " "), ("\n\n", "\n\n")] {
                #expect(try key(before + form + after).id == key(Self.lowercase).id)
                #expect(try key(before + form + after).text == Secret(utf8: Self.lowercase))
            }
        }
    }

    @Test("Any other text is refused with a sentence that says what was found")
    func refusals() throws {
        let hex = Self.lowercase
        let base64 = Self.base64
        let notHexadecimal = "has 64 characters that are not all hexadecimal"
        let notBase64 = "has 44 characters that are not the base64 of 32 bytes"
        let refusals: [(String, String)] = [
            ("", "is blank"), (" \t\r\n", "is blank"),
            ("a", "has 1 character"), (String(hex.dropLast()), "has 63 characters"), ("\(hex)0", "has 65 characters"),
            (String(repeating: "k", count: 32), "has 32 characters"), ("0x\(hex)", "has 66 characters"),
            ("\"\(hex)\"", "has 66 characters"), ("\(hex)\n\(hex)", "has 129 characters"),
            ("\(hex.dropLast())g", notHexadecimal), ("g\(hex.dropFirst())", notHexadecimal),
            ("\(hex.dropLast())\u{E9}", notHexadecimal), ("\(hex.dropLast()) \u{1F511}", "has 65 characters"),
            ("\(hex.dropLast(2))  ", "has 62 characters"), (String(repeating: "\u{E9}", count: 64), notHexadecimal),
            ("\(base64.dropLast())A", notBase64), ("=\(base64.dropLast())", notBase64),
            (String(base64.dropLast()), "has 43 characters"), ("\(base64.dropLast(2))==", notBase64),
            ("-\(base64.dropFirst())", notBase64), ("_\(base64.dropFirst())", notBase64),
            ("!\(base64.dropFirst())", notBase64),
            ("\(base64.dropLast(2))9=", notBase64), ("\(base64.dropLast(2))/=", notBase64),
            ("\(base64.prefix(20)) \(base64.dropFirst(21))", notBase64), ("\(base64)=", "has 45 characters"),
            ("\u{E9}\(base64.dropFirst())", notBase64),
        ]
        for (text, found) in refusals {
            let error = #expect(throws: CredentialStoreError.self) { try key(text) }
            #expect(error?.code == .undecryptable)
            #expect(error?.reason == .malformed)
            #expect(
                error?.message == "The encryption key in ENCRYPTION_KEY \(found); give 64 hexadecimal or 44 base64 "
                    + "characters, as `openssl rand -hex 32` prints them."
            )
        }
    }

    @Test("A key has one identifier, whoever computes it")
    func identifier() throws {
        let counting = try key((0..<32).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined())
        #expect(counting.id.description == "b8ac3df0f27dec22")
        #expect(counting.id.bytes == [0xB8, 0xAC, 0x3D, 0xF0, 0xF2, 0x7D, 0xEC, 0x22])
    }

    @Test("No two new keys are the same, and their text stands for them")
    func random() throws {
        let keys = (0..<100).map { _ in EncryptionKey.random() }
        #expect(Set(keys.map(\.id)).count == 100)
        for key in keys { #expect(try EncryptionKey(text: key.text, from: "its text").text == key.text) }
    }

    @Test("A key that is there twice counts once")
    func twice() throws {
        let one = try key(Self.lowercase)
        let other = EncryptionKey.random()
        let keys = EncryptionKeys(current: one, readable: [other, one, other])
        #expect(keys.all.map(\.id) == [one.id, other.id])
        #expect(keys[other.id]?.text == other.text)
        #expect(keys[EncryptionKey.random().id] == nil)
    }
}
#endif
