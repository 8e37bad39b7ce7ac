import HTTPTypes

// How an answer that is not what was asked for becomes an error.

extension APISession {
    /// The error of an answer whose status is not 2xx.
    func refusal(of request: APIRequest, _ response: APIResponse) -> APIError {
        let status = response.head.status.code
        let body = service.readRefusal(response.body)
        let location = response.head.headerFields[.location]
        let code = (300..<400).contains(status) && location != nil ? .redirected : meaning(of: request, status, body)
        var error = APIError(code, operation: request.operation, status: status, message: "")
        error.vendorCode = body?.vendorCode
        error.retryAfter = RetryAfter.delay(in: response.head) { nil }
        let text = body.map(\.message) ?? plainText(response.body)
        error.serverMessage = text.flatMap {
            ServerMessage.clean($0, without: response.secrets, sent: request.sentTexts)
        }
        if code == .unauthorized { error.tokenSource = response.source }
        error.message = sentence(
            for: error,
            at: destination(of: request),
            source: response.source,
            target: location.map { target($0, response) }
        )
        return error
    }

    /// The error of an answer that does not decode.
    ///
    /// Of the decoder's error only the path is kept: its texts quote the answer.
    func undecodable(_ error: any Error, _ response: APIResponse, of request: APIRequest) -> APIError {
        let status = response.head.status.code
        let path = (error as? DecodingError).map(codingPath) ?? []
        if case DecodingError.dataCorrupted = error, path.isEmpty {
            return APIError(
                .notJSON,
                operation: request.operation,
                status: status,
                message:
                    "The answer is not JSON; check that \(destination(of: request)) is the address of \(service.name).",
                cause: error
            )
        }
        let place = path.reduce(into: "") { text, key in
            text += key.intValue.map { "[\($0)]" } ?? (text.isEmpty ? key.stringValue : ".\(key.stringValue)")
        }
        let shown = ServerMessage.clean(place, without: response.secrets)
        var result = APIError(
            .decoding,
            operation: request.operation,
            status: status,
            message:
                "The answer has an unexpected shape at \(shown ?? "its top"); update this library or report the path.",
            cause: error
        )
        result.codingPath = shown
        return result
    }

    private func codingPath(of error: DecodingError) -> [any CodingKey] {
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath
        case .keyNotFound(let key, let context): context.codingPath + [key]
        @unknown default: []
        }
    }

    private func meaning(
        of request: APIRequest,
        _ status: Int,
        _ body: ServiceDialect.RefusalBody?
    ) -> APIError.Code {
        let exact = APIRequest.Refusal(status: status, vendorCode: body?.vendorCode)
        let general = APIRequest.Refusal(status: status, vendorCode: nil)
        if let code = request.meanings[exact] ?? service.meanings[exact] { return code }
        if let code = request.meanings[general] ?? service.meanings[general] { return code }
        return switch status {
        case 400, 409, 413, 422: .validation
        case 401: .unauthorized
        case 402, 403: .forbidden
        case 404: .notFound
        case 429: .rateLimited
        case 500..<600: .server
        default: .unexpectedStatus
        }
    }

    /// The host that a redirect points to, which is all of the address that is shown.
    private func target(_ location: String, _ response: APIResponse) -> String {
        guard location.contains("://") else { return "another path" }
        let end = location.firstIndex { $0 == "?" || $0 == "#" } ?? location.endIndex
        do {
            let host = try AddressParser.parse(String(location[..<end])).origin.host
            return ServerMessage.clean(host, without: response.secrets) ?? "another address"
        } catch {
            return "an address that cannot be read"
        }
    }

    /// The body as a text for a person, or nil for a page that was made for a browser.
    private func plainText(_ body: [UInt8]) -> String? {
        let start = body.drop(while: \.isASCIIWhitespace).prefix(4096)
        guard let first = start.first, first != UInt8(ascii: "<"), first != UInt8(ascii: "{") else { return nil }
        return String(decoding: start, as: UTF8.self)
    }

    private func sentence(
        for error: APIError,
        at endpoint: ServiceEndpoint,
        source: TokenSource,
        target: String?
    ) -> String {
        let name = service.name
        switch error.code {
        case .unauthorized where source == .provided:
            return "\(name) does not accept the token that was given; give a valid one."
        case .unauthorized: return "\(name) does not accept the token from \(source); \(remedy(source))."
        case .forbidden:
            return "The owner of the token may not do this, or the plan excludes it; use a token with more rights."
        case .notFound:
            return "\(name) does not have it, or hides it from the owner of the token; check the ids and the endpoint."
        case .validation: return "\(name) refused what was sent; correct it as the service's message says."
        case .rateLimited:
            let wait = error.retryAfter.map { "\($0.components.seconds) seconds" } ?? "a while"
            return "\(name) takes no more requests for now; wait \(wait) and try again."
        case .server: return "\(name), or a proxy in front of it, failed; try again later."
        case .redirected:
            return "\(name) points to \(target ?? "another address"), and a token follows no redirect; "
                + "if the service is there, make it the endpoint."
        case .noRunningTimer: return "No timer is running; start one first."
        case .locked: return "The time entry is locked or approved; ask an administrator of the workspace to unlock it."
        case .manualTrackingDisabled: return "The workspace takes time from timers alone; start a timer instead."
        default: return "\(name) answered with an unexpected status; check that \(endpoint) is its address."
        }
    }

    private func remedy(_ source: TokenSource) -> String {
        switch source {
        case .header(let name): "send a valid one in the header \(name)"
        case .user(_, let key): "store a valid one for \(key.account)"
        case .environment(let variable): "put a valid one into \(variable)"
        case .provided: "give a valid one"
        }
    }
}
