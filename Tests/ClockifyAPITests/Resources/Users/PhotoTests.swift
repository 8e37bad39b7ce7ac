import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// A picture travels as the one part of a form.
@Suite
struct PhotoTests {
    private func photo(_ name: String = "ada.png", _ bytes: [UInt8] = [1, 2, 3]) -> Clockify.PhotoFile {
        Clockify.PhotoFile(name: name, format: .png, bytes: bytes)
    }

    private func stub() -> StubTransport {
        StubTransport { _ in .response(json: #"{"name": "x.png", "url": "https://img.test/x.png"}"#) }
    }

    @Test
    func theFormHasOnePart() async throws {
        let transport = stub()
        let uploaded = try await Clockify.Client.test(transport).uploadPhoto(photo("ädä 1.png", Array("PNG".utf8)))
        #expect(uploaded.url == "https://img.test/x.png")
        let exchange = try #require(transport.exchanges.first)
        #expect(transport.targets == ["POST /api/v1/file/image"])
        #expect(exchange.request.headerFields[.contentType] == "multipart/form-data; boundary=TimeTrackingKit-0")
        #expect(
            exchange.bodyText
                == "--TimeTrackingKit-0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ädä 1.png\"\r\n"
                + "Content-Type: image/png\r\n\r\nPNG\r\n--TimeTrackingKit-0--\r\n"
        )
    }

    @Test(arguments: [
        ["TimeTrackingKit-0"], ["TimeTrackingKit-0", "TimeTrackingKit-1"],
        ["--TimeTrackingKit-0--", "TimeTrackingKit-12"],
        ["TimeTrackingKit-00"], ["TimeTrackingKit-012"], ["TimeTrackingKit-007"], ["TimeTrackingKit-"],
    ])
    func noBoundaryOccursInThePicture(parts: [String]) async throws {
        let content = parts.joined(separator: "\r\n")
        let transport = stub()
        _ = try await Clockify.Client.test(transport).uploadPhoto(photo("a.png", Array(content.utf8)))
        let type = try #require(transport.exchanges.first?.request.headerFields[.contentType])
        let boundary = try #require(type.split(separator: "=").last)
        #expect(!content.contains(boundary))
    }

    @Test(arguments: [
        "", "a\".png", "a\r\nX-Evil: 1.png", "a\nb", "a\u{0}b", "../a.png", "a\\b", String(repeating: "ä", count: 128),
        "a\u{7F}", "a\u{85}",
    ])
    func aNameThatBreaksTheHeaderIsNotSent(name: String) async {
        let transport = stub()
        let error = await failure { _ = try await Clockify.Client.test(transport).uploadPhoto(photo(name)) }
        #expect(error?.code == .invalidRequest)
        #expect(transport.exchanges.isEmpty)
    }

    @Test(arguments: [0, Clockify.PhotoFile.maximumBytes + 1])
    func aPictureOfThatSizeIsNotSent(count: Int) async {
        let transport = stub()
        let bytes = [UInt8](repeating: 7, count: count)
        let error = await failure { _ = try await Clockify.Client.test(transport).uploadPhoto(photo("a.png", bytes)) }
        #expect(error?.code == .invalidRequest)
        #expect(transport.exchanges.isEmpty)
    }
}
