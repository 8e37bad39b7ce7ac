#if EncryptedDatabase
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@Suite("Lists of keys")
struct EncryptionKeyListTests {
    private let fixture: KeyFixture
    private var ids: [EncryptionKeyID] { fixture.ids }

    init() throws {
        fixture = try KeyFixture()
    }

    private func list(_ pattern: String) throws -> EncryptionKeyList {
        try EncryptionKeyList(text: Secret(utf8: fixture.text(pattern)), from: "the file keys")
    }

    /// What the list is after a change.
    private func changed(_ pattern: String, _ change: (inout EncryptionKeyList) throws -> Void) throws -> String {
        var list = try list(pattern)
        try change(&list)
        let again = try EncryptionKeyList(text: list.text, from: "the same list")
        #expect(again.keys.all.map(\.id) == list.keys.all.map(\.id))
        return fixture.pattern(list.text)
    }

    @Test("The first key is the current one; blank lines, comments and repetitions do not count")
    func order() throws {
        let texts = [
            "<0>\n<1>\n<2>\n", "<0>\n<1>\n<2>", "\n\n# first\n<0>\n  # second\n\n<1>\n\t\n<2>",
            "<0>\r\n#\r\n<1>\r\n<2>\r\n",
            "  <0> \n\t<1>\n<2>", "<0>\n<1>\n<0>\n<2>\n<1>\n",
        ]
        for text in texts {
            let keys = try EncryptionKeys(text: Secret(utf8: fixture.text(text)), from: "the file keys")
            #expect(keys.all.map(\.id) == Array(ids.prefix(3)))
            #expect(try fixture.pattern(list(text).text) == text)
        }
    }

    @Test("A line that is no key is named by its number, and an empty list says so")
    func refusals() throws {
        let advice = "give 64 hexadecimal or 44 base64 characters, as `openssl rand -hex 32` prints them."
        let refusals = [
            ("<0>\n<1>x\n", "The encryption key in line 2 of the file keys has 65 characters; \(advice)"),
            ("# one\n\nhunter2", "The encryption key in line 3 of the file keys has 7 characters; \(advice)"),
            ("<0> # mine\n", "The encryption key in line 1 of the file keys has 71 characters; \(advice)"),
            ("<0>,<1>\n", "The encryption key in line 1 of the file keys has 129 characters; \(advice)"),
        ]
        for (text, message) in refusals {
            let error = #expect(throws: CredentialStoreError.self) { try list(text) }
            #expect(error?.code == .undecryptable)
            #expect(error?.reason == .malformed)
            #expect(error?.message == message)
        }
        for text in ["", "\n", "# <0>\n", " \r\n\t# none"] {
            let error = #expect(throws: CredentialStoreError.self) { try list(text) }
            #expect(error?.reason == .malformed)
            #expect(
                error?.message == "There is no encryption key in the file keys; write one into it, as "
                    + "`openssl rand -hex 32` prints it."
            )
        }
    }

    @Test("A new list has one key and a comment")
    func newList() throws {
        let list = EncryptionKeyList(current: fixture.keys[2])
        #expect(
            fixture.pattern(list.text)
                == "# Encryption keys, one a line. The first one seals; the others only open. Blank "
                + "lines do not count.\n\n<2>\n"
        )
        #expect(list.keys.all.map(\.id) == [ids[2]])
    }

    @Test("A key is added at the end, once")
    func add() throws {
        #expect(try changed("<0>\n") { $0.add(fixture.keys[1]) } == "<0>\n<1>\n")
        #expect(try changed("<0>") { $0.add(fixture.keys[1]) } == "<0>\n<1>\n")
        #expect(try changed("# a\n<0>\n\n# b\n") { $0.add(fixture.keys[1]) } == "# a\n<0>\n\n# b\n<1>\n")
        for index in 0...1 {
            var list = try list("<0>\n<1>\n\n")
            let isChanged = list.add(fixture.keys[index])
            #expect(!isChanged)
            #expect(fixture.pattern(list.text) == "<0>\n<1>\n\n")
        }
        var list = try list("<0>\n")
        let isChanged = list.add(fixture.keys[1])
        #expect(isChanged)
        #expect(list.keys.all.map(\.id) == [ids[0], ids[1]])
    }

    @Test("A key becomes the current one with the comments directly above it")
    func makeCurrent() throws {
        let changes = [
            ("<0>\n<1>\n", "<1>\n<0>\n"), ("<0>\n<1>", "<1>\n<0>"),
            ("# a\n\n<0>\n<2>\n<1>\n", "# a\n\n<1>\n<0>\n<2>\n"),
            ("# old\n<0>\n# new\n# of May\n<1>\n", "# new\n# of May\n<1>\n# old\n<0>\n"),
            ("# all\n\n# old\n<0>\n\n# new\n<1>\n# end\n", "# all\n\n# new\n<1>\n# old\n<0>\n\n# end\n"),
            ("<1>\n<0>\n", "<1>\n<0>\n"), ("<0>\n<1>\n<1>\n", "<1>\n<0>\n<1>\n"),
        ]
        for (before, after) in changes {
            #expect(try changed(before) { try $0.makeCurrent(ids[1]) } == after)
            var list = try list(before)
            try list.makeCurrent(ids[1])
            #expect(list.keys.current.id == ids[1])
            #expect(list.keys[ids[0]] != nil)
        }
        var list = try list("<0>\n<1>\n")
        #expect(throws: CredentialStoreError.self) { try list.makeCurrent(ids[2]) }
        let isChanged = try list.makeCurrent(ids[0])
        #expect(!isChanged)
        #expect(fixture.pattern(list.text) == "<0>\n<1>\n")
    }

    @Test("A key is removed, and what a person wrote stays")
    func remove() throws {
        let changes = [
            ("<0>\n<1>\n", "<0>\n"), ("<0>\n<1>", "<0>"), ("<0>\n<1>\n<2>\n<1>\n", "<0>\n<2>\n"),
            ("<0>\n# new\n<1>\n# other\n<2>\n", "<0>\n# new\n\n# other\n<2>\n"),
        ]
        for (before, after) in changes { #expect(try changed(before) { try $0.remove(ids[1]) } == after) }
        var list = try list("<0>\n<1>\n")
        let current = #expect(throws: CredentialStoreError.self) { try list.remove(ids[0]) }
        #expect(current?.code == .unsupported)
        #expect(current?.message.hasSuffix("make another one current first.") == true)
        let unknown = #expect(throws: CredentialStoreError.self) { try list.remove(ids[2]) }
        #expect(unknown?.reason == .unknownKeyID)
        #expect(fixture.pattern(list.text) == "<0>\n<1>\n")
    }
}
#endif
