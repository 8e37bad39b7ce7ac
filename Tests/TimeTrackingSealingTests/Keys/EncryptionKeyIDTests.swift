#if EncryptedDatabase
import Testing
import TimeTrackingSealing

@Suite("Identifiers of keys")
struct EncryptionKeyIDTests {
    @Test func bytesAndText() throws {
        for text in ["0000000000000000", "00000000000000ff", "b8ac3df0f27dec22", "ffffffffffffffff"] {
            let id = try #require(EncryptionKeyID(text))
            #expect(id.description == text)
            #expect(id.bytes == bytes(hex: text))
            #expect(EncryptionKeyID(bytes(hex: text)) == id)
            #expect(EncryptionKeyID(text.uppercased()) == id)
        }
    }

    @Test func nothingElse() {
        for text in [
            "", "b8ac3df0f27dec2", "b8ac3df0f27dec222", "+8ac3df0f27dec22", "b8ac3df0f27dec2g", "b8ac3df0f27dec2 ",
        ] {
            #expect(EncryptionKeyID(text) == nil)
        }
        #expect(EncryptionKeyID([UInt8](repeating: 0, count: 7)) == nil)
        #expect(EncryptionKeyID([UInt8](repeating: 0, count: 9)) == nil)
    }

    @Test func order() throws {
        let ids = ["ff00000000000000", "0000000000000001", "00000000000000ff"].compactMap { EncryptionKeyID($0) }
        #expect(ids.sorted().map(\.description) == ["0000000000000001", "00000000000000ff", "ff00000000000000"])
    }
}
#endif
