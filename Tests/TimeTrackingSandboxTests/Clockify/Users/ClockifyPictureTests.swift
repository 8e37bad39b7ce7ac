import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyPictureTests {
    private func upload(
        _ parts: [(head: String, body: String)],
        to session: inout SandboxSession
    ) -> SandboxSession.Answer {
        let body = parts.map { "--frontier\r\nContent-Disposition: form-data; \($0.head)\r\n\r\n\($0.body)\r\n" }
        let headers: HTTPFields = [.contentType: "multipart/form-data; boundary=frontier"]
        return session.send(.post, "/api/v1/file/image", body.joined() + "--frontier--\r\n", headers: headers)
    }

    @Test func anUploadedPictureHasANameAndAnAddress() throws {
        var session = try SandboxSession()
        let part = (head: "name=\"file\"; filename=\"ada.JPG\"\r\nContent-Type: image/jpeg", body: "bytes")
        let answer = upload([part], to: &session)
        #expect(answer.status == 200)
        let picture = try #require(session.sandbox.content.pictures.first)
        #expect(picture.bytes == Array("bytes".utf8))
        #expect(picture.name.hasSuffix(".jpg"))
        #expect(try answer.json == ["name": .string(picture.name), "url": .string(picture.url)])
        #expect(try upload([part], to: &session).json["name"] != .string(picture.name))
    }

    @Test func whatIsNoPictureIsRefused() throws {
        var session = try SandboxSession()
        for (parts, code) in [
            ([(head: "name=\"file\"", body: "")], 501), ([], 501),
            ([(head: "name=\"image\"", body: "x")], 501),
            ([(head: "name=\"file\"", body: "x"), (head: "name=\"file\"", body: "y")], 501),
            ([(head: "name=\"file\"\r\nContent-Type: text/html", body: "x")], 501),
        ] {
            let answer = upload(parts, to: &session)
            #expect(answer.status == 400, "\(parts)")
            #expect(try answer.code == .integer(code), "\(parts)")
        }
        let json = session.send(.post, "/api/v1/file/image", #"{"file": "x"}"#)
        #expect(json.status == 400)
        #expect(try json.code == 3000)
        #expect(session.sandbox.content.pictures.isEmpty)
    }
}
