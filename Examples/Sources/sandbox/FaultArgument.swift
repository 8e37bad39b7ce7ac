import ArgumentParser
import HTTPTypes
import TimeTrackingSandbox

/// A fault as it is written on the command line.
struct FaultArgument: ExpressibleByArgument, Sendable {
    typealias Faults = Sandbox.Faults

    private var effect: Faults.Effect
    private var count: Int?
    private var probability: Double?
    private var requests = Faults.Requests()

    /// Reads `KIND[:HOW-OFTEN][@[METHOD ]PATH]`, or gives nil when the text is something else.
    init?(argument: String) {
        let sides = argument.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let words = sides[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let effect = Self.effect(words[0]) else { return nil }
        self.effect = effect
        if words.count == 2 {
            if words[1].hasSuffix("%") {
                guard let percentage = Double(words[1].dropLast()), (0...100).contains(percentage) else { return nil }
                probability = percentage / 100
            } else {
                guard let count = Int(words[1]), count > 0 else { return nil }
                self.count = count
            }
        }
        if sides.count == 2 {
            let parts = sides[1].split(separator: " ")
            guard (1...2).contains(parts.count), let path = parts.last, path.hasPrefix("/") else { return nil }
            var method: HTTPRequest.Method?
            if parts.count == 2 {
                method = HTTPRequest.Method(parts[0].uppercased())
                guard method != nil else { return nil }
            }
            requests = Faults.Requests(method, String(path))
        }
    }

    /// The rule for a sandbox.
    func rule(seed: UInt64) -> Faults.Rule {
        Faults.Rule(
            effect,
            next: count,
            of: requests,
            chance: probability.map { Faults.Chance($0, seed: seed) }
        )
    }

    private static func effect(_ text: Substring) -> Faults.Effect? {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2 else {
            return switch sides[0] {
            case "500": .answer(.internalError)
            case "502": .answer(.badGateway)
            case "html": .answer(.page())
            case "429": .tooManyRequests
            case "reset": .resetBeforeActing
            case "reset-after": .resetAfterActing
            case "withhold": .withheldAnswer
            default: nil
            }
        }
        switch sides[0] {
        case "429", "429-date":
            guard let seconds = Int(sides[1]), (0...31_536_000).contains(seconds) else { return nil }
            return sides[0] == "429"
                ? .tooManyRequests(retryAfter: seconds) : .tooManyRequests(retryAtDateAfter: seconds)
        case "slow":
            guard let seconds = Double(sides[1]), (0...31_536_000).contains(seconds) else { return nil }
            return .slow(.seconds(seconds))
        default: return nil
        }
    }
}
