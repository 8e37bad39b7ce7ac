import HTTPTypes

/// What a service answers.
struct Answer: Sendable {
    var status: HTTPResponse.Status
    var headers: HTTPFields
    var body: [UInt8]

    /// An answer without a body.
    init(_ status: HTTPResponse.Status) {
        self.status = status
        self.headers = [:]
        self.body = []
    }

    /// An answer with a JSON body.
    init(_ status: HTTPResponse.Status = .ok, json: JSON, headers: HTTPFields = [:]) {
        self.status = status
        self.headers = headers
        self.headers[.contentType] = "application/json"
        self.body = JSONWriter.bytes(of: json)
    }

    /// An answer with an HTML page that has one sentence.
    init(_ status: HTTPResponse.Status, page sentence: String) {
        self.status = status
        self.headers = [.contentType: "text/html; charset=utf-8"]
        self.body = Array(
            """
            <!doctype html>
            <html><head><title>\(sentence)</title></head><body><h1>\(sentence)</h1></body></html>

            """
            .utf8
        )
    }

    var response: (HTTPResponse, [UInt8]) {
        (HTTPResponse(status: status, headerFields: headers), body)
    }
}
