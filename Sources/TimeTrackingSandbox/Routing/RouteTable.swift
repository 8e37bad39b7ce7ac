import HTTPTypes

/// Which handler answers which method and path.
struct RouteTable<Handler: Sendable>: Sendable {
    /// One method of one path, in which a segment that begins with a colon is a parameter.
    struct Route: Sendable {
        var method: HTTPRequest.Method
        var pattern: [Segment]
        var handler: Handler

        init(_ method: HTTPRequest.Method, _ pattern: String, _ handler: Handler) {
            self.method = method
            self.pattern = pattern.split(separator: "/").map(Segment.init)
            self.handler = handler
        }

        /// The values of the parameters, or nil when the path does not match.
        func parameters(in segments: [String]) -> [String: String]? {
            guard segments.count == pattern.count, zip(pattern, segments).allSatisfy({ $0.admits($1) }) else {
                return nil
            }
            var parameters: [String: String] = [:]
            for case (.parameter(let name), let segment) in zip(pattern, segments) { parameters[name] = segment }
            return parameters
        }
    }

    /// One segment of a pattern.
    enum Segment: Sendable {
        case word(String)
        case parameter(String)

        init(_ text: Substring) {
            self = text.first == ":" ? .parameter(String(text.dropFirst())) : .word(String(text))
        }

        func admits(_ segment: String) -> Bool {
            switch self {
            case .word(let word): word == segment
            case .parameter: !segment.isEmpty
            }
        }
    }

    /// What a table knows about a request.
    enum Match {
        case found(Handler, [String: String])
        /// The path exists and takes these methods only.
        case otherMethods([HTTPRequest.Method])
        case unknown
    }

    var routes: [Route]

    init(_ routes: [Route]) {
        self.routes = routes
    }

    func match(_ method: HTTPRequest.Method, _ segments: [String]) -> Match {
        var methods: [HTTPRequest.Method] = []
        for route in routes {
            guard let parameters = route.parameters(in: segments) else { continue }
            if route.method == method { return .found(route.handler, parameters) }
            methods.append(route.method)
        }
        return methods.isEmpty ? .unknown : .otherMethods(methods)
    }
}
