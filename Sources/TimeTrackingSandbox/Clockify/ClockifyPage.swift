import HTTPTypes

/// Which part of a list a request asks for.
struct ClockifyPage {
    var number: Int
    var size: Int

    init(_ request: ClockifyRequest, size defaultSize: Int = 50, largest: Int = Int(Int32.max)) throws(ClockifyFailure)
    {
        try self.init(
            number: try request.integer("page") ?? 1,
            size: try request.integer("page-size") ?? defaultSize,
            largest: largest
        )
    }

    init(number: Int, size: Int, largest: Int = Int(Int32.max)) throws(ClockifyFailure) {
        self.number = number
        self.size = size
        guard number >= 1, (1...largest).contains(size) else {
            throw .invalid(
                "page is \(number) and page-size \(size), out of range.",
                "page es \(number) y page-size \(size), fuera de rango."
            )
        }
    }

    /// The part of a list as an answer, with the header that says whether it is the last.
    func answer<Elements: RandomAccessCollection>(
        _ elements: Elements,
        isEndless: Bool,
        _ shape: (Elements.Element) -> JSON
    ) -> Answer {
        let count = elements.count
        func element(_ offset: Int) -> JSON {
            shape(elements[elements.index(elements.startIndex, offsetBy: offset)])
        }
        if isEndless, count > 0 {
            // A page nobody could hold is no test of a client, so an endless one has a thousand elements at most.
            let first = (number - 1) % count
            return Self.answer((0..<min(size, 1_000)).map { element((first + $0) % count) }, isLast: false)
        }
        let start = min((number - 1) * size, count)
        let end = min(start + size, count)
        return Self.answer((start..<end).map(element), isLast: end == count)
    }

    /// The part of what a condition leaves of a list; elements behind it are looked at only to learn whether there are any.
    func answer<Elements: RandomAccessCollection>(
        _ elements: Elements,
        where condition: (Elements.Element) -> Bool,
        isEndless: Bool,
        _ shape: (Elements.Element) -> JSON
    ) -> Answer {
        let end = isEndless ? Int.max : number * size
        var (matching, isLast) = ([Elements.Element](), true)
        for element in elements where condition(element) {
            guard matching.count < end else {
                isLast = false
                break
            }
            matching.append(element)
        }
        var answer = answer(matching, isEndless: isEndless, shape)
        if !isLast { answer.headers[.lastPage] = "false" }
        return answer
    }

    private static func answer(_ page: [JSON], isLast: Bool) -> Answer {
        var answer = Answer(json: .array(page))
        answer.headers[.lastPage] = isLast ? "true" : "false"
        return answer
    }
}

extension HTTPField.Name {
    // These are tokens as RFC 9110 defines them, so that the initializer cannot give nil.

    /// `Last-Page`: whether a list ends with this page.
    static let lastPage = HTTPField.Name("Last-Page")!

    /// `X-Api-Key`: a personal key for Clockify.
    static let apiKey = HTTPField.Name("X-Api-Key")!

    /// `X-Addon-Token`: an add-on's token for Clockify.
    static let addonToken = HTTPField.Name("X-Addon-Token")!
}
