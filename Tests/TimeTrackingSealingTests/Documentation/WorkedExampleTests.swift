#if EncryptedDatabase
import Testing
import TimeTrackingKit
@testable import TimeTrackingSealing
import TimeTrackingTesting

/// The worked example of docs/encryption.md, figure by figure.
@Suite("The worked example of the format")
struct WorkedExampleTests {
    private let page: EncryptionPage
    private let values: [String: String]
    private let encryptionKey: EncryptionKey
    private let key: CredentialKey
    private let credential: Credential

    init() throws {
        let page = try EncryptionPage()
        let values = Dictionary(uniqueKeysWithValues: try page.table("| what | value |").map { ($0[0], $0[1]) })
        self.page = page
        self.values = values
        func value(_ name: String) throws -> String { try #require(values[name], "The page has no \(name).") }
        encryptionKey = try EncryptionKey(text: Secret(utf8: value("key")), from: "the page")
        key = try CredentialKey(service: value("service"), account: value("account"))
        let attributes = try ["origin", "workspace_id"].map { ($0, try value("attribute \($0)")) }
        credential = Credential(
            secret: Secret(utf8: try value("secret")),
            attributes: Dictionary(uniqueKeysWithValues: attributes)
        )
    }

    private func storedAttributes() throws -> [UInt8] {
        try page.table("| length | bytes of the attributes |").flatMap { bytes(hex: $0[0]) + bytes(hex: $0[1]) }
    }

    @Test func keyID() {
        #expect(encryptionKey.id.description == values["key id"])
    }

    @Test func attributes() throws {
        let stored = try storedAttributes()
        #expect(stored == StoredAttributes.bytes(credential.attributes))
        #expect(stored.count == 59)
    }

    @Test func associatedData() throws {
        let attributes = try storedAttributes()
        let onPage = try page.table("| length | bytes of the associated data | field |")
            .flatMap { row in bytes(hex: row[0]) + (row[1] == "the attributes" ? attributes : bytes(hex: row[1])) }
        #expect(onPage.count == 100)
        var service = key.service
        var account = key.account
        let ours = attributes.withUnsafeBytes { attributes in
            service.withUTF8 { service in
                account.withUTF8 { account in
                    AssociatedData.bytes(
                        service: service,
                        account: account,
                        attributes: attributes,
                        keyID: encryptionKey.id
                    )
                }
            }
        }
        #expect(onPage == ours)
    }

    @Test func envelope() throws {
        let envelope = try page.bytes("| bytes of the envelope | part |")
        #expect(envelope.count == 53)
        let sealed = SealedCredential(attributes: try storedAttributes(), envelope: envelope)
        let opened = try EncryptionKeys(current: encryptionKey).open(sealed, for: key)
        #expect(opened.secret.compared(to: credential.secret) == .same)
        #expect(opened.attributes == credential.attributes)
    }

    @Test func canary() throws {
        let canary = try page.bytes("| bytes of the canary | part |")
        #expect(canary.count == 52)
        #expect(KeyCanary.isValid(canary, of: encryptionKey))
    }

    @Test("The table of the parts says where the parts of an envelope are")
    func parts() throws {
        let rows = try page.table("| offset | bytes | part |")
        #expect(rows.map { $0[0] } == ["0", "1", "9", "21", "21 + *n*"])
        #expect(rows.map { $0[1] } == ["1", "8", "12", "*n*", "16"])
    }
}
#endif
