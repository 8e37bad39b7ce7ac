import NIOCore

/// A user and the pages of a list of time entries, as the bytes that go over the wire.
struct RenderedPages: Sendable {
    let user: ByteBuffer
    let pages: [ByteBuffer]

    /// An entry a quarter of an hour, newest first, with all the members that the service sends.
    init(entries: Int, pageSize: Int) {
        user = ByteBuffer(
            string: """
                {"id":"64a0000000000000000000aa","name":"Ada","email":"ada@example.com","activeWorkspace":\
                "64a000000000000000000001","settings":{"timeZone":"UTC"}}
                """
        )
        pages = stride(from: 0, to: entries, by: pageSize)
            .map { first in
                let texts = (first..<min(first + pageSize, entries)).map { Self.entry(entries - 1 - $0) }
                return ByteBuffer(string: "[\(texts.joined(separator: ","))]")
            }
    }

    private static func entry(_ number: Int) -> String {
        let day = number / 96
        let date = "20\(two(10 + day / 336))-\(two(1 + day % 336 / 28))-\(two(1 + day % 28))"
        let minute = number % 96 * 15
        let time = "\(two(minute / 60)):\(two(minute % 60))"
        return """
            {"id":"\(id("64b", number))","description":"Step \(number) of the study","tagIds":["\(id("64c", number % 7))"],\
            "userId":"64a0000000000000000000aa","billable":\(number % 2 == 0),"taskId":null,\
            "projectId":"\(id("64d", number % 50))","workspaceId":"64a000000000000000000001","timeInterval":\
            {"start":"\(date)T\(time):00Z","end":"\(date)T\(time):59Z","duration":"PT59S"},"customFieldValues":\
            [{"customFieldId":"\(id("64e", 1))","timeEntryId":"\(id("64b", number))","value":"A-\(number % 100)",\
            "type":"TXT","name":"Ticket"}],"type":"REGULAR","kioskId":null,"hourlyRate":{"amount":12000,"currency":"EUR"},\
            "costRate":null,"isLocked":false}
            """
    }

    private static func id(_ kind: String, _ number: Int) -> String {
        let digits = String(number, radix: 16)
        return kind + String(repeating: "0", count: 24 - kind.count - digits.count) + digits
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
