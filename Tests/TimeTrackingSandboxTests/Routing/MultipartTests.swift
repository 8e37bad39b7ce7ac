import Testing

@testable import TimeTrackingSandbox

@Suite struct MultipartTests {
    private func read(_ body: String, _ type: String? = "multipart/form-data; boundary=b1") -> Multipart? {
        Multipart(Array(body.utf8), contentType: type)
    }

    private let whole = """
        --b1\r\nContent-Disposition: form-data; name="file"; filename="a;\\"b.png"\r\nContent-Type: image/png\r\n\
        \r\none\r\n--b2\r\n--b1\r\ncontent-disposition: form-data; name=note\r\n\r\n\r\n--b1--\r\n
        """

    @Test func partsHaveNamesTypesAndBytes() throws {
        let parts = try #require(read(whole)).parts
        #expect(parts.map(\.name) == ["file", "note"])
        #expect(parts[0].fileName == "a;\"b.png")
        #expect(parts[0].contentType == "image/png")
        #expect(String(decoding: parts[0].bytes, as: UTF8.self) == "one\r\n--b2")
        #expect(parts[1].fileName == nil)
        #expect(parts[1].bytes.isEmpty)
    }

    @Test func theBoundaryMayBeQuoted() throws {
        let body = "--a b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--a b--"
        let form = try #require(read(body, "Multipart/Form-Data; charset=utf-8; boundary=\"a b\""))
        #expect(form.parts.map(\.name) == ["x"])
    }

    @Test(arguments: [
        "", "--b1", "--b1\r\n", "--b1\r\n\r\n", "--b2--", "x--b1--", "--b1\r\nA: b\r\n\r\nx\r\n--b1--",
        "--b1\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b1--",
        "--b1\r\nContent-Disposition: form-data; name=x\r\n\r\nno end", "--b1\r\nno colon\r\n\r\nx\r\n--b1--",
        "--b1\r\nContent-Disposition: form-data; name=x\r\n--b1--",
    ])
    func whatIsNoFormIsRefused(body: String) {
        #expect(read(body) == nil)
    }

    @Test(arguments: [
        nil, "", "application/json", "multipart/form-data", "multipart/form-data; boundary=",
        "multipart/mixed; boundary=b1", "multipart/form-data; boundary=b2",
    ])
    func anotherTypeIsRefused(type: String?) {
        #expect(read(whole, type) == nil)
    }

    @Test func bytesThatAreNoTextPass() throws {
        let head = Array("--b1\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n".utf8)
        let bytes: [UInt8] = [0xFF, 0x00, 0x0D, 0x0A, 0x2D, 0x2D, 0x62, 0x0D]
        let form = try #require(
            Multipart(head + bytes + Array("\r\n--b1--".utf8), contentType: "multipart/form-data; boundary=b1")
        )
        #expect(form.parts.map { Array($0.bytes) } == [bytes])
    }
}
